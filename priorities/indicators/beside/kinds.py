"""What stands beside the figures, a row a kind: its words, what its form asks, its list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404

from lscb.board.models import Area, Period
from priorities.indicators.beside import tables
from priorities.indicators.models import CategoryScheme, PrintedStatus, Range, SeriesBreak, Source, Statement


@dataclass(frozen=True)
class Kind:
    """One kind: `one` follows "a" or "an", `asked` are its form's columns in order; `reads` joins what its list shows.

    `many_read` is what the list reads beside its rows.
    """

    slug: str
    one: str
    many: str
    lede: str
    model: Any
    table: type[tables.BesideTable]
    asked: tuple[str, ...]
    reads: tuple[str, ...] = ()
    many_read: tuple[str, ...] = ()


KEPT = ("indicator", "period", "area", "source")
KINDS: dict[str, Kind] = {
    kind.slug: kind
    for kind in (
        Kind(
            "sources",
            "source",
            "Sources",
            "The reports, returns and files that figures are read from; printed after a table.",
            Source,
            tables.SourceTable,
            ("name", "kind", "published_on", "address", "note"),
        ),
        Kind(
            "divisions",
            "division",
            "Divisions",
            "Ways of dividing what is counted, such as categories of abuse, each with its parts in order.",
            CategoryScheme,
            tables.DivisionTable,
            ("name", "note"),
            many_read=("categories",),
        ),
        Kind(
            "periods",
            "period",
            "Periods",
            "Stretches of time that figures are given for. A table of figures makes the parts of a year by itself.",
            Period,
            tables.PeriodTable,
            ("name", "basis", "starts", "ends"),
        ),
        Kind(
            "areas",
            "area",
            "Areas",
            "The areas the board covers, and those its figures are compared with.",
            Area,
            tables.AreaTable,
            ("name", "kind", "code"),
        ),
        Kind(
            "statements",
            "printed derived figure",
            "Printed derived figures",
            "Changes, shares, averages and totals as a source printed them, held beside those computed here.",
            Statement,
            tables.StatementTable,
            (
                *("indicator", "kind", "period", "compared", "area", "category1", "category2"),
                *("value", "bound", "words", "source"),
            ),
            (*KEPT, "category1", "category2"),
        ),
        Kind(
            "statuses",
            "printed status",
            "Printed statuses",
            "The colour and direction a source itself printed, held beside the status computed here.",
            PrintedStatus,
            tables.StatusTable,
            ("indicator", "period", "area", "rag", "direction", "source"),
            KEPT,
        ),
        Kind(
            "ranges",
            "range",
            "Ranges",
            "The lowest and highest figure of a group of areas, to stand the board’s own against.",
            Range,
            tables.RangeTable,
            ("indicator", "period", "area", "lowest", "highest", "source"),
            KEPT,
        ),
        Kind(
            "breaks",
            "break in a series",
            "Breaks in series",
            "Days from which an indicator’s figures cannot be compared with earlier ones.",
            SeriesBreak,
            tables.BreakTable,
            ("indicator", "on", "note"),
            ("indicator",),
        ),
    )
}


def kind_of(slug: str) -> Kind:
    """The kind an address names. Raises Http404 where there is none."""
    if slug not in KINDS:
        raise Http404
    return KINDS[slug]
