"""Agencies joining, ending, passing on their work; who speaks for them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from agencies.models import Agency, AgencyName, Representative, Succession
from agencies.policies import why_not_follow, why_not_rename
from lscb.accounts import services as accounts
from lscb.audit import services as audit
from lscb.board.addressing import free_address
from lscb.permissions import Role

ROLE_OF_PART = {
    Representative.Part.LEAD: Role.LEAD,
    Representative.Part.CONTRIBUTOR: Role.CONTRIBUTOR,
    Representative.Part.MEMBER: Role.MEMBER,
}


@transaction.atomic
def keep(*, agency: Agency, by: Any, renamed_on: date | None = None) -> Agency:
    """Stores an agency as a form filled it: a new one gets its address, a stored one is changed.

    With `renamed_on` the name it had is kept until the day before. Raises ValidationError where no name changed.
    """
    if agency._state.adding:
        agency.slug = agency.slug or _address(agency)
        return audit.add(agency, by=by)
    before = audit.stored(agency)
    if renamed_on is not None:
        if why_not := why_not_rename(before, agency.name, renamed_on):
            raise ValidationError({"renamed_on": why_not})
        last = date.fromordinal(renamed_on.toordinal() - 1)
        since = before.names.order_by("-ends").values_list("ends", flat=True).first()
        starts = date.fromordinal(since.toordinal() + 1) if since else None
        audit.add(AgencyName(agency=agency, name=before.name, starts=starts, ends=last), by=by)
    return audit.save_changed(agency, audit.snapshot(before), by=by)


def _address(agency: Agency) -> str:
    """A slug of its short name that no other agency of the board has; never "add", which is a page of its own."""
    taken = Agency.objects.of_board(agency.board).values_list("slug", flat=True)
    return free_address(agency.short_name, taken=["add", *taken], otherwise="agency")


@transaction.atomic
def succeed(*, old: Agency, new: Agency, kind: str, on: date, by: Any, note: str = "") -> Succession:
    """Passes an agency's work to another; unless only some of it moved, the old agency ends the day before."""
    made = audit.add(Succession(old=old, new=new, kind=kind, on=on, note=note), by=by)
    if kind != Succession.Kind.WORK_MOVED and old.ends is None:
        audit.change(old, by=by, verb="ended", ends=date.fromordinal(on.toordinal() - 1))
    return made


@transaction.atomic
def keep_succession(*, succession: Succession, by: Any) -> Succession:
    """Stores what became of an agency as a form filled it; a new one ends the earlier agency as `succeed` does.

    Raises ValidationError where one of the two is of another board.
    """
    if why_not := why_not_follow(succession):
        raise ValidationError({"new": why_not})
    if not succession._state.adding:
        return audit.save_changed(succession, audit.snapshot(audit.stored(succession)), by=by)
    columns = {name: getattr(succession, name) for name in ("old", "new", "kind", "on", "note")}
    return succeed(**columns, by=by)


def remove_succession(*, succession: Succession, by: Any, reason: str = "") -> None:
    """Takes away a succession entered by mistake; the day on which the earlier agency ended stays."""
    audit.remove(succession, by=by, reason=reason)


@transaction.atomic
def name_representative(
    *,
    agency: Agency,
    part: Representative.Part,
    by: Any,
    post: str = "",
    user: Any = None,
    starts: date | None = None,
    ends: date | None = None,
) -> Representative:
    """Somebody who speaks for an agency; with an account, the role that goes with it is given too."""
    representative = Representative(agency=agency, part=part, post=post, user=user, starts=starts, ends=ends)
    made = audit.add(representative, by=by)
    if user is not None:
        scope = agency.board if part == Representative.Part.MEMBER else agency
        accounts.give_role(
            user=user, role=ROLE_OF_PART[part], scope=scope, starts=starts, ends=ends, by=by, because=because(made)
        )
    return made


@transaction.atomic
def end_representation(*, representative: Representative, on: date, by: Any) -> Representative:
    """The last day somebody speaks for an agency, and of the role that goes with it."""
    audit.change(representative, by=by, verb="ended", ends=max(on, representative.starts or on))
    accounts.end_roles_because(because(representative), on=on, by=by)
    return representative


def because(representative: Representative) -> str:
    """The name by which a role says that it follows from this."""
    return f"representative:{representative.pk}"
