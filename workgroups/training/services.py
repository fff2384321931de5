"""Recording how many took up training; a correction replaces what stood."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from agencies.models import Agency
from lscb.audit import services as audit
from lscb.board.models import Board, Period
from workgroups.training import policies
from workgroups.training.models import Course, TakeUp, TrainingEvent


@transaction.atomic
def record_take_up(
    *,
    board: Board,
    by: Any,
    event: TrainingEvent | None = None,
    course: Course | None = None,
    period: Period | None = None,
    agency: Agency | None = None,
    **numbers: Any,
) -> TakeUp:
    """The numbers of an event, a course in a period or a whole period, of one agency or of all together.

    Recorded again, the numbers given replace those that stood. Raises ValidationError where it is not clear what the
    numbers are of.
    """
    _refuse(policies.why_not_record(event, course, period))
    when = event.period if event is not None else period
    key: dict[str, Any] = {"board": board, "event": event, "course": course, "period": when, "agency": agency}
    stood = TakeUp.objects.filter(**{c if v is not None else f"{c}__isnull": v or True for c, v in key.items()}).first()
    _refuse(policies.why_not_correct(stood or TakeUp(**key)))
    if stood is not None:
        return audit.change(stood, by=by, verb="corrected", **numbers)
    return audit.add(TakeUp(**key, **numbers), by=by, verb="recorded")


def _refuse(why_not: str) -> None:
    if why_not:
        raise ValidationError(why_not)
