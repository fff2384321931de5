"""Rounds of consultation for the office: opened on a shared draft, looked at, changed, closed, opened again."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lscb.annualreport import consulting, inviting
from lscb.annualreport.consultationforms import (
    ChangeConsultationForm,
    ConsultationForm,
    ReopenForm,
)
from lscb.annualreport.consultationpolicies import FOR_THE_OFFICE, MAY_NOT_CONSULT
from lscb.annualreport.consultationtables import ConsultationTable, ReaderTable
from lscb.annualreport.models import Comment, Consultation, Reader, Report
from lscb.annualreport.policies import why_not_consult
from lscb.annualreport.readerletters import kept
from lscb.annualreport.views.finding import draft_of, report_of
from lscb.permissions import Power
from lscb.web.editing import confirm, edit
from lscb.web.listing import listing
from lscb.web.masthead import Link

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def index(request: HttpRequest, board: str, year: str) -> HttpResponse:
    """Every round on the drafts of a year's report."""
    report = report_of(request, board, year, Power.READ_DRAFT, FOR_THE_OFFICE)
    standing = Q(readers__revoked_at__isnull=True)
    rows = Consultation.objects.for_lists().filter(draft__report=report)
    rows = rows.annotate(
        asked=Count("readers", filter=standing),
        opened=Count("readers", filter=standing & Q(readers__opened_at__isnull=False)),
        finished=Count("readers", filter=standing & Q(readers__finished_at__isnull=False)),
    )
    return listing(
        request,
        rows,
        table=ConsultationTable,
        name=f"consultations-{year}",
        context={
            "title": f"Rounds of consultation {report.period.label}",
            "lede": "A shared draft before those who are asked to read it, until a day.",
            "back": Link("Shared drafts", reverse("shared-drafts", args=(board, year))),
        },
    )


@login_required
@ASKED
def begin(request: HttpRequest, board: str, year: str, number: int) -> HttpResponse:
    """A new round on a shared draft."""
    report = report_of(request, board, year, Power.SHARE_DRAFT, MAY_NOT_CONSULT)
    draft = draft_of(request, board, year, number)
    if why_not := why_not_consult(draft):
        raise PermissionDenied(why_not)
    people = consulting.people_by_role(report.board)
    me: Any = request.user
    others = {role: held for role, all_ in people.items() if (held := [one for one in all_ if one.pk != me.pk])}
    return edit(
        request,
        form=ConsultationForm,
        people=others,
        find=lambda: Consultation(draft=draft),
        save=lambda form: consulting.open_consultation(
            draft=draft,
            closes_on=form.cleaned_data["closes_on"],
            note=form.cleaned_data["note"],
            roles=form.cleaned_data.get("roles", ()),
            names_organisations=form.cleaned_data["names_organisations"],
            by=me,
        ),
        said="The round is open. Those who are asked by their role have been written to.",
        to=lambda made: place_of(report, made),
        context={
            "title": f"Ask for readings of draft {number}",
            "lede": "Those who are asked read the draft as it was shared, comment on its paragraphs and figures, and "
            "say when they have finished.",
            "back": Link(f"Draft {number}", reverse("shared-draft", args=(board, year, number))),
        },
    )


@login_required
@require_safe
def one(request: HttpRequest, board: str, year: str, round: int) -> HttpResponse:
    """A round: until when, what is asked, and how far each reader came."""
    report, found = found_of(request, board, year, round, Power.READ_DRAFT, FOR_THE_OFFICE)
    user: Any = request.user
    may_write = user.may(Power.SHARE_DRAFT, report.board)
    said = Comment.objects.filter(draft=found.draft_id).order_by().values_list("by").annotate(many=Count("pk"))
    readers = Reader.objects.filter(consultation=found).with_draft().select_related("person")
    is_open = found.is_open()
    return listing(
        request,
        readers,
        table=ReaderTable,
        name=f"consultation-{year}-draft-{found.draft.number}",
        template="annualreport/consultation.html",
        context={
            "title": f"Consultation on draft {found.draft.number}",
            "report": report,
            "round": found,
            "is_open": is_open,
            "may_write": may_write,
            "waiting": len(inviting.unanswered(found)) if is_open else 0,
            "kept": kept(),
            "back": Link("Rounds of consultation", reverse("consultations", args=(board, year))),
        },
        said=dict(said),
        may_write=may_write,
        is_open=is_open,
    )


