"""When somebody may be invited or take up an invitation; answers with the sentence that refuses, or nothing."""

from __future__ import annotations

from typing import Any

from lscb.accounts.models import Grant, User
from lscb.accounts.policies import why_not_end_role
from lscb.people.models import Invitation
from lscb.people.places import Place
from lscb.permissions import Power, Role
from lscb.web.fields import lower_first


def why_not_invite(*, email: str, role: str, place: Place, by: Any) -> str:
    """Whoever manages the board's people invites, to a role there is, somebody else who is not there yet."""
    if not by.may(Power.MANAGE_PEOPLE, place.board):
        return "You do not manage the people of this board."
    if role not in place.roles:
        return why_not_role_of(role, place)
    if by.email == email.lower():
        return "You cannot invite yourself. Ask somebody else who manages people."
    held = Grant.objects.in_force().filter(user__email=email.lower(), role=role, scope=place.key)
    if held.exists():
        return f"{email.lower()} is {lower_first(Role(role).label)} here already."
    return ""


def why_not_role_of(role: str, place: Place) -> str:
    """A chair is of a group, a lead of an agency."""
    if role in place.roles:
        return ""
    return f"{place.name} has no {lower_first(Role(role).label)}. Choose what the role is of again."


def why_not_revoke(invitation: Invitation) -> str:
    """Only what nobody has taken up can be withdrawn."""
    if invitation.accepted_at:
        return "This invitation was taken up. End the role instead."
    if invitation.revoked_at:
        return "This invitation was withdrawn already."
    return ""


def why_not_invite_again(invitation: Invitation) -> str:
    """As for withdrawing: what is over is over."""
    if invitation.accepted_at:
        return "This invitation was taken up."
    if invitation.revoked_at:
        return "This invitation was withdrawn. Write a new one."
    return ""


def why_not_accept(invitation: Invitation) -> str:
    """Once, in time, and while it stands."""
    if invitation.accepted_at:
        return "This invitation has been used. If it was you, sign in."
    if invitation.revoked_at:
        return "This invitation was withdrawn by the board’s office."
    if invitation.has_run_out():
        return "This invitation has run out. Ask the board’s office for another."
    return ""


def why_not_accept_as(invitation: Invitation, user: User) -> str:
    """An invitation is for the person it was sent to."""
    if user.email != invitation.email:
        return f"This invitation is for {invitation.email}, and you are signed in as {user.email}."
    return ""


def why_not_end_part(grant: Grant, place: Place, by: Any) -> str:
    """Whoever manages the board's people ends roles there, but not their own."""
    if not by.may(Power.MANAGE_PEOPLE, place.board):
        return "You do not manage the people of this board."
    return why_not_end_role(grant, by)
