"""Who may ask what of published editions, and of the office's way to them."""

from __future__ import annotations

from typing import Any

from tests.factories.annualreport import EditionFactory, PublicationFactory, RenditionFactory, SharedDraftFactory
from tests.house.matrix.rows import ALL, DRAFT, NO_POST, REST, Answers, rows
from tests.house.matrix_world import Place, World


def furnish(place: Place) -> None:
    """A published edition, one that nobody has published, and a draft shared since."""
    published = EditionFactory(approval__draft=place.draft)
    RenditionFactory(edition=published)
    PublicationFactory(edition=published)
    frozen = EditionFactory(
        approval__draft=SharedDraftFactory(report=place.report, number=2), number=2, note="A sum was wrong."
    )
    RenditionFactory(edition=frozen)
    place.records["newest draft"] = SharedDraftFactory(report=place.report, number=3)


def _year(world: World, *more: Any) -> tuple[Any, ...]:
    return (world.here.board.slug, "2012-13", *more)


SIGNS: Answers = {200: "manager member", 403: REST}
MANAGER: Answers = {200: "manager", 403: REST}
NOWHERE: Answers = {404: ALL}
NO_PUBLIC_POST: Answers = {405: ALL}

ROWS = [
    *rows("accessibility", {200: ALL}, NO_PUBLIC_POST),
    *rows("published", {200: ALL}, NO_PUBLIC_POST, lambda world: (world.here.board.slug,)),
    *rows("published-year", {302: ALL}, NO_PUBLIC_POST, _year),
    *rows("edition", {200: ALL}, NO_PUBLIC_POST, lambda world: _year(world, 1)),
    *rows("edition-file", {200: ALL}, NO_PUBLIC_POST, lambda world: _year(world, 1, "index.html")),
    *rows("edition", NOWHERE, NO_PUBLIC_POST, lambda world: _year(world, 2), "not published"),
    *rows("edition-file", NOWHERE, NO_PUBLIC_POST, lambda world: _year(world, 2, "index.html"), "not published"),
    *rows("editions", DRAFT, NO_POST, _year),
    *rows("sign-off", SIGNS, SIGNS, lambda world: _year(world, 3)),
    *rows("approve", MANAGER, MANAGER, lambda world: _year(world, 3)),
    *rows("freeze", {403: REST}, {403: REST}, lambda world: _year(world, 3), "what nobody approved"),
    *rows("publish", MANAGER, {302: "manager", 403: REST}, lambda world: _year(world, 2)),
    *rows("sent", DRAFT, NO_POST, lambda world: _year(world, 1)),
    *rows("record-sending", MANAGER, MANAGER, lambda world: _year(world, 1)),
    *rows("record-sending", {403: REST}, {403: REST}, lambda world: _year(world, 2), "of what is not published"),
    *rows("withdraw", MANAGER, MANAGER, lambda world: _year(world, 1)),
]
