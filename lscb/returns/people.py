"""Who is written to about a return: those who hand it in, and the board member of the agency that owes it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from agencies.models import Agency, Representative
from lscb.accounts.models import Grant, User
from lscb.permissions import Power, roles_with, scope_key
from lscb.returns.models import Return

# By the primary key of the return.
People = dict[int, list[User]]


def who_hand_in(returns: Iterable[Return], on: date | None = None) -> People:
    """Those who may hand each return in, and where there is nobody, those who may write in it; in one read.

    Only people of the agency or group itself: whoever may do it for the whole board owes nothing.
    """
    return _hand_in({ret.pk: ret.scopes()[-1] for ret in returns}, on)


def who_hand_in_for(agency: Agency) -> list[User]:
    """Those who may hand in an agency's returns, and where there is nobody, those who may write in them."""
    return _hand_in({agency.pk: scope_key("agency", agency.pk)}, None)[agency.pk]


def _hand_in(asked: dict[int, str], on: date | None) -> People:
    """By the key of each scope."""
    fill, submit = roles_with(Power.FILL_RETURN), roles_with(Power.SUBMIT_RETURN)
    grants = Grant.objects.in_force(on).filter(scope__in=set(asked.values()), role__in=fill, user__is_active=True)
    hand_in: dict[str, dict[int, User]] = {}
    write: dict[str, dict[int, User]] = {}
    for grant in grants.select_related("user").order_by("user__name", "user__email", "pk"):
        (hand_in if grant.role in submit else write).setdefault(grant.scope, {})[grant.user_id] = grant.user
    return {pk: list((hand_in.get(scope) or write.get(scope) or {}).values()) for pk, scope in asked.items()}


def board_members(returns: Iterable[Return], on: date) -> People:
    """The board members of each return's agency; of a group's return, those of the agency its chair comes from."""
    asked = {ret.pk: ret.agency_id or (ret.group.chair_agency_id if ret.group else None) for ret in returns}
    rows = Representative.objects.on(on).filter(
        agency__in={agency for agency in asked.values() if agency},
        part=Representative.Part.MEMBER,
        user__is_active=True,
    )
    found: dict[int, dict[int, User]] = {}
    for row in rows.select_related("user").order_by("pk"):
        if row.user:
            found.setdefault(row.agency_id, {})[row.user.pk] = row.user
    return {pk: list(found.get(agency or 0, {}).values()) for pk, agency in asked.items()}
