"""What an invitation says, on paper and on its page."""

from __future__ import annotations

from lscb.people.models import Invitation
from lscb.people.places import Place
from lscb.permissions import Role
from lscb.web.british import day

DOES = {
    Role.MANAGER: "run the board’s year: ask for returns, enter records, write and publish the report",
    Role.ADMINISTRATOR: "keep the board’s records",
    Role.CHAIR: "fill in the group’s return and hand it in, and read drafts of the report",
    Role.LEAD: "fill in the agency’s return and hand it in, and read drafts of the report",
    Role.CONTRIBUTOR: "fill in part of the agency’s return",
    Role.MEMBER: "read drafts of the annual report and say what you think of them",
    Role.PANEL_OFFICER: "keep the records of child deaths, which nobody else sees",
    Role.FINANCE_OFFICER: "keep the board’s money: contributions, spending and balances",
    Role.AUDITOR: "read the board’s records, changing nothing",
}


def part_in_words(role: str, place: Place) -> str:
    """The role and what it is of: "Agency safeguarding lead, London Probation Trust"."""
    return f"{Role(role).label}, {place.name}"


def letter(invitation: Invitation, place: Place, address: str) -> str:
    """The words of an invitation, in plain text."""
    hello = f"Hello {invitation.name}," if invitation.name else "Hello,"
    return (
        f"{hello}\n\n"
        f"{invitation.invited_by} of {place.board} invites you to be:\n\n"
        f"    {part_in_words(invitation.role, place)}\n\n"
        f"With it you can {DOES[Role(invitation.role)]}.\n\n"
        f"Open this address to come in. It is yours alone, and works until {day(invitation.expires_at.date())}:\n\n"
        f"    {address}\n\n"
        "If you did not expect this, leave it: nothing happens unless you open the address.\n"
    )
