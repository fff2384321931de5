"""Who may ask what of groups and their meetings: the office all, a chair their own group's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.factories.workgroups import (
    AttendanceFactory,
    GroupFactory,
    HolderFactory,
    MeetingFactory,
    PaperFactory,
    SeatFactory,
)
from tests.house.matrix.rows import DESK_EDIT, NO_POST, OFFICE, REST, Answers, rows
from tests.house.matrix_world import Place, World

CHAIRS = "chair other_chair"
KEEPS = "manager administrator chair"
READ: Answers = {200: f"{OFFICE} chair", 403: REST}
KEEP: Answers = {200: KEEPS, 403: REST}
DONE: Answers = {302: KEEPS, 403: REST}
NOT_HERE: Answers = {404: "manager administrator", 403: REST}


def furnish(place: Place) -> None:
    """A meeting of the group with a paper, and a seat that somebody holds."""
    meeting = MeetingFactory(group=place.group, on=date(2012, 5, 1))
    seat = SeatFactory(group=place.group)
    holder = HolderFactory(seat=seat)
    place.records |= {"meeting": meeting, "paper": PaperFactory(meeting=meeting), "seat": seat, "holder": holder}
    place.records["board_meeting"] = MeetingFactory(group=GroupFactory(board=place.board, kind="board"))
    place.records["attendance"] = AttendanceFactory(meeting=meeting, seat=SeatFactory(group=place.group))


def _board(*more: Any) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, *more)


def _one(name: str) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, world.here.records[name].pk)


def _theirs(name: str) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, world.there.records[name].pk)


def _group(world: World) -> tuple[str, str]:
    return (world.here.board.slug, world.here.group.slug)


def _year(world: World) -> tuple[str, str, int]:
    return (*_group(world), world.here.period.pk)


ROWS = [
    *rows("meetings", {200: f"{OFFICE} {CHAIRS} member", 403: REST}, NO_POST, _board()),
    *rows("groups attendance", {200: f"{OFFICE} {CHAIRS}", 403: REST}, NO_POST, _board()),
    *rows(
        "meeting-add",
        {200: f"manager administrator {CHAIRS}", 403: REST},
        {200: f"manager administrator {CHAIRS}", 403: REST},
        _board(),
    ),
    *rows("meeting", READ, NO_POST, _one("meeting")),
    *rows("attendance-record", {302: f"{OFFICE} chair", 403: REST}, NO_POST, _one("attendance")),
    *rows("attendance-record", {404: OFFICE, 403: REST}, NO_POST, _theirs("attendance"), "of another board"),
    *rows("meeting", {200: f"{OFFICE} member", 403: REST}, NO_POST, _one("board_meeting"), "of the board itself"),
    # Neither has a file: whoever may read is told that there is none.
    *rows("minutes-file", {404: f"{OFFICE} chair", 403: REST}, NO_POST, _one("meeting")),
    *rows("paper-file", {404: f"{OFFICE} chair", 403: REST}, NO_POST, _one("paper")),
    *rows("minutes-file", {404: f"{OFFICE} member", 403: REST}, NO_POST, _one("board_meeting"), "of the board itself"),
    *rows("meeting", {404: OFFICE, 403: REST}, NO_POST, _theirs("meeting"), "of another board"),
    *rows("meeting-change meeting-cancel meeting-remove", KEEP, KEEP, _one("meeting")),
    # An empty text is a text: the minutes are emptied. Holding a meeting asks nothing else and is done.
    *rows("meeting-minutes meeting-held meeting-attendance", KEEP, DONE, _one("meeting")),
    *rows("meeting-attendance paper-add", NOT_HERE, NOT_HERE, _theirs("meeting"), "of another board"),
    *rows("paper-add", KEEP, KEEP, _one("meeting")),
    *rows("paper-change paper-remove", KEEP, KEEP, _one("paper")),
    *rows("paper-decide", KEEP, DONE, _one("paper")),
    *rows("paper-change paper-decide", NOT_HERE, NOT_HERE, _theirs("paper"), "of another board"),
    *rows("group-add", DESK_EDIT, DESK_EDIT, _board()),
    *rows("group", READ, NO_POST, _group),
    *rows("group-change group-end seat-add", DESK_EDIT, DESK_EDIT, _group),
    *rows("group-attendance", KEEP, DONE, _year),
    *rows("seat-change seat-end seat-remove seat-fill", DESK_EDIT, DESK_EDIT, _one("seat")),
    *rows("seat-change seat-fill", NOT_HERE, NOT_HERE, _theirs("seat"), "of another board"),
    *rows("holder-hand-over holder-change holder-leave", DESK_EDIT, DESK_EDIT, _one("holder")),
    *rows("holder-leave", NOT_HERE, NOT_HERE, _theirs("holder"), "of another board"),
]
