"""The officer's desk: overdue leaflets and waiting reviews first, then the year so far and the way to the rest."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lscb.board.models import Board, Period
from lscb.web import british
from lscb.web.editing import confirm, edit
from lscb.web.masthead import Link
from workgroups.cdop import policies, services
from workgroups.cdop.finding import desk_of, officers, panels_of, years_of
from workgroups.cdop.forms import MeetingForm
from workgroups.cdop.models import ChildDeath, FormAsked
from workgroups.cdop.models.deaths import FormAskedQuerySet
from workgroups.cdop.tables import DeathTable
from workgroups.cdop.tallies import Flow, flows
from workgroups.models import Meeting

ASKED = require_http_methods(["GET", "HEAD", "POST"])
MOST_LEAFLETS, MOST_WAITING = 10, 20


@officers
@require_safe
def desk(request: HttpRequest, board: str) -> HttpResponse:
    """What waits, in the order in which it is late."""
    of = desk_of(request, board)
    today = timezone.localdate()
    rows = ChildDeath.objects.of_board(of).visible_to(request.user)
    owed = sorted(rows.leaflet_owed(), key=lambda death: (death.leaflet_due_on, death.case_number))
    waiting = list(rows.waiting_longest().for_lists()[:MOST_WAITING])
    panels = panels_of(request.user, of)
    ahead = Meeting.objects.filter(group__in=panels, on__gte=today, state=Meeting.State.PLANNED).order_by("on").first()
    open_now = rows.open().count()
    table = DeathTable(waiting, board=of, today=today, orderable=False, caption="Longest first", prefix="waiting-")
    context = {
        "board": of,
        "lede": _lede([death for death in owed if death.leaflet_due_on < today], open_now, ahead),
        "leaflets": [_line(death, today) for death in owed[:MOST_LEAFLETS]],
        "more_leaflets": max(0, len(owed) - MOST_LEAFLETS),
        "table": table if waiting else None,
        "forms_words": _forms_words(FormAsked.objects.of_board(of).visible_to(request.user), today),
        "more_waiting": max(0, open_now - MOST_WAITING),
        "flows": _flows(request, of, today),
        "years": list(years_of(of)),
        "has_panel": panels.exists(),
        "offer_lists": not policies.why_not_use_usual_lists(of),
    }
    return render(request, "cdop/desk.html", context)


def _lede(late: list[ChildDeath], waiting: int, ahead: Meeting | None) -> str:
    """ "One leaflet to parents is overdue. Eight deaths wait for review; the panel meets on 19 September 2013." """
    first = f"{_count(len(late), 'leaflet')} to parents {'is' if len(late) == 1 else 'are'} overdue."
    second = f"{_count(waiting, 'death')} {'waits' if waiting == 1 else 'wait'} for review"
    third = f"; the panel meets on {british.day(ahead.on)}." if ahead else "; no meeting of the panel is planned."
    return f"{first} {second}{third}"


def _forms_words(rows: FormAskedQuerySet, today: date) -> str:
    """ "Forms still to come: 5, 3 late"."""
    out = list(rows.outstanding())
    late = sum(form.due_on < today for form in out)
    return f"Forms still to come: {len(out) or 'none'}{f', {late} late' if late else ''}"


def _count(number: int, noun: str) -> str:
    words = british.number_in_words(number)
    return f"{words[:1].upper()}{words[1:]} {noun}{'' if number == 1 else 's'}"


def _line(death: ChildDeath, today: date) -> dict[str, Any]:
    late = death.leaflet_due_on < today
    since = f"The child died on {british.day(death.died_on)}" if death.died_on else "The day of death is not stated"
    return {
        "death": death,
        "more": f"{since}; due on {british.day(death.leaflet_due_on)}",
        "state": british.how_far(death.leaflet_due_on, today).capitalize(),
        "late": late,
    }


def _flows(request: HttpRequest, board: Board, today: date) -> list[Flow]:
    """The caseload of the year that holds today, or of the newest, for each panel."""
    years = years_of(board)
    year: Period | None = years.filter(starts__lte=today, ends__gte=today).first() or years.first()
    if year is None:
        return []
    return flows(board, year, panels_of(request.user, board), today)


@officers
@ASKED
def meet(request: HttpRequest, board: str) -> HttpResponse:
    """A day on which a panel met, or is to meet."""
    of = desk_of(request, board)
    address = reverse("child-deaths", args=(of.slug,))
    return edit(
        request,
        form=MeetingForm,
        panels=list(panels_of(request.user, of)),
        save=lambda form: services.meet(by=request.user, **form.cleaned_data),
        said="The meeting is recorded.",
        to=address,
        context={"title": "Record a panel meeting", "back": Link("Child deaths", address)},
    )


@officers
@ASKED
def usual_lists(request: HttpRequest, board: str) -> HttpResponse:
    """Asks before the usual lists of categories are made."""
    of = desk_of(request, board)
    address = reverse("child-deaths", args=(of.slug,))
    if policies.why_not_use_usual_lists(of):
        return redirect(address)
    return confirm(
        request,
        question="Use the usual lists of categories?",
        consequence="The ten categories of the panel’s analysis form, and six age bands. They can be changed later.",
        words="Use these lists",
        act=lambda reason: services.use_usual_lists(board=of, by=request.user),
        said="The lists are ready.",
        to=address,
        back=address,
    )
