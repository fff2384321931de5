"""The outline of a report: its chapters in order, each moved, renamed, hidden or added."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lscb.annualreport import outlining
from lscb.annualreport.forms import AddChapterForm, ChapterForm
from lscb.annualreport.models import OutlineSection, Report
from lscb.annualreport.outline import OWN_WORDS
from lscb.annualreport.views.finding import report_of
from lscb.permissions import Power
from lscb.web.editing import confirm, edit
from lscb.web.masthead import Link

ASKED = require_http_methods(["GET", "HEAD", "POST"])
MAY_NOT = "The board’s office changes the outline of its report."


@login_required
@require_safe
def outline(request: HttpRequest, board: str, year: str) -> HttpResponse:
    """Every chapter in order, hidden ones with their reason."""
    report = report_of(request, board, year)
    user: Any = request.user
    chapters = list(report.outline.order_by("order"))
    context = {"report": report, "chapters": chapters, "may_write": user.may(Power.EDIT_RECORDS, report.board)}
    return render(request, "annualreport/outline.html", context)


@login_required
@require_POST
def move(request: HttpRequest, board: str, year: str, pk: int) -> HttpResponse:
    """One place up or down."""
    report = report_of(request, board, year, Power.EDIT_RECORDS, MAY_NOT)
    section = _chapter(report, pk)
    order = list(report.outline.order_by("order").values_list("pk", flat=True))
    step = -1 if request.POST.get("way") == "up" else 1
    outlining.move(section=section, place=max(0, order.index(pk) + step), by=request.user)
    messages.success(request, f"“{section.heading}” is moved.")
    return redirect(_all(report) + f"#chapter-{pk}")


@login_required
@ASKED
def chapter(request: HttpRequest, board: str, year: str, pk: int) -> HttpResponse:
    """A chapter's heading, numbering and place, and whether it is printed."""
    report = report_of(request, board, year, Power.EDIT_RECORDS, MAY_NOT)
    standing = _chapter(report, pk)
    others = list(report.outline.exclude(pk=pk).order_by("order"))

    def find() -> OutlineSection:
        rows = report.outline.all()
        return get_object_or_404(rows.select_for_update(of=("self",)) if request.method == "POST" else rows, pk=pk)

    def save(form: Any) -> OutlineSection:
        given = form.cleaned_data
        section = _chapter(report, pk)
        outlining.alter(
            section=section,
            heading=given["heading"],
            numbering=given["numbering"],
            separate=given["separate"],
            hidden=given["hidden"],
            reason=given["hidden_reason"],
            by=request.user,
        )
        outlining.move(section=section, place=int(given["place"]), by=request.user)
        return section

    return edit(
        request,
        form=ChapterForm,
        find=find,
        others=[(str(n), one.heading) for n, one in enumerate(others, start=1)],
        place=sum(one.order < standing.order for one in others),
        save=save,
        said="The chapter is kept.",
        to=_all(report) + f"#chapter-{pk}",
        template="annualreport/outline_chapter.html",
        context={
            "title": standing.heading,
            "back": Link("Outline", _all(report)),
            "remove": reverse("chapter-remove", args=(board, year, pk)) if standing.builder == OWN_WORDS else "",
        },
    )


@login_required
@ASKED
def add(request: HttpRequest, board: str, year: str) -> HttpResponse:
    """A chapter more."""
    report = report_of(request, board, year, Power.EDIT_RECORDS, MAY_NOT)
    lacking = outlining.lacking(report)

    def save(form: Any) -> OutlineSection:
        given = form.cleaned_data
        builder, _, subject = given["chapter"].partition(" ")
        heading = given["heading"] or dict(lacking).get(given["chapter"], "")
        return outlining.add(report=report, builder=builder, subject=subject, heading=heading, by=request.user)

    return edit(
        request,
        form=AddChapterForm,
        lacking=lacking,
        save=save,
        said=lambda made: f"“{made.heading}” is added at the end.",
        to=lambda made: _all(report) + f"#chapter-{made.pk}",
        context={"title": "Add a chapter", "back": Link("Outline", _all(report))},
    )


@login_required
@ASKED
def remove(request: HttpRequest, board: str, year: str, pk: int) -> HttpResponse:
    """Takes a chapter of the office's own words away."""
    report = report_of(request, board, year, Power.EDIT_RECORDS, MAY_NOT)
    section = _chapter(report, pk)
    return confirm(
        request,
        question=f"Take “{section.heading}” out of the outline?",
        consequence="Only a chapter in which nothing is written can be taken out.",
        words="Take it out",
        act=lambda reason: outlining.remove(section=section, by=request.user),
        said=f"“{section.heading}” is taken out.",
        to=_all(report),
        back=_all(report),
    )


def _chapter(report: Report, pk: int) -> OutlineSection:
    return get_object_or_404(OutlineSection.objects.filter(report=report).select_related("report__board"), pk=pk)


def _all(report: Report) -> str:
    return reverse("outline", args=(report.board.slug, report.period.name))
