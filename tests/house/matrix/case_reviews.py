"""Who may ask what of case reviews."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.factories.reviews import (
    CaseReviewFactory,
    LearningEventFactory,
    RecommendationFactory,
    ReviewTotalsFactory,
    ReviewUpdateFactory,
)
from tests.house.matrix.rows import DESK_EDIT, DESK_READ, NO_POST, REST, Answers, rows
from tests.house.matrix_world import Place, World

READS_NOT_HERE: Answers = {404: "manager administrator auditor", 403: REST}
EDITS_NOT_HERE: Answers = {404: "manager administrator", 403: REST}
KINDS = ("learning-events", "work", "numbers")


def furnish(place: Place) -> None:
    """A case under way, another that has recommended something, and a record of each kind beside them."""
    year = {"board": place.board, "period": place.period}
    place.records |= {
        "case": CaseReviewFactory(board=place.board),
        "recommendation": RecommendationFactory(review__board=place.board),
        "learning-events": LearningEventFactory(**year),
        "work": ReviewUpdateFactory(**year),
        "numbers": ReviewTotalsFactory(**year),
    }


def _at(*more: Any) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, *more)


def _case(*more: str) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, world.here.records["case"].pk, *more)


def _their_case(*more: str) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, world.there.records["case"].pk, *more)


def _made(*more: str) -> Callable[[World], tuple[Any, ...]]:
    def where(world: World) -> tuple[Any, ...]:
        made = world.here.records["recommendation"]
        return (world.here.board.slug, made.review_id, made.pk, *more)

    return where


def _their_made(*more: str) -> Callable[[World], tuple[Any, ...]]:
    def where(world: World) -> tuple[Any, ...]:
        made = world.there.records["recommendation"]
        return (world.here.board.slug, made.review_id, made.pk, *more)

    return where


def _beside(kind: str) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, kind, world.here.records[kind].pk)


def _theirs_beside(kind: str) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, kind, world.there.records[kind].pk)


ROWS = [
    *rows("case-reviews case-review-recommendations", DESK_READ, NO_POST, _at()),
    *rows("case-review-add", DESK_EDIT, DESK_EDIT, _at()),
    *rows("case-review", DESK_READ, NO_POST, _case()),
    *rows("case-review", READS_NOT_HERE, NO_POST, _their_case(), "of another board"),
    *rows("case-review-change case-review-remove case-review-recommend", DESK_EDIT, DESK_EDIT, _case()),
    *rows("case-review-change case-review-remove", EDITS_NOT_HERE, EDITS_NOT_HERE, _their_case(), "of another board"),
    *(row for verb in ("decide", "stage") for row in rows("case-review-do", DESK_EDIT, DESK_EDIT, _case(verb), verb)),
    *rows("case-review-do", {403: REST}, {403: REST}, _case("publish"), "not yet"),
    *rows("case-review-do", EDITS_NOT_HERE, EDITS_NOT_HERE, _case("no-such-step"), "of no such step"),
    *rows("case-review-recommendation", DESK_READ, NO_POST, _made()),
    *rows("case-review-recommendation", READS_NOT_HERE, NO_POST, _their_made(), "of another board"),
    *rows("case-review-recommendation-change", DESK_EDIT, DESK_EDIT, _made()),
    *(
        row
        for verb in ("act", "carry-out", "set-aside")
        for row in rows("case-review-recommendation-do", DESK_EDIT, DESK_EDIT, _made(verb), verb)
    ),
    *rows("case-review-recommendation-do", EDITS_NOT_HERE, EDITS_NOT_HERE, _their_made("act"), "of another board"),
    *(
        row
        for kind in KINDS
        for row in (
            *rows("case-review-kind", DESK_READ, NO_POST, _at(kind), kind),
            *rows("case-review-kind-add", DESK_EDIT, DESK_EDIT, _at(kind), kind),
            *rows("case-review-kind-change case-review-kind-remove", DESK_EDIT, DESK_EDIT, _beside(kind), kind),
        )
    ),
    *rows("case-review-kind", READS_NOT_HERE, NO_POST, _at("secrets"), "of no such kind"),
    *rows("case-review-kind-change", EDITS_NOT_HERE, EDITS_NOT_HERE, _theirs_beside("work"), "of another board"),
]
