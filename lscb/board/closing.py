"""Whether a record's year is closed, and the record open again: what every room asks before it writes one.

A record lies in the year it is of; one of a quarter, a month or a day in the year that holds its last day. A model
whose records close with their year has a method `why_locked()`, which the audit asks before each write.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models

from lscb.board.models import Basis, Period, Reopening

CLOSED = (
    "{year} is closed, so this stays as it is. If it is wrong, one record can be opened again under Years, with a "
    "reason."
)


def why_locked_in(period: Period, *held_by: models.Model) -> str:
    """The sentence that refuses a record of a period; empty where its year is open, or the record is open again.

    `held_by` are the record and those it is part of: a return that is open again opens its answers.
    """
    closed = Period.objects.closed().filter(board=period.board_id)
    if period.basis == Basis.YEAR:
        closed = closed.filter(pk=period.pk)
    else:
        closed = closed.filter(starts__lte=period.ends, ends__gte=period.ends)
    return _why_locked(closed.first(), held_by)


def why_locked_on(board_id: int, day: date | None, *held_by: models.Model) -> str:
    """The same for a record of a day."""
    if day is None:
        return ""
    return _why_locked(Period.objects.closed().filter(board=board_id, starts__lte=day, ends__gte=day).first(), held_by)


def is_open_again(*records: Any) -> bool:
    """Whether any of some records of a closed year is open again today."""
    stored = [record for record in records if record.pk is not None]
    return bool(stored) and Reopening.objects.about(*stored).standing().exists()


def _why_locked(year: Period | None, held_by: tuple[models.Model, ...]) -> str:
    if year is None or is_open_again(*held_by):
        return ""
    return CLOSED.format(year=year.label)
