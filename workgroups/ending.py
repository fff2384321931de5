"""What ends on a day: a seat with whoever sits in it, a group with its seats. Nothing is removed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from lscb.audit import services as audit
from workgroups.models import Group, Seat
from workgroups.policies import why_not_end_before_filled
from workgroups.services import leave_seat


@transaction.atomic
def end_seat(*, seat: Seat, on: date, by: Any) -> Seat:
    """The last day of a seat; whoever sits in it leaves it, and the roles that go with it end that day.

    Raises ValidationError where it began later, or has ended.
    """
    _refuse(why_not_end(seat, on))
    for holder in seat.holders.filter(Q(ends__isnull=True) | Q(ends__gt=on)):
        leave_seat(holder=holder, on=on, by=by)
    return audit.change(seat, by=by, verb="ended", ends=on)


@transaction.atomic
def end_group(*, group: Group, on: date, by: Any) -> Group:
    """The last day of a group and of the seats that stand in it then. Raises ValidationError as `end_seat` does."""
    _refuse(why_not_end(group, on))
    for seat in group.seats.filter(Q(ends__isnull=True) | Q(ends__gt=on)):
        if not why_not_end(seat, on):
            end_seat(seat=seat, on=on, by=by)
    return audit.change(group, by=by, verb="ended", ends=on)


def why_not_end(record: Group | Seat, on: date) -> str:
    """What began later cannot end before, what has ended stays ended, and a seat lasts as long as it was filled."""
    if record.starts and record.starts > on:
        return f"{record} began later, on {record.starts:%-d %B %Y}."
    if record.ends and record.ends <= on:
        return f"{record} ended on {record.ends:%-d %B %Y} already."
    return why_not_end_before_filled(record, on)


def _refuse(why_not: str) -> None:
    if why_not:
        raise ValidationError({"on": why_not})
