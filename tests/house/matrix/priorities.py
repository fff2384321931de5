"""Who may ask what of the board's priorities, of what was reported on them and of the work planned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.factories.priorities import PlannedWorkFactory, PriorityFactory, ProgressUpdateFactory, TopicFactory
from tests.house.matrix.rows import DESK_EDIT, DESK_READ, NO_POST, REST, Answers, rows
from tests.house.matrix_world import Place, World

NOT_HERE: Answers = {404: "manager administrator auditor", 403: REST}
NOTHING: Answers = {403: REST}


def furnish(place: Place) -> None:
    """A priority with a heading, an update and planned work; and one that has been judged."""
    priority = PriorityFactory(board=place.board, period=place.period)
    topic = TopicFactory(period=place.period, priorities=[priority])
    judged = {"closing": "achieved", "closing_reason": "All is done.", "closed_on": place.period.ends}
    place.records |= {
        "priority": priority,
        "topic": topic,
        "update": ProgressUpdateFactory(topic=topic),
        "work": PlannedWorkFactory(period=place.period),
        "judged": PriorityFactory(board=place.board, period=place.period, **judged),
    }


def _of(record: str = "", *, theirs: bool = False) -> Callable[[World], tuple[Any, ...]]:
    def where(world: World) -> tuple[Any, ...]:
        place = world.there if theirs else world.here
        return (world.here.board.slug, *((place.records[record].pk,) if record else ()))

    return where


ROWS = [
    *rows("priorities planned-work", DESK_READ, NO_POST, _of()),
    *rows("priority", DESK_READ, NO_POST, _of("priority")),
    *rows("priority", NOT_HERE, NO_POST, _of("priority", theirs=True), "of another board"),
    *rows("priority-add planned-work-add", DESK_EDIT, DESK_EDIT, _of()),
    *rows(
        "priority-change priority-judge priority-remove progress-add topic-add", DESK_EDIT, DESK_EDIT, _of("priority")
    ),
    *rows("priority-take-back", DESK_EDIT, DESK_EDIT, _of("judged")),
    *rows("priority-judge", NOTHING, NOTHING, _of("judged"), "that is judged"),
    *rows("progress-change progress-remove", DESK_EDIT, DESK_EDIT, _of("update")),
    *rows("topic-change topic-remove", DESK_EDIT, DESK_EDIT, _of("topic")),
    *rows("planned-work-change planned-work-remove", DESK_EDIT, DESK_EDIT, _of("work")),
    *rows("planned-work-state", DESK_EDIT, {302: "manager administrator", 403: REST}, _of("work")),
]
