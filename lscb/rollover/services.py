"""Opening a year from the last: what is chosen is made, and nothing is made twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from lscb.annualreport.models import Report
from lscb.audit import services as audit
from lscb.board import services as boards
from lscb.board.models import Period
from lscb.rollover import parts
from lscb.rollover.choices import Choices, usual
from lscb.rollover.models import Opening
from lscb.rollover.policies import why_not_open
from lscb.rollover.preview import Preview
from priorities.models import Priority


@dataclass(frozen=True)
class OpenedYear:
    """What opening a year gave: its period, its report if one was asked for, its priorities, and what was made."""

    period: Period
    report: Report | None
    carried: tuple[Priority, ...]
    opening: Opening | None


@transaction.atomic
def open_year(
    *, last: Period, by: Any, choices: Choices | None = None, name: str = "", ends: date | None = None
) -> OpenedYear:
    """The reporting year that follows `last`, with what was chosen, or else what is usual.

    Opened again, the year that stands is taken, and only what it lacks is made; a run that makes nothing leaves no
    `Opening`. `name` and `ends` count only while the year is not laid out. Raises ValidationError where the year would
    share days with another, and as the verbs of each part do.
    """
    last = audit.stored(last)  # locked, so that of two people opening at once the second sees what the first made
    preview = Preview(last)
    chosen = choices or usual(preview)
    begun = preview.period is None
    period = _laid_out(preview, name, ends, by)
    made = {"year": [f"{period}"] if begun else []}
    made |= parts.make(last, period, chosen, by)
    report, lines = parts.report(preview, period, chosen.outline, by)
    made["report"] = lines
    made = {part: words for part, words in made.items() if words}
    opening = None
    if made:
        row = Opening(board=last.board, last=last, period=period, opened_by=str(by.pk) if by else "", made=made)
        opening = audit.add(row, by=by, verb="opened a year")
    carried = Priority.objects.for_period(period).filter(carried_from__in=chosen.priorities)
    return OpenedYear(period, report, tuple(carried), opening)


def _laid_out(preview: Preview, name: str, ends: date | None, by: Any) -> Period:
    if preview.period:
        return preview.period
    until = ends or preview.ends
    if why_not := why_not_open(preview.last, preview.starts, until):
        raise ValidationError({"ends": why_not})
    called = (name or preview.name).strip()
    if Period.objects.of_board(preview.last.board_id).filter(basis=preview.last.basis, name=called).exists():
        raise ValidationError({"name": f"The board has a year called {called} already."})
    return boards.lay_out_year(board=preview.last.board, name=called, starts=preview.starts, ends=until, by=by)
