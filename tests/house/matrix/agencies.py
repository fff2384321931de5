"""Who may ask what of the agencies' pages."""

from tests.factories.agencies import RepresentativeFactory
from tests.house.matrix.rows import NO_POST, REST, Answers, rows
from tests.house.matrix_world import Place, World

READS = "manager administrator auditor finance_officer"
CHANGE: Answers = {200: "manager administrator", 403: REST}


def furnish(place: Place) -> None:
    """Somebody who speaks for the agency."""
    place.records["representative"] = RepresentativeFactory(agency=place.agency)


def _board(world: World) -> tuple[str]:
    return (world.here.board.slug,)


def _agency(world: World) -> tuple[str, str]:
    return (*_board(world), world.here.agency.slug)


def _representative(world: World) -> tuple[str, str, int]:
    return (*_agency(world), world.here.records["representative"].pk)


def _elsewhere(world: World) -> tuple[str, str, int]:
    return (*_agency(world), world.there.records["representative"].pk)


ROWS = [
    *rows("agencies", {200: f"{READS} lead other_lead", 403: REST}, NO_POST, _board),
    *rows("agency", {200: f"{READS} lead", 403: REST}, NO_POST, _agency),
    *rows("agency-add", CHANGE, CHANGE, _board),
    *rows("agency-change representative-add", CHANGE, CHANGE, _agency),
    *rows("representative-end", CHANGE, CHANGE, _representative),
    *rows(
        "representative-end",
        {404: "manager administrator", 403: REST},
        {404: "manager administrator", 403: REST},
        _elsewhere,
        "of another board",
    ),
]
