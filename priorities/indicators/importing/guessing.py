"""A first guess at how a table is read, from the names of its columns and its first rows; a person corrects it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lscb.board.models import Board
from priorities.indicators.importing import spans, written
from priorities.indicators.importing.plan import FIGURES, Column, Plan, Role, Unknown, plain
from priorities.indicators.importing.refusals import NotRead
from priorities.indicators.models import Category, CategoryScheme, Indicator

# The columns that the Department for Education's open data share.
DFE = {
    "time period": Role.PERIOD,
    "time identifier": Role.PERIOD_KIND,
    "geographic level": Role.LEVEL,
    "country name": Role.NATION,
    "country code": Role.NATION_CODE,
    "region name": Role.REGION,
    "region code": Role.REGION_CODE,
    "la name": Role.AUTHORITY,
    "new la code": Role.AUTHORITY_CODE,
    "old la code": Role.NONE,
}
USUAL = {
    Role.PERIOD: ("period", "year", "quarter", "month", "date", "reporting period", "financial year"),
    Role.AREA: ("area", "area name", "local authority", "authority", "borough", "la", "name of area"),
    Role.AREA_CODE: ("area code", "la code", "ons code", "gss code"),
    Role.INDICATOR: ("indicator", "measure", "indicator name", "measure name", "metric"),
    Role.CATEGORY: ("category", "breakdown", "group"),
    Role.VALUE: ("value", "figure", "count", "number", "total", "observation"),
    Role.NUMERATOR: ("numerator",),
    Role.DENOMINATOR: ("denominator", "base"),
    Role.NOTE: ("note", "notes", "comment", "footnote"),
    Role.SOURCE: ("source",),
}
NAMES = {name: role for role, names in USUAL.items() for name in names}
TOTAL = "Total"


def is_dfe(header: Sequence[str]) -> bool:
    """Whether a table is laid out as the Department for Education's open data are."""
    return {"time period", "time identifier", "geographic level"} <= {plain(name) for name in header}


def guess(
    board: Board, header: Sequence[str], rows: Sequence[Sequence[str]], *, sheet: str = "", head: int = 1
) -> Plan:
    """Each column with what it seems to be."""
    guesser = _Guesser(board)
    dfe = is_dfe(header)
    found = [guesser.column(name, [r[n] for r in rows if n < len(r)], dfe) for n, name in enumerate(header) if name]
    columns = _each_once(found)
    unknown = Unknown.LEAVE_OUT if dfe else Unknown.REFUSE
    return Plan(columns=tuple(columns), areas=unknown, sheet=sheet, head=head)


class _Guesser:
    """What the board's own names say of a column."""

    def __init__(self, board: Board) -> None:
        self.indicators: dict[str, str] = {}
        for one in Indicator.objects.of_board(board).filter(operation=""):
            self.indicators |= {plain(n): one.reference for n in (one.title, one.short_title, one.reference) if n}
        schemes = CategoryScheme.objects.of_board(board)
        self.schemes = {plain(n) for s in schemes for n in (s.name, s.slug)}
        self.categories = {plain(c.name): c.name for c in Category.objects.of_board(board).filter(is_all=False)}

    def column(self, name: str, samples: Sequence[str], dfe: bool) -> Column:
        key = plain(name)
        if dfe and key in DFE:
            return Column(name, DFE[key])
        if key in self.indicators:
            return Column(name, Role.VALUE, indicator=self.indicators[key])
        if key in self.schemes:
            return Column(name, Role.CATEGORY)
        if key in NAMES:
            return Column(name, NAMES[key])
        if _all_figures(samples):
            return self._figures(name)
        if dfe and any(plain(s) == plain(TOTAL) for s in samples):
            return Column(name, Role.ONLY, says=TOTAL)
        return Column(name, Role.NONE)

    def _figures(self, name: str) -> Column:
        """A column of figures: of the period or the category it is named after, where it is."""
        if plain(name) in self.categories:
            return Column(name, Role.VALUE, category=self.categories[plain(name)])
        try:
            spans.read(name)
        except NotRead:
            return Column(name, Role.VALUE)
        return Column(name, Role.VALUE, period=name)


def _all_figures(samples: Sequence[str]) -> bool:
    """Numbers, with symbols among them at most: a column of letters alone may be anything."""
    filled = [s for s in samples if s and plain(s) not in written.SYMBOLS]
    return bool(filled) and all(_is_number(s) for s in filled)


def _is_number(text: str) -> bool:
    try:
        written.number(text.removesuffix("%"), "")
    except NotRead:
        return False
    return True


def _each_once(columns: Sequence[Column]) -> list[Column]:
    """A second column of a role that stands once is left out."""
    seen: set[str] = set()
    found = []
    for column in columns:
        several = column.role in FIGURES or column.role in (Role.NONE, Role.ONLY)
        found.append(column if several or column.role not in seen else replace(column, role=Role.NONE))
        seen.add(column.role)
    return found
