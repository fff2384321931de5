"""Each agency's part of a year's training, known by event, by course or only for the year as a whole."""

from __future__ import annotations

from typing import Any

from lscb.board.models import Board, Period
from workgroups.training.counts import added, of_record
from workgroups.training.models import TakeUp


def of_agencies(board: Board, year: Period) -> list[dict[str, Any]]:
    """A row for each agency with take-up in a year. One query.

    Events are added up; courses where no event is known; the whole year only where nothing nearer is. Adding these to
    each other would count people twice.
    """
    rows = TakeUp.objects.of_board(board).overlapping(year).filter(agency__isnull=False)
    found: dict[int, list[TakeUp]] = {}
    for row in rows.select_related("agency", "event", "course").order_by("agency__order", "agency__name", "pk"):
        found.setdefault(row.agency_id or 0, []).append(row)
    return [_row(of_one) for of_one in found.values()]


def _row(rows: list[TakeUp]) -> dict[str, Any]:
    events = [row for row in rows if row.event_id is not None]
    courses = [row for row in rows if row.event_id is None and row.course_id is not None]
    nearest, how = rows, "for the year as a whole"
    if events:
        nearest, how = events, _many(len(events), "event")
    elif courses:
        nearest, how = courses, _many(len(courses), "course")
    return {"name": str(rows[0].agency), "how": how, "numbers": added([of_record(row) for row in nearest])}


def _many(number: int, noun: str) -> str:
    return f"by 1 {noun}" if number == 1 else f"by {number} {noun}s, added up"
