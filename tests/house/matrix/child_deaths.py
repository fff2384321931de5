"""Who may ask what of child deaths: the panel officer, and whoever else it is, nobody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.factories.cdop import (
    ChildDeathFactory,
    FormAskedFactory,
    PanelActionFactory,
    PanelCountFactory,
    PanelFactory,
    PanelTotalsFactory,
)
from tests.house.matrix.rows import NO_POST, REST, Answers, rows
from tests.house.matrix_world import Place, World

OFFICER = "panel_officer"
CHANGED = "child-death-change child-death-review child-death-remove"
OPEN: Answers = {200: OFFICER, 403: REST}
DONE: Answers = {302: OFFICER, 403: REST}
NOT_HERE: Answers = {404: OFFICER, 403: REST}


def furnish(place: Place) -> None:
    """A death with a form to come back, in a year of cases; another panel whose year is held as totals."""
    panel = PanelFactory(board=place.board)
    death = ChildDeathFactory(panel=panel, notified_on=place.period.starts)
    FormAskedFactory(death=death, asked_on=place.period.starts)
    totals = PanelTotalsFactory(period=place.period, panel=PanelFactory(board=place.board))
    place.records |= {
        "death": death,
        "totals": totals,
        "counts": PanelCountFactory(totals=totals),
        "work": PanelActionFactory(period=place.period, panel=panel),
    }


def _at(*more: Any) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, *more)


def _death(*more: str) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, world.here.records["death"].key, *more)


def _theirs(*more: str) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, world.there.records["death"].key, *more)


def _year(*more: Any) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, world.here.period.pk, *more)


def _part(kind: str) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (*_year(kind)(world), world.here.records[kind].pk)


def _their_part(kind: str) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (*_year(kind)(world), world.there.records[kind].pk)


def _panel(world: World) -> tuple[Any, ...]:
    return (*_year()(world), world.here.records["totals"].panel.slug)


ROWS = [
    *rows("child-deaths child-death-records", OPEN, NO_POST, _at()),
    # Where nothing is ticked the officer is led back to the list, which says so.
    *rows("child-death-forms", OPEN, DONE, _at()),
    *rows("child-death-find child-death-add child-death-meeting", OPEN, OPEN, _at()),
    *rows("child-death-lists", OPEN, DONE, _at()),
    *rows("child-death", OPEN, NO_POST, _death()),
    *rows("child-death", NOT_HERE, NO_POST, _theirs(), "of another board"),
    *rows("child-death-change child-death-review", OPEN, OPEN, _death()),
    *rows("child-death-remove", OPEN, OPEN, _death()),
    *rows(
        "child-death-change child-death-review child-death-remove", NOT_HERE, NOT_HERE, _theirs(), "of another board"
    ),
    *(
        row
        for verb in ("leaflet", "ask", "receive", "chase")
        for row in rows("child-death-do", OPEN, OPEN, _death(verb), verb)
    ),
    *rows("child-death-do", {403: REST}, {403: REST}, _death("factor"), "not yet"),
    *rows("child-death-do", NOT_HERE, NOT_HERE, _death("no-such-step"), "of no such step"),
    *rows("child-death-do", NOT_HERE, NOT_HERE, _theirs("leaflet"), "of another board"),
    *rows("child-death-year", OPEN, NO_POST, _year()),
    *rows("child-death-totals", OPEN, DONE, _panel),
    *rows("child-death-part-add", OPEN, OPEN, _year("work"), "work"),
    *rows("child-death-part-add", NOT_HERE, NOT_HERE, _year("counts"), "a number of no totals"),
    *(row for kind in ("counts", "work") for row in rows("child-death-part", OPEN, OPEN, _part(kind), kind)),
    *(
        row
        for kind in ("counts", "work", "totals")
        for row in rows("child-death-drop", OPEN, OPEN, _part(kind), kind)
        + rows("child-death-drop", NOT_HERE, NOT_HERE, _their_part(kind), f"{kind} of another board")
    ),
]
