"""Which reminders of actions are due on a day, and sending them: any number of runs sends each once, and misses none.

A rule's day is so many days from the day of the action (when it is due, or else to be looked at again). Of the rules
whose day has come only the latest speaks, so that missed runs end in one letter, and one person gets one letter about
all their actions. A rule whose day came before the action was opened is passed over. A changed day begins anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from lscb.actions.lateness import day_of
from lscb.actions.models import Action, ActionUpdate, Letter, ReminderRule
from lscb.actions.people import People, who_answer
from lscb.actions.services.letters import Reason, still_owed, write_to_each
from lscb.board.models import Board


@dataclass
class Sent:
    """What a run did: how many letters it wrote, and the actions nobody could be reminded of."""

    letters: int = 0
    nobody: list[Action] = field(default_factory=list)


def due_reminders(board: Board, on: date) -> list[Reason]:
    """The actions of a board whose owners are to hear on a day, told or not, each with the reason."""
    rules = list(ReminderRule.objects.of_board(board).filter(in_force=True).order_by("days"))
    if not rules:
        return []
    proposed = ActionUpdate.objects.filter(proposal=ActionUpdate.Proposal.WAITING).order_by().values("action")
    rows = Action.objects.of_board(board).unfinished().exclude(pk__in=proposed).for_lists().by_day()
    found = ((action, _speaking(rules, action, on)) for action in rows)
    return [(action, f"reminder:{rule.pk}:{day_of(action)}") for action, rule in found if rule is not None]


def send_due(on: date | None = None) -> Sent:
    """Sends the reminders that are due and were not sent, board by board."""
    day, done = on or timezone.localdate(), Sent()
    boards = Board.objects.filter(pk__in=ReminderRule.objects.filter(in_force=True).order_by().values("board"))
    for board in boards:
        _send(board, day, done)
    return done


def _send(board: Board, on: date, done: Sent) -> None:
    due = due_reminders(board, on)
    people = who_answer([action for action, _ in due], on)
    done.nobody += [action for action, _ in due if not people[action.pk]]
    if _all_told(due, people):
        return
    with transaction.atomic():
        # Asked once more under lock: some may have been finished meanwhile.
        owed = {action.pk for action in still_owed(board, [action.pk for action, _ in due])}
        wanted = [(action, reason) for action, reason in due if action.pk in owed]
        written = write_to_each(board=board, kind=Letter.Kind.REMINDER, people=people, wanted=wanted, on=on, by=None)
    done.letters += len({message for messages in written.values() for message in messages})


def _speaking(rules: Iterable[ReminderRule], action: Action, on: date) -> ReminderRule | None:
    """The latest rule whose day has come, and came after the action was opened; rules come in order of their days."""
    day, opened = day_of(action), action.opened_on or date.min
    if day is None:
        return None
    spoken = [rule for rule in rules if opened < day + timedelta(days=rule.days) <= on]
    return spoken[-1] if spoken else None


def _all_told(due: list[Reason], people: People) -> bool:
    """Whether every reminder was sent before, so that a run with nothing to do writes and locks nothing."""
    rows = Letter.objects.filter(action__in=[action.pk for action, _ in due], kind=Letter.Kind.REMINDER)
    told = set(rows.order_by().values_list("action", "person", "reason"))
    return all((action.pk, person.pk, reason) in told for action, reason in due for person in people[action.pk])
