"""Who may ask what of the annual report and of drafts shared with the board."""

from typing import Any

from tests.factories.annualreport import AbbreviationFactory, CheckAnswerFactory, OutlineSectionFactory
from tests.house.matrix.rows import DRAFT, NO_GET, NO_POST, OFFICE, REST, Answers, rows
from tests.house.matrix_world import Place, World


def _of_report(world: World, *more: str) -> tuple[str, ...]:
    return (world.here.board.slug, "2012-13", *more)


WRITES: Answers = {200: "manager administrator", 403: REST}


def furnish(place: Place) -> None:
    """An answer to what a check found, and an abbreviation."""
    place.records["abbreviation"] = AbbreviationFactory(board=place.board)
    place.records["chapter"] = OutlineSectionFactory(report=place.report, builder="staffing", order=900)
    place.records["check answer"] = CheckAnswerFactory(report=place.report)


def _answer(world: World) -> tuple[str, ...]:
    return _of_report(world, "gap", str(world.here.records["check answer"].pk))


def _of_board(world: World, *more: str) -> tuple[str, ...]:
    return (world.here.board.slug, *more)


def _abbreviation(world: World) -> tuple[str, ...]:
    return _of_board(world, str(world.here.records["abbreviation"].pk))


def _chapter(world: World) -> tuple[str, ...]:
    return _of_report(world, str(world.here.records["chapter"].pk))


def _clause(world: World) -> tuple[str, ...]:
    """A clause of guidance that the world's report does not name."""
    return _of_report(world, "W13-1")


REPORTS = [
    *rows("checks coverage", DRAFT, NO_POST, _of_report),
    *rows("report-figures", DRAFT, NO_POST, _of_report),
    *rows("abbreviations", DRAFT, NO_POST, _of_board),
    *rows("abbreviation-add", WRITES, WRITES, _of_board),
    *rows("abbreviation-change", WRITES, WRITES, _abbreviation),
    *rows("abbreviation-remove", WRITES, {302: "manager administrator", 403: REST}, _abbreviation),
    *rows("changed", DRAFT, DRAFT, _of_report),
    *rows("outline", DRAFT, NO_POST, _of_report),
    *rows("report-open", WRITES, WRITES, _of_board),
    *rows("first-page", WRITES, WRITES, _of_report),
    *rows("chapter-add", WRITES, WRITES, _of_report),
    *rows("chapter-change", WRITES, WRITES, _chapter),
    *rows("chapter-move", NO_GET, {302: "manager administrator", 403: REST}, _chapter),
    *rows("chapter-remove", WRITES, WRITES, _chapter),
    *rows("guidance", WRITES, WRITES, _of_report),
    *rows("clause", {404: "manager administrator", 403: REST}, {404: "manager administrator", 403: REST}, _clause),
    *rows("check", DRAFT, WRITES, lambda world: _of_report(world, "gap")),
    *rows("check-answer-back", WRITES, {302: "manager administrator", 403: REST}, _answer),
    *rows("reports", DRAFT, DRAFT, lambda world: (world.here.board.slug,)),
    *rows("front gaps whole whole-pdf whole-word", DRAFT, DRAFT, _of_report),
    *rows("chapter", DRAFT, DRAFT, lambda world: _of_report(world, "finance")),
    *rows("front", {404: REST}, {404: REST}, lambda world: (world.here.board.slug, "1999-00"), "of no such year"),
]

READERS = f"{OFFICE} member chair lead other_chair other_lead"  # of shared drafts
READS_DRAFT: Answers = {200: READERS, 403: REST}


def _of_draft(world: World, *more: Any) -> tuple[Any, ...]:
    return _of_report(world, *(str(part) for part in (world.here.draft.number, *more)))


SHARED = [
    *rows("share-draft", {200: "manager", 403: REST}, {302: "manager", 403: REST}, _of_report),
    *rows("shared-drafts", READS_DRAFT, NO_POST, _of_report),
    *rows("shared-draft shared-draft-whole shared-draft-pdf draft-comments", READS_DRAFT, NO_POST, _of_draft),
    *rows("you-said", READS_DRAFT, NO_POST, _of_draft),
    *rows("shared-draft-chapter", READS_DRAFT, NO_POST, lambda world: _of_draft(world, "finance")),
    *rows("drafts-compared", READS_DRAFT, NO_POST, lambda world: _of_draft(world, world.here.draft.number)),
    *rows(
        "draft-comment",
        READS_DRAFT,
        {200: READERS.replace(" auditor", ""), 403: REST},
        lambda world: _of_draft(world, "finance", "finance-p1"),
    ),
    *rows(
        "draft-comment-answer",
        {200: "manager administrator", 403: REST},
        {200: "manager administrator", 403: REST},
        lambda world: _of_draft(world, world.here.comment.pk),
    ),
]

ROWS = [*REPORTS, *SHARED]
