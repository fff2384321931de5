"""Who may ask what of scrutiny, engagement and policy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.factories.scrutiny import ChallengeFactory, FindingFactory, SuggestionFactory
from tests.house.matrix.rows import DESK_EDIT, DESK_READ, NO_GET, NO_POST, REST, Answers, rows
from tests.house.matrix_world import Place, World

NOT_TO_EDIT: Answers = {404: "manager administrator", 403: REST}
NOT_HERE: Answers = {404: "manager administrator auditor", 403: REST}


def furnish(place: Place) -> None:
    """A challenge that waits for an answer, a suggested one, and a finding of an inspection."""
    place.records["challenge"] = ChallengeFactory(board=place.board, period=place.period)
    place.records["suggestion"] = SuggestionFactory(board=place.board, period=place.period)
    place.records["finding"] = FindingFactory(inspection__board=place.board, inspection__period=place.period)


def _at(*more: Any) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, *more)


def _challenge(*more: str) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, "challenges", world.here.records["challenge"].pk, *more)


def _suggestion(world: World) -> tuple[Any, ...]:
    return (world.here.board.slug, world.here.records["suggestion"].pk)


def _act_on(world: World) -> tuple[Any, ...]:
    finding = world.here.records["finding"]
    return (world.here.board.slug, "inspections", finding.inspection_id, finding.pk)


def _theirs(world: World) -> tuple[Any, ...]:
    return (world.here.board.slug, "challenges", world.there.records["challenge"].pk)


def _inspection(*more: Any) -> Callable[[World], tuple[Any, ...]]:
    def where(world: World) -> tuple[Any, ...]:
        return (world.here.board.slug, "inspections", world.here.records["finding"].inspection_id, *more)

    return where


def _finding(world: World) -> tuple[Any, ...]:
    return _inspection("findings", world.here.records["finding"].pk)(world)


def _their_finding(world: World) -> tuple[Any, ...]:
    return _inspection("findings", world.there.records["finding"].pk)(world)


ROWS = [
    *rows("scrutiny", DESK_READ, NO_POST, _at()),
    *rows("scrutiny-list", DESK_READ, NO_POST, _at("risks")),
    *rows("scrutiny-list", NOT_HERE, NO_POST, _at("secrets"), "of no such kind"),
    *rows("scrutiny-add", DESK_EDIT, DESK_EDIT, _at("risks")),
    *rows("scrutiny-record", DESK_READ, NO_POST, _challenge()),
    *rows("scrutiny-record", NOT_HERE, NO_POST, _theirs, "of another board"),
    *rows("scrutiny-change scrutiny-remove", DESK_EDIT, DESK_EDIT, _challenge()),
    *rows("scrutiny-part-add", DESK_EDIT, DESK_EDIT, _inspection("findings")),
    *rows("scrutiny-part-add", NOT_TO_EDIT, NOT_TO_EDIT, _inspection("views"), "of no such kind"),
    *rows("scrutiny-part-change scrutiny-part-remove", DESK_EDIT, DESK_EDIT, _finding),
    *rows("scrutiny-part-change scrutiny-part-remove", NOT_TO_EDIT, NOT_TO_EDIT, _their_finding, "of another board"),
    *rows("scrutiny-do", DESK_EDIT, DESK_EDIT, _challenge("answer")),
    *rows("scrutiny-act", DESK_EDIT, DESK_EDIT, _challenge()),
    *rows("scrutiny-act-on scrutiny-share", DESK_EDIT, DESK_EDIT, _act_on),
    *rows("scrutiny-suggestions", DESK_READ, NO_POST, _at()),
    *rows("scrutiny-suggest", NO_GET, {302: "manager administrator", 403: REST}, _at()),
    *rows("scrutiny-take-up scrutiny-dismiss", DESK_EDIT, DESK_EDIT, _suggestion),
]
