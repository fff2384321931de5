"""What waits at a child death panel, in one sentence without a case: for its officers alone."""

from __future__ import annotations

from datetime import date
from typing import Any

from lscb.board.models import Board
from lscb.web import british
from workgroups.cdop.finding import panels_of
from workgroups.cdop.models import ChildDeath
from workgroups.models import Meeting


def waiting_words(user: Any, board: Board, today: date) -> str:
    """ "One leaflet to parents is overdue. Eight deaths wait for review; the panel meets on 19 September 2013." """
    rows = ChildDeath.objects.of_board(board).visible_to(user)
    late = sum(death.leaflet_due_on < today for death in rows.leaflet_owed())
    open_now = rows.open().count()
    panels = panels_of(user, board)
    ahead = Meeting.objects.filter(group__in=panels, on__gte=today, state=Meeting.State.PLANNED).order_by("on").first()
    first = f"{_count(late, 'leaflet')} to parents {'is' if late == 1 else 'are'} overdue."
    second = f"{_count(open_now, 'death')} {'waits' if open_now == 1 else 'wait'} for review"
    third = f"; the panel meets on {british.day(ahead.on)}." if ahead else "; no meeting of the panel is planned."
    return f"{first} {second}{third}"


def _count(number: int, noun: str) -> str:
    words = british.number_in_words(number)
    return f"{words[:1].upper()}{words[1:]} {noun}{'' if number == 1 else 's'}"
