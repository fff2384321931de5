"""What the law and its guidance ask of the report, and where it answers; which edition; which clauses were read."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lscb.accounts.models import User
from lscb.annualreport import checks
from lscb.annualreport.checks.faults import Subject
from lscb.annualreport.coverage import guidance, services
from lscb.annualreport.coverage.covering import Place, where
from lscb.annualreport.coverage.guidance import Clause
from lscb.annualreport.forms import ConfirmClauseForm, GuidanceForm
from lscb.annualreport.models import ClauseConfirmation, Report
from lscb.annualreport.views.finding import report_of
from lscb.document import walk
from lscb.permissions import Power
from lscb.web import british
from lscb.web.editing import edit
from lscb.web.masthead import Link

ASKED = require_http_methods(["GET", "HEAD", "POST"])
MAY_NOT_CHOOSE = "The board’s office chooses the guidance and confirms its clauses."
HEADINGS = {
    "content": "What it must or should hold",
    "form": "Its form",
    "when": "When",
    "who": "Who",
    "send": "Whom it is sent to",
}


@login_required
@require_safe
def coverage(request: HttpRequest, board: str, year: str) -> HttpResponse:
    """Every clause of the chosen edition, with where the report answers it."""
    report = report_of(request, board, year)
    held = guidance.named(report.guidance)
    lines = _lines(report, held.clauses) if held else []
    asked = [line for line in lines if line["clause"].kind != "send"]
    user: Any = request.user
    return render(
        request,
        "annualreport/coverage.html",
        {
            "report": report,
            "held": held,
            "parts": [(heading, [x for x in lines if x["clause"].kind == kind]) for kind, heading in HEADINGS.items()],
            "covered": sum(line["state"] in ("Covered", "Answered") for line in asked),
            "asked": len(asked),
            "unread": sum(not line["confirmed"] for line in lines),
            "may_write": user.may(Power.EDIT_RECORDS, report.board),
        },
    )


@login_required
@ASKED
def choose(request: HttpRequest, board: str, year: str) -> HttpResponse:
    """Which edition the report is held against."""
    report = report_of(request, board, year, Power.EDIT_RECORDS, MAY_NOT_CHOOSE)
    names = [(each.name, f"{each.name} ({each.body})") for each in guidance.editions()]
    known = report.guidance in dict(names)

    def save(form: Any) -> Report:
        chosen = form.cleaned_data["guidance"]
        name = form.cleaned_data["other"] if chosen == "other" else chosen
        return services.choose(report=report, guidance=name, by=request.user)

    first = {"guidance": report.guidance if known or not report.guidance else "other"}
    return edit(
        request,
        form=lambda *args, **options: GuidanceForm(
            *args, initial={**first, "other": "" if known else report.guidance}, names=names, **options
        ),
        save=save,
        said="The edition is kept.",
        to=reverse("coverage", args=(board, year)),
        context={
            "title": "Which edition of the guidance",
            "lede": "It follows the kind of body and the day the report is published, not the year it is about.",
            "back": Link("What the law asks", reverse("coverage", args=(board, year))),
        },
    )


@login_required
@ASKED
def confirm(request: HttpRequest, board: str, year: str, clause: str) -> HttpResponse:
    """Somebody has read a clause at its source."""
    report = report_of(request, board, year, Power.EDIT_RECORDS, MAY_NOT_CHOOSE)
    held = guidance.named(report.guidance)
    asked = held.clause(clause) if held else None
    if asked is None:
        raise Http404("The chosen guidance has no such clause.")
    return edit(
        request,
        form=ConfirmClauseForm,
        save=lambda form: services.confirm(
            board=report.board, clause=asked, note=form.cleaned_data["note"], by=request.user
        ),
        said="The clause is confirmed.",
        to=reverse("coverage", args=(board, year)) + f"#{asked.id}",
        context={
            "title": asked.words,
            "lede": f"{report.guidance}, {asked.place or 'place not known'}. Read it in the guidance itself, then say "
            "what you found. Until then it is marked “to be verified”.",
            "back": Link("What the law asks", reverse("coverage", args=(board, year))),
        },
    )


def _lines(report: Report, clauses: tuple[Clause, ...]) -> list[dict[str, Any]]:
    subject = checks.working(report)
    named = (checks.BY_NAME["must-be-covered"], checks.BY_NAME["should-be-covered"])
    open_or_answered = {one.fault.bound[1]: one for one in checks.run(subject, named)}
    read = {row.clause: row for row in ClauseConfirmation.objects.filter(board=report.board)}
    names = {str(u.pk): str(u) for u in User.objects.filter(pk__in=[row.by for row in read.values() if row.by])}
    return [
        _line(report, clause, subject, open_or_answered.get(clause.id), read.get(clause.id), names)
        for clause in clauses
    ]


def _line(
    report: Report,
    clause: Clause,
    subject: Subject,
    found: checks.Found | None,
    read: ClauseConfirmation | None,
    names: dict[str, str],
) -> dict[str, Any]:
    check = reverse("check", args=(report.board.slug, report.period.name, found.check.name)) if found else ""
    confirmed = ""
    if read:
        confirmed = f"{names.get(read.by, 'Somebody who has left')} read it on {british.day(read.at)}: {read.note}"
    state = "Covered" if clause.kind != "send" else ""
    if found:
        state = "Answered" if found.answer else "Not covered"
    return {
        "clause": clause,
        "state": state,
        "places": [_place(report, place) for place in where(clause, subject)],
        "answer": found.answer if found else "",
        "check": check,
        "confirmed": confirmed,
    }


def _place(report: Report, place: Place) -> tuple[str, str]:
    if not place.path:
        return place.words, ""
    address = reverse("chapter", args=(report.board.slug, report.period.name, place.path[0]))
    return place.words, f"{address}#{walk.anchor(place.path)}"
