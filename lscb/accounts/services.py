"""Inviting people and giving them roles."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from lscb.accounts.models import Grant, User
from lscb.accounts.policies import why_not_end_role, why_not_give_role
from lscb.audit import services as audit
from lscb.permissions import Role, Scoped, scope_keys


@transaction.atomic
def add_person(*, email: str, name: str = "", password: str | None = None, by: Any) -> User:
    """A new person who can sign in once a password is set. Raises ValidationError if the email is taken."""
    user = User(email=email.lower(), name=name)
    user.set_password(password)
    return audit.add(user, by=by)


def rename(*, user: User, name: str, by: Any) -> User:
    """What other people here call somebody."""
    return audit.change(User.objects.get(pk=user.pk), by=by, name=name)


@transaction.atomic
def give_role(
    *,
    user: User,
    role: Role,
    scope: Scoped | str,
    by: Any,
    starts: date | None = None,
    ends: date | None = None,
    because: str = "",
) -> Grant:
    """A role over the narrowest scope of `scope`; given twice for the same reason, the days are replaced.

    `because` names the record the role follows from; a person may be chair by two seats, and is it until both end.
    Raises ValidationError where somebody would give a role to themselves: two people open the way to the records of
    children who died.
    """
    _refuse(why_not_give_role(user, by))
    key = scope if isinstance(scope, str) else scope_keys(scope)[-1]
    grant = Grant.objects.filter(user=user, role=role, scope=key, because=because).first()
    if grant:
        return audit.change(grant, by=by, starts=starts, ends=ends)
    made = Grant(user=user, role=role, scope=key, starts=starts, ends=ends, because=because)
    return audit.add(made, by=by, verb=verb_of_giving(role))


def verb_of_giving(role: str) -> str:
    """What the audit line says: the way to the records of children who died is named as such."""
    return "opened child death records" if role == Role.PANEL_OFFICER else "gave a role"


@transaction.atomic
def end_role(*, grant: Grant, on: date, by: Any) -> Grant:
    """The last day of a role; one that would begin later is removed. Raises ValidationError for one's own role."""
    _refuse(why_not_end_role(grant, by))
    if grant.starts and on < grant.starts:
        audit.remove(grant, by=by)
        return grant
    return audit.change(grant, by=by, verb="ended a role", ends=on)


@transaction.atomic
def take_back(*, grant: Grant, by: Any) -> None:
    """Takes away a role that was given by mistake. Raises ValidationError for one's own."""
    _refuse(why_not_end_role(grant, by))
    audit.remove(grant, by=by)


def end_roles_because(because: str, *, on: date, by: Any) -> None:
    """Ends the roles that follow from a record, when it does."""
    for grant in Grant.objects.filter(because=because).select_related("user"):
        if grant.ends is None or grant.ends > on:
            end_role(grant=grant, on=on, by=by)


def _refuse(why_not: str) -> None:
    if why_not:
        raise ValidationError(why_not)
