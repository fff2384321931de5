"""Groups and their seats; people taking seats and leaving them, with the roles that go with a seat."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from lscb.accounts import services as accounts
from lscb.accounts.models import Grant
from lscb.audit import services as audit
from lscb.board.addressing import free_address
from lscb.permissions import Role, Scoped
from workgroups import policies
from workgroups.models import Group, GroupSuccession, Holder, Seat

CHAIRING = (Holder.Part.CHAIR, Holder.Part.DEPUTY)
# Pages of their own below the address of groups.
NO_SLUG = ("add",)


@transaction.atomic
def keep_group(*, group: Group, by: Any) -> Group:
    """Stores a group as a form filled it: a new one gets its address, a stored one is changed."""
    if not group._state.adding:
        return audit.save_changed(group, audit.snapshot(audit.stored(group)), by=by)
    taken = Group.objects.of_board(group.board).values_list("slug", flat=True)
    group.slug = free_address(group.name, taken=[*NO_SLUG, *taken], otherwise="group")
    return audit.add(group, by=by)


@transaction.atomic
def succeed_group(*, succession: GroupSuccession, by: Any) -> GroupSuccession:
    """Stores that one group took over from another, as a form filled it; neither group is changed by it.

    Raises ValidationError where one of the two is of another board.
    """
    _refuse(policies.why_not_succeed(succession), "new")
    if succession._state.adding:
        return audit.add(succession, by=by)
    return audit.save_changed(succession, audit.snapshot(audit.stored(succession)), by=by)


def remove_succession(*, succession: GroupSuccession, by: Any, reason: str = "") -> None:
    """Takes away a succession entered by mistake."""
    audit.remove(succession, by=by, reason=reason)


@transaction.atomic
def keep_seat(*, seat: Seat, by: Any) -> Seat:
    """Stores a seat as a form filled it; whoever holds it leaves it by its last day.

    Raises ValidationError where its agency has such a seat already, or before it was last filled.
    """
    if seat._state.adding:
        return audit.add(seat, by=by)
    if seat.ends is not None:
        _refuse(policies.why_not_end_before_filled(seat, seat.ends), "ends")
        for holder in seat.holders.filter(Q(ends__isnull=True) | Q(ends__gt=seat.ends)):
            leave_seat(holder=holder, on=seat.ends, by=by)
    return audit.save_changed(seat, audit.snapshot(audit.stored(seat)), by=by)


def remove_seat(*, seat: Seat, by: Any, reason: str) -> None:
    """Takes away a seat entered by mistake. Raises ValidationError once somebody held it or filled it."""
    _refuse(policies.why_not_remove_seat(seat))
    audit.remove(seat, by=by, reason=reason)


@transaction.atomic
def take_seat(
    *,
    seat: Seat,
    by: Any,
    user: Any = None,
    part: Holder.Part = Holder.Part.MEMBER,
    starts: date | None = None,
    ends: date | None = None,
) -> Holder:
    """Somebody sits in a seat from a day to a day.

    Chair and deputy may do the group's return and keep its meetings; whoever sits on the board itself is a board
    member. Raises ValidationError where somebody would seat themselves, or does not manage people.
    """
    _refuse(policies.why_not_seat(user, seat.group, by), "user")
    holder = audit.add(Holder(seat=seat, user=user, part=part, starts=starts, ends=ends), by=by, verb="took a seat")
    for role, scope in _roles(holder) if user is not None else ():
        accounts.give_role(user=user, role=role, scope=scope, starts=starts, ends=ends, by=by, because=because(holder))
    return holder


@transaction.atomic
def leave_seat(*, holder: Holder, on: date, by: Any) -> Holder:
    """The last day somebody sits in a seat, and of the roles that go with it."""
    audit.change(holder, by=by, verb="left a seat", ends=max(on, holder.starts or on))
    accounts.end_roles_because(because(holder), on=on, by=by)
    return holder


@transaction.atomic
def hand_over(*, holder: Holder, on: date, by: Any, user: Any = None, part: Holder.Part = Holder.Part.MEMBER) -> Holder:
    """Somebody else holds a seat from a day; the last day of whoever held it is the day before.

    Raises ValidationError where the day is not after the first, and as taking a seat does.
    """
    holder = Holder.objects.select_for_update(of=("self",)).select_related("seat__group__board").get(pk=holder.pk)
    _refuse(policies.why_not_hand_over(holder, on), "on")
    leave_seat(holder=holder, on=on - timedelta(days=1), by=by)
    return take_seat(seat=holder.seat, user=user, part=part, starts=on, by=by)


@transaction.atomic
def correct_holder(*, holder: Holder, by: Any) -> Holder:
    """Stores a holder whose part or days a form mended; the roles that go with the seat are given anew.

    Raises ValidationError where it is one's own seat, or does not manage people.
    """
    _refuse(policies.why_not_seat(holder.user, holder.seat.group, by))
    audit.save_changed(holder, audit.snapshot(audit.stored(holder)), by=by)
    user: Any = holder.user
    wanted = _roles(holder) if user is not None else []
    for grant in Grant.objects.filter(because=because(holder)).select_related("user"):
        if grant.role not in {role for role, _ in wanted}:
            accounts.take_back(grant=grant, by=by)
    for role, scope in wanted:
        accounts.give_role(
            user=user,
            role=role,
            scope=scope,
            starts=holder.starts,
            ends=holder.ends,
            by=by,
            because=because(holder),
        )
    return holder


def because(holder: Holder) -> str:
    """The name by which a role says that it follows from this."""
    return f"holder:{holder.pk}"


def _roles(holder: Holder) -> list[tuple[Role, Scoped]]:
    group = holder.seat.group
    chairs: list[tuple[Role, Scoped]] = [(Role.CHAIR, group)] if holder.part in CHAIRING else []
    return chairs + ([(Role.MEMBER, group.board)] if group.kind == Group.Kind.BOARD else [])


def _refuse(why_not: str, field: str = "") -> None:
    if why_not:
        raise ValidationError({field: why_not} if field else why_not)
