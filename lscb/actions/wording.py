"""What the letters about actions say, in plain text. One letter speaks of several actions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from lscb.accounts.models import User
from lscb.actions.lateness import day_of, days_late, due_words
from lscb.actions.models import Action, ActionUpdate, Letter
from lscb.actions.people import in_words
from lscb.board.models import Board
from lscb.outbox.services import address
from lscb.web import british

FIRST = {
    Letter.Kind.REMINDER: "This is a reminder of what is yours to do for the board:",
    Letter.Kind.CHASED: "The board's office asks how this stands, which is yours to do:",
}
HOW = (
    "Say in a sentence or two what was done, and how it stands: each address above leads to the page for it. "
    "All your actions are here:"
)
HELP = "If something stands in the way, write to the board's office by answering this letter."


def subject(actions: Sequence[Action], on: date) -> str:
    """The subject line: "Three actions, one of them late", "An action due in 7 days". It never says which."""
    late = sum(days_late(action, on) > 0 for action in actions)
    if len(actions) == 1:
        return f"An action {_standing(actions[0], on)}"
    many = f"{british.number_in_words(len(actions))} actions".capitalize()
    if not late:
        return many
    return f"{many}, all late" if late == len(actions) else f"{many}, {british.number_in_words(late)} of them late"


def body(board: Board, kind: Letter.Kind, person: User, actions: Sequence[Action], on: date) -> str:
    """The letter to one person."""
    lines = [_told(number, action, board, on) for number, action in enumerate(actions, start=1)]
    mine = f"{HOW}\n{address(reverse('my-actions'))}"
    return _letter(board, person, FIRST[kind], *lines, mine, HELP)


def answered_subject(proposal: ActionUpdate) -> str:
    """The subject of what the office made of a proposal."""
    agreed = proposal.proposal == ActionUpdate.Proposal.AGREED
    return "Agreed: an action of yours is finished" if agreed else "Not yet agreed: an action of yours"


def answered_body(proposal: ActionUpdate, action: Action, board: Board, person: User) -> str:
    """What the office made of a proposal, with its reason where it did not agree."""
    day, what = british.day(proposal.on), in_words(action)
    if proposal.proposal == ActionUpdate.Proposal.AGREED:
        said = [f"You proposed that this is finished since {day}, and the board's office agrees. Nothing more is owed."]
    else:
        said = [f"You proposed that this is finished since {day}. The board's office does not agree yet, because:"]
        said += [proposal.answer, "The action stands as before."]
    return _letter(board, person, what, *said, f"The action is here:\n{_page(action, board)}", HELP)


def _letter(board: Board, person: User, *parts: str) -> str:
    return "\n\n".join([f"Dear {person.name or 'colleague'},", *parts, str(board)]) + "\n"


def _told(number: int, action: Action, board: Board, on: date) -> str:
    state = f" It was last said to be: {action.status}." if action.status else ""
    return f"{number}. {in_words(action)}\n   {_due(action, on)}{state}\n   {_page(action, board)}"


def _due(action: Action, on: date) -> str:
    day = day_of(action)
    far = f" ({british.how_far(day, on)})" if day else ""
    return f"Due: {due_words(action)}{far}."


def _standing(action: Action, on: date) -> str:
    day = day_of(action)
    if day is None:
        return "without a day"
    return f"due {british.how_far(day, on)}" if day >= on else british.how_far(day, on)


def _page(action: Action, board: Board) -> str:
    return address(reverse("action", args=(board.slug, action.pk)))
