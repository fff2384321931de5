"""Who may say what of an action, and when. Each answers with the sentence that explains a refusal, or with nothing."""

from __future__ import annotations

from typing import Any

from lscb.accounts.models import User
from lscb.actions.models import Action, ActionUpdate, Owner
from lscb.permissions import Power
from lscb.web import british

NOT_YOURS = (
    "This action is not yours. It is open to the board’s office and to those who are to do it: "
    "the lead of an agency, the chair of a group, the holder of an office or post."
)
WAITS = ActionUpdate.Proposal.WAITING


def is_of_the_office(action: Action, user: Any) -> bool:
    """Whether somebody keeps the board's records; the system itself does."""
    return user is None or user.may(Power.EDIT_RECORDS, action)


def why_not_update(action: Action, user: Any) -> str:
    """The office may at any time, and an owner until it is finished."""
    if is_of_the_office(action, user):
        return ""
    if not Action.objects.owned_by(user).filter(pk=action.pk).exists():
        return NOT_YOURS
    if action.status is not None and action.status.closes:
        return "This action is finished. If there is more to say of it, write to the board’s office."
    return ""


def why_not_state(action: Action, user: Any) -> str:
    """While a proposal waits, nobody says another state: the office answers it first."""
    if not ActionUpdate.objects.filter(action=action, proposal=WAITS).exists():
        return ""
    if is_of_the_office(action, user):
        return "Its owner proposes that it is finished: agree to that or not, before you give it a state."
    return "It has been proposed as finished. Until the board’s office has answered, leave this as before."


def why_not_propose(later: ActionUpdate) -> str:
    """A proposal is the last word on how an action stands."""
    return f"Something was said of how it stands on {british.day(later.on)}: give that day or a later one."


def why_not_answer(proposal: ActionUpdate) -> str:
    """A proposal is answered once."""
    return "" if proposal.proposal == WAITS else "This has been answered already."


def why_not_name_holder(owner: Owner, holder: User | None) -> str:
    """Posts in words have holders, and a holder can sign in."""
    if not owner.post:
        return "Only a post in words has somebody named to hold it."
    if holder is not None and not holder.is_active:
        return "This person no longer signs in here."
    return ""