@login_required
@ASKED
def change(request: HttpRequest, board: str, year: str, round: int) -> HttpResponse:
    """Another last day, another note, more who are asked."""
    report, found = found_of(request, board, year, round)
    rows = Consultation.objects.filter(draft__report=report)
    asked = set(found.readers.values_list("person", flat=True)) | {request.user.pk}
    people = consulting.people_by_role(report.board)
    others = {role: left for role, held in people.items() if (left := [one for one in held if one.pk not in asked])}

    def find() -> Consultation:
        return get_object_or_404(rows.select_for_update(of=("self",)) if request.method == "POST" else rows, pk=round)

    return edit(
        request,
        form=ChangeConsultationForm,
        people=others,
        find=find,
        save=lambda form: consulting.change_consultation(
            consultation=rows.get(pk=round),
            roles=form.cleaned_data.get("roles", ()),
            by=request.user,
            **{name: form.cleaned_data[name] for name in ("closes_on", "note", "names_organisations")},
        ),
        said="The round is changed.",
        to=place_of(report, found),
        context={"title": "Change the round", "back": Link("The round", place_of(report, found))},
    )


@login_required
@ASKED
def close(request: HttpRequest, board: str, year: str, round: int) -> HttpResponse:
    """Closes a round before its day."""
    report, found = found_of(request, board, year, round)
    return confirm(
        request,
        question="Close this round?",
        consequence="Nobody who was invited by letter can open the draft any more; their links say that the round has "
        "closed. The board’s members can still read and comment.",
        words="Close the round",
        act=lambda reason: consulting.close_consultation(consultation=found, by=request.user),
        said="The round is closed.",
        to=place_of(report, found),
        back=place_of(report, found),
    )


@login_required
@ASKED
def reopen(request: HttpRequest, board: str, year: str, round: int) -> HttpResponse:
    """A closed round takes answers again."""
    report, found = found_of(request, board, year, round)
    return edit(
        request,
        form=ReopenForm,
        save=lambda form: consulting.reopen_consultation(
            consultation=found,
            closes_on=form.cleaned_data["closes_on"],
            reason=form.cleaned_data["reason"],
            by=request.user,
        ),
        said="The round is open again.",
        to=place_of(report, found),
        context={
            "title": "Open the round again",
            "lede": "The links of invited readers work again, unless their own day is past.",
            "back": Link("The round", place_of(report, found)),
        },
    )


@login_required
@ASKED
def remind(request: HttpRequest, board: str, year: str, round: int) -> HttpResponse:
    """A reminder to each who has not answered."""
    report, found = found_of(request, board, year, round)
    waiting = len(inviting.unanswered(found)) if found.is_open() else 0
    return confirm(
        request,
        question="Remind the one who has not answered?"
        if waiting == 1
        else f"Remind the {waiting} who have not answered?",
        consequence="Whoever was written to today already gets no second letter.",
        words="Send the reminders",
        act=lambda reason: inviting.remind(consultation=found, by=request.user),
        said="Those who have not answered are reminded.",
        to=place_of(report, found),
        back=place_of(report, found),
    )


def found_of(
    request: HttpRequest,
    board: str,
    year: str,
    number: int,
    power: Power = Power.SHARE_DRAFT,
    why_not: str = MAY_NOT_CONSULT,
) -> tuple[Report, Consultation]:
    """The report of a year and a round on one of its drafts. Raises 404 where there is none, PermissionDenied."""
    report = report_of(request, board, year, power, why_not)
    rows = Consultation.objects.for_lists().filter(draft__report=report)
    return report, get_object_or_404(rows, pk=number)


def place_of(report: Report, found: Consultation) -> str:
    """Where the page of a round is."""
    return reverse("consultation", args=(report.board.slug, report.period.name, found.pk))
