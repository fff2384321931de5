"""How many reviews there were: as a source states it, and otherwise counted from the reviews themselves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lscb.board.year import Year
from lscb.document import figures
from lscb.document.blocks import Block, Figure, Note, Table, paragraph, row
from workgroups.reviews.models import CaseReview, ReviewTotals, State

LABELS = {
    "begun": "New reviews begun",
    "completed": "Reviews completed",
    "published": "Reviews published in full",
    "remained_open": "Reviews that remained open",
}
OVER = (State.PUBLISHED, State.CLOSED, State.NOT_REVIEWED)


def in_numbers(year: Year, reviews: list[CaseReview], totals: list[ReviewTotals]) -> Iterable[Block]:
    """A sentence and a table for each kind of review that was stated, or that is held."""
    stated = {t.kind: t for t in totals}
    for kind in CaseReview.Kind:
        of_kind = [r for r in reviews if r.kind == kind]
        if of_kind:
            yield paragraph(f"{kind.label}s the board had in hand in the year: ", _held(kind, of_kind), ".")
        if kind in stated or any(_dated(r) for r in of_kind):
            yield _table(kind, _counts(year, of_kind, stated.get(kind)))
        if kind in stated and stated[kind].note:
            yield Note(stated[kind].note)


def _dated(review: CaseReview) -> bool:
    """Whether a review has any day by which it could be counted."""
    return any((review.started_on, review.completed_on, review.published_on, review.closed_on))


def _held(kind: CaseReview.Kind, reviews: list[CaseReview]) -> Figure:
    return figures.counted(f"{kind.label}s in hand", reviews)


def _table(kind: CaseReview.Kind, rows: list[Figure]) -> Table:
    return Table(f"{kind.label}s in the year", ("", "Number"), tuple(row(_plain(f), f) for f in rows))


def _plain(figure: Figure) -> str:
    return figure.label.split(": ")[-1]


def _counts(year: Year, reviews: list[CaseReview], stated: ReviewTotals | None) -> list[Figure]:
    """What a source states wins; nought is a value. Otherwise the reviews are counted by their days."""
    if stated is not None:
        prefix = stated.get_kind_display()
        return [figures.recorded(f"{prefix}: {label}", stated, column) for column, label in LABELS.items()]
    prefix = reviews[0].get_kind_display()
    return [figures.counted(f"{prefix}: {label}", _of(column, year, reviews)) for column, label in LABELS.items()]


def _of(column: str, year: Year, reviews: list[CaseReview]) -> list[CaseReview]:
    match column:
        case "begun":
            return [r for r in reviews if _within(year, r.started_on)]
        case "completed":
            return [r for r in reviews if _within(year, r.completed_on)]
        case "published":
            full = CaseReview.Publication.FULL
            return [r for r in reviews if r.publication == full and _within(year, r.published_on)]
    return [r for r in reviews if not _over(year, r)]


def _over(year: Year, review: CaseReview) -> bool:
    """Whether nothing was left to do with it when the year ended."""
    last = [day for day in (review.published_on, review.closed_on) if day]
    return min(last) <= year.ends if last else review.state in OVER


def _within(year: Year, day: date | None) -> bool:
    return day is not None and year.starts <= day <= year.ends
