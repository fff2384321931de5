"""What is said of an action: an update, a proposal that it is finished, and what the office makes of that."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from lscb.actions import policies
from lscb.actions.models import Action, ActionUpdate
from lscb.actions.services.letters import tell_answer
from lscb.actions.services.saying import refuse
from lscb.audit import services as audit
from lscb.board.models import Level

Proposal = ActionUpdate.Proposal


@transaction.atomic
def update(*, action: Action, text: str, by: Any, on: date, status: Level | None = None) -> ActionUpdate:
    """What was said of an action. A state that closes it also closes it on that day, where the office says so.

    Said by its owner, such a state is a proposal that waits for the office, and the action stands as before. The action
    stands as its latest day says: an update of an earlier day is kept, and alters nothing. Raises ValidationError.
    """
    action = audit.stored(action)
    refuse(policies.why_not_update(action, by))
    later = ActionUpdate.objects.filter(action=action, on__gt=on, status__isnull=False).order_by("-on").first()
    proposes = bool(status and status.closes) and not policies.is_of_the_office(action, by)
    if status is not None:
        refuse(policies.why_not_state(action, by), "status")
    if proposes and later is not None:
        refuse(policies.why_not_propose(later), "on")
    made = ActionUpdate(action=action, on=on, text=text, status=status, by=_whose(by))
    made.proposal = Proposal.WAITING if proposes else Proposal.NONE
    audit.add(made, by=by, verb="proposed as finished" if proposes else "added")
    if status is not None and later is None and not proposes:
        audit.change(action, by=by, status=status, closed_on=on if status.closes else None)
    return made


@transaction.atomic
def agree(*, proposal: ActionUpdate, by: Any) -> ActionUpdate:
    """The office agrees that an action is finished: it is closed on the day its owner said. They are told."""
    proposal = audit.stored(proposal)
    refuse(policies.why_not_answer(proposal))
    audit.change(proposal, by=by, verb="agreed", proposal=Proposal.AGREED)
    action = audit.stored(proposal.action)
    audit.change(action, by=by, status=proposal.status, closed_on=proposal.on)
    tell_answer(proposal=proposal, by=by)
    return proposal


@transaction.atomic
def decline(*, proposal: ActionUpdate, reason: str, by: Any) -> ActionUpdate:
    """The office does not agree, and says why: the action stands as before. Its owner is told."""
    proposal = audit.stored(proposal)
    refuse(policies.why_not_answer(proposal))
    answer = reason.strip()
    refuse("" if answer else "Say why it is not agreed.")
    audit.change(proposal, by=by, verb="not agreed", reason=answer, proposal=Proposal.DECLINED, answer=answer)
    tell_answer(proposal=proposal, by=by)
    return proposal


def _whose(by: Any) -> str:
    return str(by.pk) if by is not None else ""
