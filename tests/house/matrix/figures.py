"""Who may ask what of figures coming in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from priorities.indicators.models import FigureImport
from tests.factories.board import BoardAreaFactory
from tests.factories.indicators import (
    FigureImportFactory,
    FileMappingFactory,
    IndicatorFactory,
    SourceFactory,
    StagedFigureFactory,
)
from tests.house.matrix.rows import DESK_EDIT, DESK_READ, NO_GET, NO_POST, REST, Answers, rows
from tests.house.matrix_world import Place, World

NOT_HERE: Answers = {404: "manager administrator auditor", 403: REST}
NOT_THERE: Answers = {404: "manager administrator", 403: REST}
SENT: Answers = {302: "manager administrator", 403: REST}


def furnish(place: Place) -> None:
    """An indicator, a file that waits to be read, and one whose only figure waits to be stored."""
    board = place.board
    place.records["home"] = BoardAreaFactory(board=board)
    place.records["indicator"] = IndicatorFactory(board=board, source=SourceFactory(board=board))
    place.records["source"] = place.records["indicator"].source
    place.records["handed in"] = FigureImportFactory(board=board)
    place.records["read"] = FigureImportFactory(board=board, state=FigureImport.State.READ, new=1)
    place.records["mapping"] = FileMappingFactory(board=board)
    one = place.records["indicator"]
    StagedFigureFactory(
        of=place.records["read"],
        indicator=one.pk,
        period=place.period.pk,
        area=place.records["home"].area_id,
        category1=one.scheme1.categories.get().pk,
        category2=one.scheme2.categories.get().pk,
        source=one.source_id,
        value=1,
        problem="",
        verdict="new",
    )


def _at(*more: Any) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, *more)


def _of(name: str) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, world.here.records[name].pk)


def _file(kind: str) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, world.here.records["indicator"].reference, kind)


def _theirs(world: World) -> tuple[Any, ...]:
    return world.here.board.slug, world.there.records["read"].pk


def _their_file(world: World) -> tuple[Any, ...]:
    return world.here.board.slug, world.there.records["indicator"].reference, "csv"


def _source(world: World) -> tuple[Any, ...]:
    return world.here.board.slug, "sources", world.here.records["source"].pk


def _their_source(world: World) -> tuple[Any, ...]:
    return world.here.board.slug, "sources", world.there.records["source"].pk


ROWS = [
    *rows("figures figures-templates", DESK_READ, NO_POST, _at()),
    *rows("figures-bring", DESK_EDIT, DESK_EDIT, _at()),
    *rows("figures-template figures-export", DESK_READ, NO_POST, _file("csv"), "as CSV"),
    *rows("figures-template figures-export", DESK_READ, NO_POST, _file("xlsx"), "as Excel"),
    *rows("figures-template figures-export", NOT_HERE, NO_POST, _file("pdf"), "as no such kind"),
    *rows("figures-template figures-export", NOT_HERE, NO_POST, _their_file, "of another board"),
    *rows("figures-import", DESK_READ, NO_POST, _of("read")),
    *rows("figures-import", NOT_HERE, NO_POST, _theirs, "of another board"),
    *rows("figures-mappings", DESK_READ, NO_POST, _at()),
    *rows("figures-mapping", DESK_EDIT, DESK_EDIT, _of("mapping")),
    *rows("figures-mapping-remove", DESK_EDIT, SENT, _of("mapping")),
    *rows("figures-import-mapping", DESK_EDIT, DESK_EDIT, _of("handed in")),
    *rows("figures-beside", DESK_READ, NO_POST, _at("sources")),
    *rows("figures-beside", NOT_HERE, NO_POST, _at("secrets"), "of no such kind"),
    *rows("figures-beside-add", DESK_EDIT, DESK_EDIT, _at("sources")),
    *rows("figures-beside-change figures-beside-remove", DESK_EDIT, DESK_EDIT, _source),
    *rows("figures-beside-change figures-beside-remove", NOT_THERE, NOT_THERE, _their_source, "of another board"),
    *rows("figures-enter", DESK_EDIT, NO_POST, _at()),
    # Without an indicator in its address there is no table.
    *rows("figures-enter-table", NOT_THERE, NOT_THERE, _at()),
    *rows("figures-import-read", NO_GET, SENT, _of("handed in")),
    *rows("figures-import-store figures-import-discard", DESK_EDIT, SENT, _of("read")),
]
