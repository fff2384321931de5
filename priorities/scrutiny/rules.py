"""The rules by which challenges suggest themselves: each one function, whose docstring is its sentence on screen.

None writes a figure: what is found becomes the text of a challenge, which the report prints, and a count of a few
children may not stand there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, islice
from typing import Any

from django.db.models import F, Model
from django.urls import reverse

from agencies.models import Agency
from agencies.section11.models import Judgement
from lscb.actions.lateness import due_words
from lscb.actions.models import Action
from lscb.actions.people import is_of_a_panel
from lscb.board.models import Board, Period, Tone
from lscb.board.year import Year
from priorities.indicators.report.measured import Measured
from priorities.indicators.report.reading import Reading
from priorities.indicators.report.status import amber_within, rag, target_for
from workgroups.models import Attendance, Group, Meeting

# Four weeks: by then an owner has had two reminders.
LONG_LATE = 28
RUNNING = 3
MISSED = (Attendance.State.APOLOGIES, Attendance.State.ABSENT)


@dataclass(frozen=True)
class Found:
    """What a rule found: the record, what it says, whom it concerns, and where it is read."""

    record: Model
    words: str
    agency: Agency | None = None
    group: Group | None = None
    to_words: str = ""
    address: str = ""


Rule = Callable[[Board, Period, date], Iterator[Found]]


def moderated_down(board: Board, period: Period, on: date) -> Iterator[Found]:
    """The board graded a standard lower than the agency had graded itself."""
    rows = (
        Judgement.objects.of_board(board)
        .overlapping(period)
        .filter(
            moderated_level__order__lt=F("self_level__order"),
            moderated_level__scale=F("self_level__scale"),
            moderated_level__outside=False,
            self_level__outside=False,
        )
    )
    reads = ("ret__agency", "ret__group", "ret__round", "standard", "self_level", "moderated_level")
    for one in rows.select_related(*reads).order_by("pk"):
        words = f"Standard “{one.standard}”: graded “{one.self_level}” by {one.ret.respondent} itself"
        words += f" and “{one.moderated_level}” by the board."
        yield Found(
            one,
            f"{words} What will be done to reach the higher grade, and by when?",
            agency=one.ret.agency,
            group=one.ret.group,
            address=reverse("standard", args=(one.ret_id, one.pk)),
        )


def red_indicator(board: Board, period: Period, on: date) -> Iterator[Found]:
    """An indicator missed its target by more than its threshold allows, or its source printed it red."""
    year = Year(board, period)
    for placed in (True, False):
        for measured in Reading(year, placed=placed).placed:
            if _is_red(measured):
                one = measured.indicator
                words = f"“{one.title}” was red in {period.label}. What lies behind it, and what is being done?"
                to = "" if one.agency_id or one.group_id else one.owner
                address = reverse("indicator", args=(board.slug, one.pk))
                group = None if one.agency_id else one.group
                yield Found(one, words, agency=one.agency, group=group, to_words=to, address=address)


def _is_red(measured: Measured) -> bool:
    """Red by the rule in one of the board's own areas, or printed red this year where the rule gives no colour."""
    last, tones = measured.last, {}
    for area in measured.home:
        figure = measured.figure(last, area) if last else None
        tones[area.pk] = rag(figure, target_for(measured, area), measured.indicator, amber_within(measured))
    printed = {p.area_id: p.rag for p in measured.printed if measured.periods[p.period_id].ends >= measured.year.starts}
    own = {area: tone for area, tone in printed.items() if area in measured.covered or not measured.covered}
    bare = [tone for area, tone in own.items() if tones.get(area, Tone.NONE) == Tone.NONE]
    return Tone.RED in tones.values() or Tone.RED in bare


def overdue_action(board: Board, period: Period, on: date) -> Iterator[Found]:
    """An action is more than four weeks late."""
    rows = Action.objects.of_board(board).overdue(on - timedelta(days=LONG_LATE)).for_lists().by_day()
    for one in rows:
        # What a panel has to do is not told outside its screens.
        if is_of_a_panel(one):
            continue
        lead: Any = next(iter(one.owners.all()), None)
        words = f"“{one.title}” is not finished. It was due: {due_words(one)}. What stands in the way?"
        yield Found(
            one,
            words,
            agency=lead and lead.agency,
            group=lead and lead.group,
            to_words=str((lead and (lead.office or lead.post)) or ""),
            address=reverse("action", args=(board.slug, one.pk)),
        )


def missed_meetings(board: Board, period: Period, on: date) -> Iterator[Found]:
    """An agency's seat stood empty, without a deputy, at the last three meetings of a group that were held."""
    every: Any = Attendance.objects.of_board(board)
    held = every.filter(
        meeting__state=Meeting.State.HELD,
        meeting__on__range=(period.starts, min(period.ends, on)),
        seat__agency__isnull=False,
    )
    rows = held.exclude(state=Attendance.State.NOT_HELD).select_related("seat__agency", "seat__group")
    for seat, times in groupby(rows.order_by("seat", "-meeting__on", "-pk"), key=lambda row: row.seat):
        last = list(islice(times, RUNNING))
        if len(last) == RUNNING and all(row.state in MISSED for row in last):
            words = f"{seat.agency} was not represented at the last three meetings of {seat.group} ({seat.title})."
            yield Found(seat, f"{words} Who will come, and who in their place?", agency=seat.agency)


RULES: dict[str, Rule] = {
    "moderated-down": moderated_down,
    "red-indicator": red_indicator,
    "overdue-action": overdue_action,
    "missed-meetings": missed_meetings,
}


# Their records of a year come in after it has ended.
LOOKING_BACK = ("moderated-down", "red-indicator")


def sentence(rule: str) -> str:
    """A rule's own sentence; of one that is a rule no longer, its name."""
    found = RULES.get(rule)
    return (found.__doc__ or "").strip() if found else rule
