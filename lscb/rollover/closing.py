"""Closing a year, opening it again, and opening one record of a closed year: each by somebody, at a moment, logged."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from lscb.audit import services as audit
from lscb.board.models import Period, Reopening
from lscb.board.reopening import end_reopening, reopen
from lscb.returns import services as returns
from lscb.returns.models import Return, Round
from lscb.returns.services.saying import whose
from lscb.rollover import policies


@transaction.atomic
def close_year(*, period: Period, by: Any, on: date | None = None) -> Period:
    """Closes a year: its rounds end, and what closes with a year is not written any more.

    Raises ValidationError where it is closed, or not over.
    """
    period = audit.stored(period)
    _refuse(policies.why_not_close(period, on or timezone.localdate()))
    for round in Round.objects.for_period(period).open():
        returns.close_round(round=round, by=by)
    return audit.change(period, by=by, verb="closed", closed_at=timezone.now(), closed_by=whose(by))


@transaction.atomic
def open_again(*, period: Period, reason: str, by: Any) -> Period:
    """Opens a closed year whole; each of its rounds stays closed. Raises ValidationError without a reason."""
    period = audit.stored(period)
    _refuse(policies.why_not_open_again(period, reason))
    for one in Reopening.objects.filter(period=period, ended_at__isnull=True):
        end_reopening(reopening=one, by=by)
    return audit.change(period, by=by, verb="opened again", reason=reason.strip(), closed_at=None, closed_by="")


@transaction.atomic
def reopen_record(*, period: Period, record: models.Model, reason: str, until: date, by: Any) -> Reopening:
    """Opens one record of a closed year until a day; a return that was handed in goes back to its writers.

    Raises ValidationError as `lscb.board.reopening.reopen` does.
    """
    made = reopen(period=period, record=record, reason=reason, until=until, by=by)
    if isinstance(record, Return) and record.state in Return.HANDED_IN:
        returns.reopen(ret=record, reason=reason.strip(), by=by)
    return made


def _refuse(why_not: str) -> None:
    if why_not:
        raise ValidationError(why_not)
