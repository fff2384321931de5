"""Actions: opened with their owners, changed, and a post's holder named."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction

from agencies.models import Agency
from lscb.accounts.models import User
from lscb.actions import policies
from lscb.actions.models import Action, Origin, Owner
from lscb.actions.services.laying import lay_out_reminders, lay_out_states
from lscb.actions.services.saying import refuse
from lscb.audit import services as audit
from lscb.board.models import Board, Office
from workgroups.models import Group

AnyOwner = Agency | Group | Office | str


@transaction.atomic
def open_action(
    *, board: Board, title: str, owners: Iterable[AnyOwner], by: Any, origin: Origin | None = None, **details: Any
) -> Action:
    """A new action with its owners, the lead first. Raises ValidationError for dates that run backwards."""
    action = audit.add(Action(board=board, title=title, origin=origin, **details), by=by, verb="opened")
    for order, owner in enumerate(owners):
        audit.add(_owner(action, owner, order), by=by)
    lay_out_reminders(board=board, by=by)
    lay_out_states(board=board, by=by)
    return action


@transaction.atomic
def change_action(*, action: Action, owners: Iterable[AnyOwner], by: Any, lead: AnyOwner | None = None) -> Action:
    """Stores an action altered in memory and who is to do it: those who stay keep their order, new ones come last.

    `lead` is the one of them who is to come first from now on. Raises ValidationError for dates that run backwards.
    """
    audit.save_changed(action, audit.snapshot(audit.stored(action)), by=by)
    held: list[Any] = list(action.owners.all())
    last = max((owner.order for owner in held), default=-1)
    standing = {_key(owner): owner for owner in held}
    for owner in owners:
        wanted = _owner(action, owner, last + 1)
        if standing.pop(_key(wanted), None) is None:
            audit.add(wanted, by=by)
            last += 1
    for gone in standing.values():
        audit.remove(gone, by=by)
    if lead is not None:
        _put_first(action, lead, by)
    return action


def _put_first(action: Action, lead: AnyOwner, by: Any) -> None:
    first = _key(_owner(action, lead, 0))
    in_order = sorted(action.owners.all(), key=lambda owner: _key(owner) != first)
    for order, owner in enumerate(in_order):
        audit.change(owner, by=by, verb="changed who leads", order=order)


def _owner(action: Action, owner: AnyOwner, order: int) -> Owner:
    column = owner._meta.model_name if isinstance(owner, models.Model) else "post"
    return Owner(action=action, order=order, **{str(column): owner})


def _key(owner: Owner) -> tuple[Any, ...]:
    return (owner.agency_id, owner.group_id, owner.office_id, owner.post)


def name_holder(*, owner: Owner, holder: User | None, by: Any) -> Owner:
    """Says who holds the post that is to do an action, or that nobody does. Raises ValidationError for other owners."""
    refuse(policies.why_not_name_holder(owner, holder), "holder")
    return audit.change(owner, by=by, verb="named who holds the post", holder=holder)
