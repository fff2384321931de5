"""How learning was passed on, what was done about reviews in a year, and the numbers a source states of them."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.db import transaction

from lscb.audit import services as audit
from lscb.board.models import Board, Period
from workgroups.reviews import policies
from workgroups.reviews.models import LearningEvent, ReviewTotals, ReviewUpdate
from workgroups.reviews.services.refusing import refuse

R = TypeVar("R", LearningEvent, ReviewUpdate, ReviewTotals)


@transaction.atomic
def hold_learning_event(
    *, board: Board, period: Period, title: str, by: Any, on: date | None = None, **details: Any
) -> LearningEvent:
    """An event at which learning was passed on. Raises ValidationError where its day lies outside the year."""
    return keep(record=LearningEvent(board=board, period=period, title=title, on=on, **details), by=by)


@transaction.atomic
def keep(*, record: R, by: Any) -> R:
    """Stores a learning event, an update or stated numbers, new or altered in memory."""
    if isinstance(record, LearningEvent):
        refuse(policies.why_not_held_on(record), "on")
    if record.pk is None:
        return audit.add(record, by=by, verb="held" if isinstance(record, LearningEvent) else "added")
    return audit.save_changed(record, audit.snapshot(audit.stored(record)), by=by)


@transaction.atomic
def remove(*, record: LearningEvent | ReviewUpdate | ReviewTotals, reason: str, by: Any) -> None:
    """Takes one of them away; what it held stays in the audit line."""
    audit.remove(record, by=by, reason=reason)
