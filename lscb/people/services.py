"""Inviting people, letting them in, and ending what they are here."""

from __future__ import annotations

import secrets
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from agencies.models import Representative
from agencies.services import end_representation, name_representative
from lscb.accounts import services as accounts
from lscb.accounts.models import Grant, User
from lscb.accounts.services import verb_of_giving
from lscb.audit import services as audit
from lscb.outbox import services as outbox
from lscb.people import policies
from lscb.people.letters import letter, part_in_words
from lscb.people.models import Invitation, digest
from lscb.people.places import Place, place_of
from lscb.permissions import Role
from workgroups.models import Holder
from workgroups.services import leave_seat

PART_OF_ROLE = {Role.LEAD: Representative.Part.LEAD, Role.CONTRIBUTOR: Representative.Part.CONTRIBUTOR}


@transaction.atomic
def invite(
    *,
    email: str,
    role: str,
    place: Place,
    by: User,
    name: str = "",
    starts: date | None = None,
    ends: date | None = None,
) -> Invitation:
    """Asks somebody in by email. Raises ValidationError with the sentence that refuses."""
    _refuse(policies.why_not_invite(email=email, role=role, place=place, by=by))
    token = secrets.token_urlsafe(32)
    invitation = Invitation(
        board=place.board,
        email=email.lower(),
        name=name,
        role=role,
        scope=place.key,
        starts=starts,
        ends=ends,
        token_sha256=digest(token),
        invited_by=by,
        expires_at=_last_moment(),
    )
    audit.add(invitation, by=by, verb="invited")
    _send(invitation, place, token)
    return invitation


@transaction.atomic
def invite_again(*, invitation: Invitation, by: User) -> Invitation:
    """A new letter with a new address; the old address opens nothing any more."""
    invitation = audit.stored(invitation)
    _refuse(policies.why_not_invite_again(invitation))
    place = _place(invitation)
    _refuse(policies.why_not_invite(email=invitation.email, role=invitation.role, place=place, by=by))
    token = secrets.token_urlsafe(32)
    audit.change(
        invitation,
        by=by,
        verb="invited again",
        token_sha256=digest(token),
        expires_at=_last_moment(),
        invited_by=by,
    )
    _send(invitation, place, token)
    return invitation


@transaction.atomic
def revoke(*, invitation: Invitation, by: User) -> Invitation:
    """Withdraws an invitation that nobody has taken up."""
    invitation = audit.stored(invitation)
    _refuse(policies.why_not_revoke(invitation))
    return audit.change(invitation, by=by, verb="withdrew an invitation", revoked_at=timezone.now())


@transaction.atomic
def come_in(*, invitation: Invitation, name: str, password: str) -> User:
    """Takes up an invitation as somebody new, who chooses a name and a password.

    Raises ValidationError where the invitation is over or the address has an account by now.
    """
    invitation = audit.stored(invitation)
    _refuse(policies.why_not_accept(invitation))
    user = accounts.add_person(email=invitation.email, name=name, password=password, by=invitation.invited_by)
    _take_up(invitation, user)
    return user


@transaction.atomic
def accept(*, invitation: Invitation, by: User) -> None:
    """Takes up an invitation as somebody who has an account. Raises ValidationError where it is not theirs."""
    invitation = audit.stored(invitation)
    _refuse(policies.why_not_accept(invitation) or policies.why_not_accept_as(invitation, by))
    _take_up(invitation, by)


@transaction.atomic
def end_part(*, grant: Grant, place: Place, on: date, by: User) -> None:
    """The last day of a role, and of the seat or representation it follows from, if any."""
    _refuse(policies.why_not_end_part(grant, place, by))
    kind, _, pk = grant.because.partition(":")
    if kind == "holder":
        leave_seat(holder=Holder.objects.get(pk=pk), on=on, by=by)
    elif kind == "representative":
        end_representation(representative=Representative.objects.get(pk=pk), on=on, by=by)
    else:
        accounts.end_role(grant=grant, on=on, by=by)
    _note(place, "ended a role", grant.user, grant.role, by=by)


def _take_up(invitation: Invitation, user: User) -> None:
    # Roles of agencies are offered of agencies alone, so the record of such a place is one.
    place, host = _place(invitation), invitation.invited_by
    part = PART_OF_ROLE.get(Role(invitation.role))
    days: Any = {"starts": invitation.starts, "ends": invitation.ends}
    if part:
        agency: Any = place.record
        name_representative(agency=agency, part=part, user=user, by=host, **days)
    else:
        accounts.give_role(user=user, role=Role(invitation.role), scope=place.key, by=host, **days)
    audit.change(invitation, by=user, verb="took up an invitation", accepted_at=timezone.now(), accepted_by=user)
    _note(place, verb_of_giving(invitation.role), user, invitation.role, by=host)


def _note(place: Place, verb: str, user: User, role: str, *, by: Any) -> None:
    # Roles belong to no board, so their own lines are read by nobody here: the board's log says it too.
    words = f"{user}: {part_in_words(role, place)}"
    audit.write(place.board, by=by, verb=verb, changes={"role": [None, words], "person": [None, user.pk]})


def _send(invitation: Invitation, place: Place, token: str) -> None:
    address = outbox.address(reverse("invitation", args=[token]))
    outbox.post(
        key=f"invitation:{invitation.pk}:{invitation.token_sha256}",
        to=invitation.email,
        subject=f"You are invited to {place.board}",
        body=letter(invitation, place, address),
        by=invitation.invited_by,
        scope=place.board.scopes()[0],
        private=True,
    )


def _place(invitation: Invitation) -> Place:
    place = place_of(invitation.scope)
    if place is None:
        raise ValidationError("What this invitation is to is not there any more. Ask the board’s office.")
    return place


def _last_moment() -> Any:
    return timezone.now() + timedelta(days=settings.INVITATION_DAYS)


def _refuse(why_not: str) -> None:
    if why_not:
        raise ValidationError(why_not)
