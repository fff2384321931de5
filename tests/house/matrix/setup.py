"""Who may ask what of a board's set-up."""

from lscb.permissions import Power
from lscb.setup.catalogue import KINDS
from tests.factories.setup import PARTS, RECORDS
from tests.house.matrix.rows import DESK_EDIT, DESK_READ, NO_GET, NO_POST, REST, Answers, Row, rows
from tests.house.matrix_world import Place, World

WRITES = "manager administrator"
DONE: Answers = {302: WRITES, 403: REST}
NOT_HERE: Answers = {404: WRITES, 403: REST}


def furnish(place: Place) -> None:
    """A record of each kind, and one of each kind of part under it."""
    for slug, kind in KINDS.items():
        record = place.records[f"setup-{slug}"] = RECORDS[slug](place.board)
        place.records |= {f"setup-{part.slug}": PARTS[part.slug](record) for part in kind.parts}


def _board(world: World) -> tuple[str]:
    return (world.here.board.slug,)


def _of_kind(slug: str) -> list[Row]:
    kind = KINDS[slug]
    keeps_years = kind.power is Power.KEEP_YEARS
    edit: Answers = {200: "manager", 403: REST} if keeps_years else DESK_EDIT
    not_here: Answers = {404: "manager", 403: REST} if keeps_years else NOT_HERE

    def of_kind(world: World) -> tuple[str, str]:
        return (*_board(world), slug)

    def record(world: World) -> tuple[str, str, int]:
        return (*of_kind(world), world.here.records[f"setup-{slug}"].pk)

    def elsewhere(world: World) -> tuple[str, str, int]:
        return (*of_kind(world), world.there.records[f"setup-{slug}"].pk)

    made = [
        *rows("setup-list", DESK_READ, NO_POST, of_kind, slug),
        *rows("setup-add", edit, edit, of_kind, slug),
        *rows("setup-record", DESK_READ, NO_POST, record, slug),
        *rows("setup-change setup-remove", edit, edit, record, slug),
        *rows("setup-change setup-remove", not_here, not_here, elsewhere, f"{slug} of another board"),
        *(row for part in kind.parts for row in _of_part(slug, part.slug, ordered=bool(part.move))),
    ]
    if kind.lines:
        made += rows("setup-lines", DESK_EDIT, DESK_EDIT, record, slug)
    return made


def _of_part(slug: str, part: str, *, ordered: bool) -> list[Row]:
    def above(world: World) -> tuple[str, str, int, str]:
        return (*_board(world), slug, world.here.records[f"setup-{slug}"].pk, part)

    def one(world: World) -> tuple[str, str, int, str, int]:
        return (*above(world), world.here.records[f"setup-{part}"].pk)

    def elsewhere(world: World) -> tuple[str, str, int, str, int]:
        return (*above(world), world.there.records[f"setup-{part}"].pk)

    made = [
        *rows("setup-part-add", DESK_EDIT, DESK_EDIT, above, part),
        *rows("setup-part-change setup-part-remove", DESK_EDIT, DESK_EDIT, one, part),
        *rows("setup-part-change setup-part-remove", NOT_HERE, NOT_HERE, elsewhere, f"{part} of another"),
    ]
    return made + rows("setup-part-move", NO_GET, DONE, one, part) if ordered else made


ROWS = [
    *rows("setup", DESK_READ, NO_POST, _board),
    *rows("setup-board", DESK_EDIT, DESK_EDIT, _board),
    *rows("setup-list", {404: "manager administrator auditor", 403: REST}, NO_POST, lambda w: (*_board(w), "nothing")),
    *(row for slug in KINDS for row in _of_kind(slug)),
]
