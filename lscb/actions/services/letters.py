"""Letters about actions: one to each person about all that is theirs, each action told of once for each reason."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from lscb.accounts.models import User
from lscb.actions import wording
from lscb.actions.models import Action, ActionUpdate, Letter
from lscb.actions.people import who_answer
from lscb.actions.services.saying import refuse
from lscb.audit import services as audit
from lscb.board.models import Board
from lscb.outbox import services as outbox
from lscb.permissions import scope_key

Reason = tuple[Action, str]


class Chased:
    """What came of chasing: letters written, the actions they speak of, and those nobody could be written to about."""

    def __init__(self) -> None:
        self.letters = 0
        self.actions: list[Action] = []
        self.again: list[Action] = []
        self.nobody: list[Action] = []


@transaction.atomic
def chase(*, board: Board, actions: Iterable[Action], by: Any, on: date | None = None) -> Chased:
    """Writes to those who answer for each action of a board: one letter to each person, about all that is theirs.

    A person hears of an action once a day. Those finished meanwhile, or proposed as finished, are passed over. Raises
    ValidationError where nothing is left to chase.
    """
    day = on or timezone.localdate()
    chosen = [action.pk for action in actions]
    refuse("" if chosen else "Tick the actions to chase.")
    owed = still_owed(board, chosen)
    refuse("" if owed else "These actions are finished, or proposed as finished: nobody is chased for them.")
    people, made = who_answer(owed, day), Chased()
    reason = f"chase:{day.isoformat()}"
    written = write_to_each(
        board=board, kind=Letter.Kind.CHASED, people=people, wanted=[(one, reason) for one in owed], on=day, by=by
    )
    made.letters = len({message for messages in written.values() for message in messages})
    for action in owed:
        told = bool(written.get(action.pk))
        (made.actions if told else made.again if people[action.pk] else made.nobody).append(action)
    return made


def still_owed(board: Board, pks: Iterable[int]) -> list[Action]:
    """Those of some actions of a board that its owners still owe something for, locked until the transaction ends."""
    # Locked first, so that of two clerks who chase at once the second sees what the first has written.
    locked = list(
        Action.objects.select_for_update().filter(pk__in=list(pks)).order_by("pk").values_list("pk", flat=True)
    )
    proposed = ActionUpdate.objects.filter(proposal=ActionUpdate.Proposal.WAITING).order_by().values("action")
    owed = Action.objects.of_board(board).unfinished().filter(pk__in=locked).exclude(pk__in=proposed)
    return list(owed.for_lists().by_day())


@transaction.atomic
def write_to_each(
    *, board: Board, kind: Letter.Kind, people: dict[int, list[User]], wanted: Sequence[Reason], on: date, by: Any
) -> dict[int, set[int]]:
    """One letter to each person about those of the wanted actions that they were not told of for the same reason.

    `people` are by the number of the action. Gives the letters written, by the number of each action.
    """
    told = set(
        Letter.objects.filter(action__in=[action.pk for action, _ in wanted])
        .order_by()
        .values_list("action", "person", "reason")
    )
    each: dict[int, tuple[User, list[Reason]]] = {}
    for action, reason in wanted:
        for person in people[action.pk]:
            if (action.pk, person.pk, reason) not in told:
                each.setdefault(person.pk, (person, []))[1].append((action, reason))
    written: dict[int, set[int]] = {}
    for person, theirs in each.values():
        message = _write(board, kind, person, theirs, on, by)
        for action, _ in theirs:
            written.setdefault(action.pk, set()).add(message)
    return written


def _write(board: Board, kind: Letter.Kind, person: User, theirs: Sequence[Reason], on: date, by: Any) -> int:
    actions = [action for action, _ in theirs]
    message = outbox.post(
        key=f"actions:{person.pk}:{_mark(theirs)}",
        to=person.email,
        person=person,
        subject=wording.subject(actions, on),
        body=wording.body(board, kind, person, actions, on),
        scope=scope_key("board", board.pk),
        by=by,
    )
    for action, reason in theirs:
        letter = Letter(action=action, kind=kind, person=person, message=message, reason=reason, on=on)
        audit.add(letter, by=by, verb="wrote a letter")
    return message.pk


def _mark(theirs: Sequence[Reason]) -> str:
    """A short mark of what a letter is about, so that the same is never posted twice."""
    said = " ".join(sorted(f"{action.pk}/{reason}" for action, reason in theirs))
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def tell_answer(*, proposal: ActionUpdate, by: Any) -> None:
    """Tells whoever proposed that an action is finished what the office made of it."""
    person = User.objects.filter(pk=proposal.by, is_active=True).first() if proposal.by.isdigit() else None
    if person is None:
        return
    action = Action.objects.for_lists().select_related("board").get(pk=proposal.action_id)
    reason = f"answer:{proposal.pk}"
    message = outbox.post(
        key=f"actions:{person.pk}:{reason}",
        to=person.email,
        person=person,
        subject=wording.answered_subject(proposal),
        body=wording.answered_body(proposal, action, action.board, person),
        scope=scope_key("board", action.board_id),
        by=by,
    )
    letter = Letter(action=action, kind=Letter.Kind.ANSWERED, person=person, message=message, reason=reason)
    audit.add(letter, by=by, verb="wrote a letter")
