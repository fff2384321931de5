"""Opening one record of a closed year, and closing it again: each with who and when, and its audit line."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from lscb.audit import services as audit
from lscb.board.models import Period, Reopening
from lscb.permissions import Power, view_power

# Whoever reads child deaths reads why their totals were opened; of all other records, whoever reads records.
READERS = {Power.READ_CHILD_DEATHS: Power.READ_CHILD_DEATHS}


@transaction.atomic
def reopen(*, period: Period, record: models.Model, reason: str, until: date, by: Any) -> Reopening:
    """Opens one record of a closed year, and what is part of it, until a day.

    Raises ValidationError without a reason, for a day that has passed, and where the record is not closed.
    """
    audit.stored(period)  # of two who open one record at once, the second sees the first's
    last = Reopening.objects.about(record).filter(ended_at__isnull=True).first()
    if last is not None and not last.standing:
        end_reopening(reopening=last, by=by)  # its day has passed
    _refuse(why_not_reopen(record, reason, until, timezone.localdate()))
    made = Reopening(
        board=period.board,
        period=period,
        model=record._meta.label_lower,
        record=record.pk,
        label=str(record)[:250],
        reason=reason.strip(),
        readers=READERS.get(view_power(type(record)), Power.READ_RECORDS),
        until=until,
        opened_by=_whose(by),
    )
    return audit.add(made, by=by, verb="opened again", reason=reason.strip())


@transaction.atomic
def end_reopening(*, reopening: Reopening, by: Any) -> Reopening:
    """The record stays as it is from now on. Raises ValidationError where that was said already."""
    reopening = audit.stored(reopening)
    _refuse(why_not_end(reopening))
    return audit.change(reopening, by=by, verb="closed again", ended_at=timezone.now(), ended_by=_whose(by))


def why_not_reopen(record: Any, reason: str, until: date, today: date) -> str:
    """Only a record that its closed year locks, with a reason, until a day that has not passed."""
    if not audit.why_locked(record):
        return f"“{record}” can be changed already: its year is open, or the record was opened again."
    if until < today:
        return "The day until which it is open has passed."
    return "" if reason.strip() else "Say why it is opened again."


def why_not_end(reopening: Reopening) -> str:
    """It is ended once."""
    return "This record is closed again already." if reopening.ended_at else ""


def _whose(by: Any) -> str:
    return str(by.pk) if by is not None else "system"


def _refuse(why_not: str) -> None:
    if why_not:
        raise ValidationError(why_not)
