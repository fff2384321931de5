"""Who may ask what of rounds of consultation, and of the pages of readers who were invited by letter."""

from __future__ import annotations

from typing import Any

from tests.factories.annualreport import ConsultationFactory, ReaderFactory
from tests.house.matrix.rows import ALL, DRAFT, NO_POST, REST, Answers, rows
from tests.house.matrix_world import Place, World


def furnish(place: Place) -> None:
    """An open round with an invited reader, and one that was closed."""
    place.records["round"] = ConsultationFactory(draft=place.draft)
    place.records["invited"] = ReaderFactory(consultation=place.records["round"])
    closed_at = place.records["round"].opened_at
    place.records["closed round"] = ConsultationFactory(draft=place.draft, closed_at=closed_at)


def _year(world: World, *more: Any) -> tuple[Any, ...]:
    return (world.here.board.slug, "2012-13", *more)


def _draft(world: World) -> tuple[Any, ...]:
    return _year(world, world.here.draft.number)


def _round(world: World) -> tuple[Any, ...]:
    return _year(world, world.here.records["round"].pk)


def _closed(world: World) -> tuple[Any, ...]:
    return _year(world, world.here.records["closed round"].pk)


def _invited(world: World) -> tuple[Any, ...]:
    return (*_round(world), world.here.records["invited"].pk)


def _reader(world: World, *more: Any) -> tuple[Any, ...]:
    return (world.here.records["invited"].pk, *more)


MANAGER: Answers = {200: "manager", 403: REST}
DOES: Answers = {302: "manager", 403: REST}
READERS = "manager administrator auditor member chair lead other_chair other_lead"
NOT_ASKED: Answers = {404: READERS, 403: REST}
# Whoever signs in is no invited reader: only the cookie that a letter's link gives opens these.
SHUT: Answers = {403: ALL}
NO_PUBLIC_POST: Answers = {405: ALL}

OFFICE_ROWS = [
    *rows("consultations", DRAFT, NO_POST, _year),
    *rows("consultation", DRAFT, NO_POST, _round),
    *rows("consultation-open", MANAGER, MANAGER, lambda world: _year(world, world.here.records["newest draft"].number)),
    *rows("consultation-open", {403: REST}, {403: REST}, _draft, "when a newer draft is shared"),
    *rows("consultation-change reader-invite", MANAGER, MANAGER, _round),
    *rows("consultation-close consultation-remind", MANAGER, DOES, _round),
    *rows("consultation-reopen", MANAGER, MANAGER, _closed),
    *rows("reader-again reader-withdraw", MANAGER, DOES, _invited),
    *rows("report-changes", {200: READERS, 403: REST}, NO_POST, _year),
    *rows("draft-finished", NOT_ASKED, NOT_ASKED, _draft),
]
READER_ROWS = [
    *rows("reading-open", {302: ALL}, {302: ALL}, lambda world: ("no such token",)),
    *rows("reading-unknown", {404: ALL}, NO_PUBLIC_POST),
    *rows("reading-wait", {429: ALL}, NO_PUBLIC_POST),
    *rows("reading reading-comments", SHUT, NO_PUBLIC_POST, _reader),
    *rows("reading-finished", NO_PUBLIC_POST, SHUT, _reader),
    *rows("reading-chapter", SHUT, NO_PUBLIC_POST, lambda world: _reader(world, "finance")),
    *rows("reading-say", SHUT, SHUT, lambda world: _reader(world, "finance", "finance-p1")),
    *rows("reading-answer", SHUT, SHUT, lambda world: _reader(world, world.here.comment.pk)),
]

ROWS = [*OFFICE_ROWS, *READER_ROWS]
