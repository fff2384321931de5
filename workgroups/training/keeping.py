"""Keeping what is recorded of training: records one by one, and take-up as one grid tells it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction

from agencies.models import Agency
from lscb.audit import services as audit
from lscb.board.models import Board, Period
from lscb.web.fields import lower_first
from workgroups.training import limits, policies
from workgroups.training.models import Course, TakeUp, TrainingEvent
from workgroups.training.models.takeup import NUMBERS
from workgroups.training.services import record_take_up

M = TypeVar("M", bound=models.Model)


@transaction.atomic
def keep(*, record: M, by: Any) -> M:
    """Stores a record as a form filled it. Raises ValidationError for numbers that cannot be."""
    if isinstance(record, TakeUp):
        _refuse(policies.why_not_record(record.event, record.course, record.period))
        _refuse(limits.why_not_count(record))
    if record._state.adding:
        return audit.add(record, by=by)
    return audit.save_changed(record, audit.snapshot(audit.stored(record)), by=by)


def remove(*, record: models.Model, by: Any, reason: str) -> None:
    """Takes a record away. Raises ValidationError where others stand under it."""
    _refuse(limits.why_not_remove(record))
    audit.remove(record, by=by, reason=reason)


@transaction.atomic
def fill_in(
    *,
    board: Board,
    numbers: Mapping[Agency | None, Mapping[str, int | None]],
    by: Any,
    event: TrainingEvent | None = None,
    course: Course | None = None,
    period: Period | None = None,
) -> None:
    """Take-up of several agencies, and of all together under None; only the columns given are touched.

    A row that no longer says anything is taken away. Raises ValidationError naming each agency whose numbers cannot be.
    """
    refusals: list[str] = []
    for agency, given in numbers.items():
        key = {"board": board, "event": event, "course": course, "period": period, "agency": agency}
        try:
            with transaction.atomic():
                made = record_take_up(by=by, **key, **given)  # type: ignore[arg-type]  # records by their names
                _refuse(limits.why_not_count(made))
        except ValidationError as refusal:
            name = str(agency or "All agencies together")
            refusals += [f"{name}: {lower_first(sentence)}" for sentence in refusal.messages]
            continue
        if _says_nothing(made):
            audit.remove(made, by=by)
    if refusals:
        raise ValidationError(refusals)


def _says_nothing(row: TakeUp) -> bool:
    told = (*(getattr(row, column) for column in NUMBERS), row.absence_stated, row.why_empty or None, row.note or None)
    return all(value is None for value in told)


def _refuse(why_not: str) -> None:
    if why_not:
        raise ValidationError(why_not)
