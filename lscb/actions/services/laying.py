"""What a board needs before its first action is told of: the states an action may have, and when reminders go."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from lscb.actions.models import ReminderRule
from lscb.audit import services as audit
from lscb.board.models import Board, Level, Scale, Tone

# A week before an action's day, the day after it, a fortnight after it.
FIRST_RULES = (-7, 1, 14)
SCALE = "How an action stands"
FIRST_STATES = (
    ("Not begun", Tone.NONE, False),
    ("Behind", Tone.AMBER, False),
    ("On track", Tone.GREEN, False),
    ("Done", Tone.GREEN, True),
    ("No longer needed", Tone.NONE, True),
)


@transaction.atomic
def lay_out_reminders(*, board: Board, by: Any) -> list[ReminderRule]:
    """The rules a board starts with, made once; a board that has any keeps its own."""
    if ReminderRule.objects.of_board(board).exists():
        return []
    return [audit.add(ReminderRule(board=board, days=days), by=by) for days in FIRST_RULES]


@transaction.atomic
def lay_out_states(*, board: Board, by: Any) -> list[Level]:
    """The states a board starts with, made once; a board with states of its own, or a scale of this name, keeps it."""
    own = Level.objects.of_board(board).filter(closes=True).exists()
    if own or Scale.objects.of_board(board).filter(name=SCALE).exists():
        return []
    scale = audit.add(Scale(board=board, name=SCALE), by=by)
    levels = [
        Level(scale=scale, order=order, name=name, tone=tone, closes=closes)
        for order, (name, tone, closes) in enumerate(FIRST_STATES, start=1)
    ]
    return [audit.add(level, by=by) for level in levels]


@transaction.atomic
def set_reminders(*, board: Board, days: Iterable[int], by: Any) -> list[ReminderRule]:
    """The days on which owners are reminded from now on. A rule no longer wanted stays, out of use, for its letters."""
    Board.objects.select_for_update().get(pk=board.pk)
    wanted = set(days)
    held = {rule.days: rule for rule in ReminderRule.objects.of_board(board)}
    for day in sorted(wanted - held.keys()):
        audit.add(ReminderRule(board=board, days=day), by=by)
    for day, rule in held.items():
        audit.change(rule, by=by, in_force=day in wanted)
    return list(ReminderRule.objects.of_board(board).filter(in_force=True))
