"""Who may ask what of the report's own text."""

from __future__ import annotations

from lscb.annualreport.writing import save_text
from tests.house.matrix.rows import DESK_EDIT, DRAFT, NO_POST, REST, Answers, rows
from tests.house.matrix_world import Place, World

AGAIN: Answers = {302: "manager administrator", 403: REST}
NOT_HERE: Answers = {404: "manager administrator", 403: REST}


def furnish(place: Place) -> None:
    """A chapter's text in two versions, and a third that was set aside."""
    for number in range(2):
        save_text(report=place.report, section="finance", body=f"<p>{number}</p>", based_on=number, by=None)
    aside = save_text(report=place.report, section="finance", body="<p>Late.</p>", based_on=1, by=None)
    place.records["aside"] = aside.version


def _year(world: World) -> tuple[str, ...]:
    return (world.here.board.slug, "2012-13")


def _chapter(world: World) -> tuple[str, ...]:
    return (*_year(world), "finance")


def _first(world: World) -> tuple[str, ...]:
    return (*_chapter(world), "1")


def _aside(world: World) -> tuple[str, ...]:
    return (*_chapter(world), str(world.here.records["aside"].pk))


def _theirs(world: World) -> tuple[str, ...]:
    return (*_chapter(world), str(world.there.records["aside"].pk))


ROWS = [
    *rows("report-texts", DRAFT, NO_POST, _year),
    *rows("chapter-text", DRAFT, DESK_EDIT, _chapter),
    *rows("chapter-text-save", {405: REST}, DESK_EDIT, _chapter),
    *rows("chapter-text-versions", DRAFT, NO_POST, _chapter),
    *rows("chapter-text-version", DRAFT, AGAIN, _first),
    *rows("chapter-text-both", DESK_EDIT, DESK_EDIT, _aside),
    *rows("chapter-text-both", NOT_HERE, NOT_HERE, _theirs, "of another board"),
]
