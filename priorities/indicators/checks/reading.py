"""Reads what the checks look at, in a number of queries that does not grow with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from fractions import Fraction

from django.db.models import Q

from lscb.board.models import Area, Board, BoardArea, Period
from priorities.indicators.checks.due import OWED
from priorities.indicators.checks.held import COUNTED, Given, Held
from priorities.indicators.checks.sources import is_loose
from priorities.indicators.checks.spans import ANY
from priorities.indicators.checks.stated import stated_span
from priorities.indicators.models import (
    Category,
    DerivedPart,
    Indicator,
    Observation,
    SeriesBreak,
    Source,
    Statement,
)

COLUMNS = (
    *("indicator_id", "period_id", "area_id", "category1_id", "category2_id", "source_id", "version", "chosen"),
    *("value", "numerator", "denominator", "bound", "marker", "decimals"),
)
RECENT = 6
"""How many of the last periods of each length are asked after for a figure that is owed."""


class CheckReading:
    """What is held of some indicators of a board; `scope` names for each the periods whose tables are looked at."""

    def __init__(self, board: Board, scope: Mapping[int, Collection[int]], today: date) -> None:
        self.board, self.today = board, today
        self.periods = {p.pk: p for p in Period.objects.of_board(board)}
        self.areas = {a.pk: a for a in Area.objects.of_board(board)}
        self.covered = frozenset(BoardArea.objects.of_board(board).values_list("area_id", flat=True))
        self.names = {c.pk: c for c in Category.objects.of_board(board).order_by("scheme", "order", "pk")}
        self.sources = {s.pk: s for s in Source.objects.of_board(board)}
        self.asked = list(scope)
        self.parts = list(DerivedPart.objects.filter(indicator__in=scope).order_by("indicator", "order"))
        wanted = {*scope, *(part.part_id for part in self.parts)}
        rows = Indicator.objects.of_board(board).filter(pk__in=wanted).select_related("agency", "group")
        self.held = {row.pk: self._empty(row, scope.get(row.pk, ())) for row in rows}
        for part in self.parts:
            self.held[part.indicator_id].parts.append((part, self.held[part.part_id]))

    def of_all(self) -> list[Held]:
        """Each with its figures and all that stands beside them."""
        for statement in self._of(Statement):
            self.held[statement.indicator_id].statements.append(statement)
        for cut in self._of(SeriesBreak):
            self.held[cut.indicator_id].breaks.append(cut.on)
        self._fill()
        self._sources()
        return self.of_dues()

    def of_dues(self) -> list[Held]:
        """Each with the periods for which it has figures, of those in which one may be owed: no more is read."""
        newest = sorted(self.periods.values(), key=lambda p: p.ends, reverse=True)
        owed = [p for basis in set(OWED.values()) for p in [q for q in newest if q.basis == basis][:RECENT]]
        since = min((p.starts for p in owed), default=None)
        near = [p.pk for p in newest if since is not None and p.ends >= since]
        rows = Observation.objects.current().filter(indicator__in=self.asked, period__in=near)
        for indicator, period in rows.order_by().values_list("indicator_id", "period_id").distinct():
            self.held[indicator].present.add(period)
        return [self.held[pk] for pk in self.asked if pk in self.held]

    def _of(self, model: type[Statement] | type[SeriesBreak]) -> Iterable:
        return model._default_manager.filter(indicator__in=self.asked).order_by("pk")

    def _empty(self, indicator: Indicator, scope: Collection[int]) -> Held:
        schemes: dict[int, list[Category]] = {}
        for category in self.names.values():
            if category.scheme_id in (indicator.scheme1_id, indicator.scheme2_id):
                schemes.setdefault(category.scheme_id, []).append(category)
        first, second = (
            next(c.pk for c in schemes[scheme] if c.is_all) for scheme in (indicator.scheme1_id, indicator.scheme2_id)
        )
        return Held(
            indicator,
            (first, second),
            self.names,
            schemes,
            self.periods,
            self.areas,
            self.sources,
            self.covered,
            scope=set(scope),
            today=self.today,
        )

    def _fill(self) -> None:
        """Every source's last version of each figure: the standing one in its place, the others beside it."""
        latest: dict[tuple[int, ...], tuple] = {}
        for row in Observation.objects.filter(self._wanted()).order_by("version").values_list(*COLUMNS):
            latest[row[:6]] = row
        for row in sorted(latest.values(), key=lambda row: row[:6]):
            held = self.held[row[0]]
            given = _given(held, row)
            if row[7]:
                held.cells[given.key] = given
            else:
                held.beside.setdefault(given.key, []).append(given)

    def _wanted(self) -> Q:
        """The tables of the scope and those that statements speak of; of everything else the whole."""
        tables = {period for held in self.held.values() for period in held.scope}
        tables |= {p for held in self.held.values() for s in held.statements for p in (s.period_id, s.compared_id) if p}
        wholes = {pk for held in self.held.values() for pk in held.whole}
        named = {part.category_id for part in self.parts if part.category_id}
        of_whole = Q(category1__in=wholes | named, category2__in=wholes)
        return Q(indicator__in=self.held) & (Q(period__in=tables) | of_whole)

    def _sources(self) -> None:
        loose = [source.pk for source in self.sources.values() if is_loose(source)]
        rows = Observation.objects.current().filter(source__in=loose, indicator__in=self.asked).order_by()
        for indicator, source in rows.values_list("indicator_id", "source_id").distinct() if loose else ():
            self.held[indicator].used.add(source)


def _given(held: Held, row: tuple) -> Given:
    *key, source, _, _, value, numerator, denominator, bound, marker, decimals = row[1:]
    exact = None if value is None else Fraction(value)
    places = _places(held.indicator, exact, decimals)
    if exact is None and numerator is not None:
        base = {"percent": 100, "rate": held.indicator.rate_base or 1}.get(held.indicator.unit, 1)
        exact = Fraction(numerator * base, denominator)
        span = stated_span(exact, bound, places, counted=True)
    else:
        counted = held.indicator.unit in COUNTED and places == 0
        span = ANY if exact is None else stated_span(exact, bound, places, counted=counted)
    return Given(tuple(key), source, exact, span, places, marker, bound, numerator, denominator)


def _places(indicator: Indicator, value: Fraction | None, decimals: int | None) -> int:
    """The decimals a source wrote: as kept, or the indicator's, or more where the value has more."""
    if decimals is not None:
        return decimals
    places = indicator.decimals
    while value is not None and places < 4 and (value * 10**places).denominator != 1:
        places += 1
    return places
