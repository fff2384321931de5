"""Who may ask what of training."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.factories.training import (
    CourseFactory,
    EvaluationFactory,
    SingleAgencyTrainingFactory,
    TakeUpFactory,
    TrainingEventFactory,
    TrainingNoteFactory,
)
from tests.house.matrix.rows import DESK_EDIT, DESK_READ, NO_POST, REST, Answers, Row, rows
from tests.house.matrix_world import Place, World
from workgroups.training.desk import KINDS

DONE: Answers = {302: "manager administrator", 403: REST}
NOT_HERE: Answers = {404: "manager administrator", 403: REST}


def furnish(place: Place) -> None:
    """A record of each kind."""
    here = {"board": place.board, "period": place.period}
    place.records |= {
        "courses": CourseFactory(board=place.board),
        "events": TrainingEventFactory(period=place.period),
        "take-up": TakeUpFactory(**here, agency=place.agency, registered=3),
        "evaluations": EvaluationFactory(**here),
        "single-agency": SingleAgencyTrainingFactory(**here, agency=place.agency),
        "notes": TrainingNoteFactory(**here),
    }


def _at(*more: Any) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, *more)


def _of_kind(slug: str) -> list[Row]:
    def record(world: World) -> tuple[Any, ...]:
        return (world.here.board.slug, slug, world.here.records[slug].pk)

    def elsewhere(world: World) -> tuple[Any, ...]:
        return (world.here.board.slug, slug, world.there.records[slug].pk)

    return [
        *rows("training-list", DESK_READ, NO_POST, _at(slug), slug),
        *rows("training-add", DESK_EDIT, DESK_EDIT, _at(slug), slug),
        *rows("training-change training-remove", DESK_EDIT, DESK_EDIT, record, slug),
        *rows("training-change training-remove", NOT_HERE, NOT_HERE, elsewhere, f"{slug} of another board"),
    ]


def _event(world: World) -> tuple[Any, ...]:
    return (world.here.board.slug, world.here.records["events"].pk)


def _their_event(world: World) -> tuple[Any, ...]:
    return (world.here.board.slug, world.there.records["events"].pk)


def _course(world: World) -> tuple[Any, ...]:
    return (world.here.board.slug, world.here.records["courses"].pk, world.here.period.pk)


ROWS = [
    *rows("training training-agencies", DESK_READ, NO_POST, _at()),
    *rows("training-event", DESK_READ, NO_POST, _event),
    *rows(
        "training-event", {404: "manager administrator auditor", 403: REST}, NO_POST, _their_event, "of another board"
    ),
    # A grid sent back as it was shown changes nothing, and leads on.
    *rows("training-event-grid", DESK_EDIT, DONE, _event),
    *rows("training-event-grid", NOT_HERE, NOT_HERE, _their_event, "of another board"),
    *rows("training-course-grid", DESK_EDIT, DONE, _course),
    *rows("training-year-grid", DESK_EDIT, DONE, lambda world: (world.here.board.slug, world.here.period.pk)),
    *rows(
        "training-list", {404: "manager administrator auditor", 403: REST}, NO_POST, _at("secrets"), "of no such kind"
    ),
    *(row for slug in KINDS for row in _of_kind(slug)),
]
