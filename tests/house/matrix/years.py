"""Who may ask what of a board's years."""

from collections.abc import Callable
from typing import Any

from tests.factories.cdop import PanelTotalsFactory
from tests.factories.reopenings import ReopeningFactory
from tests.house.matrix.rows import ALL, DESK_READ, NO_POST, REST, Answers, rows
from tests.house.matrix_world import Place, World

NOT_TO_READ: Answers = {404: "manager administrator auditor", 403: REST}
KEEPS: Answers = {200: "manager", 403: REST}
KEPT: Answers = {302: "manager", 403: REST}
# Of those who use the record screens the panel officer alone; everybody else is asked to sign in as somebody who does.
OFFICERS: Answers = {
    200: "panel_officer",
    403: "manager administrator finance_officer auditor technician their_manager their_panel_officer",
    302: ALL,
}
NOT_HERE: Answers = {404: "manager", 403: REST}


def furnish(place: Place) -> None:
    """A record of money that was opened again, and a panel's totals."""
    place.records["reopening"] = ReopeningFactory(period=place.period)
    place.records["totals"] = PanelTotalsFactory(period=place.period, board=place.board)


def _year(*more: Any) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, world.here.period.pk, *more)


def _theirs(*more: Any) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, world.there.period.pk, *more)


def _line(world: World) -> tuple[Any, ...]:
    return (*_year("contributions")(world), world.here.records["contributions"].pk)


def _their_line(world: World) -> tuple[Any, ...]:
    return (*_year("contributions")(world), world.there.records["contributions"].pk)


def _reopening(world: World) -> tuple[Any, ...]:
    return _year(world.here.records["reopening"].pk)(world)


ROWS = [
    *rows("years", DESK_READ, NO_POST, lambda world: (world.here.board.slug,)),
    *rows("year", DESK_READ, NO_POST, _year()),
    *rows("year", NOT_TO_READ, NO_POST, _theirs(), "of another board"),
    *rows("year-next year-close year-open-again", KEEPS, KEEPS, _year()),
    *rows("year-next year-close year-open-again", NOT_HERE, NOT_HERE, _theirs(), "of another board"),
    *rows("year-records", KEEPS, NO_POST, _year("contributions")),
    *rows("year-records", NOT_HERE, NO_POST, _year("secrets"), "of no such kind"),
    *rows("year-records", NOT_HERE, NO_POST, _theirs("contributions"), "of another board"),
    *rows("year-reopen", KEEPS, KEEPS, _line),
    *rows("year-reopen", NOT_HERE, NOT_HERE, _their_line, "of another board"),
    *rows("admin:cdop_paneltotals_open_again", OFFICERS, OFFICERS, lambda world: (world.here.records["totals"].pk,)),
    *rows("year-reopening-end", KEEPS, KEPT, _reopening),
]
