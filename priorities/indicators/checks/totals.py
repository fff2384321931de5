"""Totals: of rows, of columns, of the whole, of parts of parts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lscb.board.models import Area, Period
from priorities.indicators.checks.doubts import Doubted, difference, key_of, sum_words, told
from priorities.indicators.checks.held import Given, Held
from priorities.indicators.checks.spans import total
from priorities.indicators.checks.stated import span_of, statement_words
from priorities.indicators.models import Indicator, Statement


def row_totals(held: Held) -> Iterator[Doubted]:
    """A row’s total is what its cells add up to."""
    rows, columns = held.categories(0), held.categories(1)
    if not rows or not columns:
        return
    for period, area in held.tables():
        for row in rows:
            cells = [held.given(period.pk, area.pk, row.pk, c.pk) for c in columns]
            yield from _sum(held, period, area, cells, held.given(period.pk, area.pk, row.pk), row.name)


def column_totals(held: Held) -> Iterator[Doubted]:
    """A column’s total is what its cells add up to."""
    rows, columns = held.categories(0), held.categories(1)
    if not rows or not columns:
        return
    for period, area in held.tables():
        for column in columns:
            cells = [held.given(period.pk, area.pk, r.pk, column.pk) for r in rows]
            yield from _sum(held, period, area, cells, held.given(period.pk, area.pk, None, column.pk), column.name)


def whole(held: Held) -> Iterator[Doubted]:
    """The whole is what the totals printed for its parts add up to."""
    rows, columns = held.categories(0), held.categories(1)
    for period, area in held.tables():
        printed = held.given(period.pk, area.pk)
        if rows:
            parts = [held.given(period.pk, area.pk, r.pk) for r in rows]
            what = "The totals of the rows" if columns else ""
            yield from _sum(held, period, area, parts, printed, what, "rows")
        if columns:
            parts = [held.given(period.pk, area.pk, None, c.pk) for c in columns]
            what = "The totals of the columns" if rows else ""
            yield from _sum(held, period, area, parts, printed, what, "columns")


def parts_of_parts(held: Held) -> Iterator[Doubted]:
    """A category that is divided further is what its own parts add up to."""
    for place in (0, 1):
        for parent, children in held.nested(place).items():
            for period, area in held.tables():
                cells = [_cell(held, period, area, place, c.pk) for c in children]
                yield from _sum(
                    held, period, area, cells, _cell(held, period, area, place, parent), held.names[parent].name
                )


def part_above_whole(held: Held) -> Iterator[Doubted]:
    """No part is more than the whole it is a part of."""
    if held.indicator.adds_up or not held.added:
        return
    for period, area in held.tables():
        printed = held.given(period.pk, area.pk)
        for place in (0, 1):
            for category in held.categories(place):
                part = _cell(held, period, area, place, category.pk)
                if part is None or printed is None or part.value is None or printed.value is None:
                    continue
                low, high = part.span.low, printed.span.high
                if low is not None and high is not None and low > high:
                    yield Doubted(
                        key_of(period.pk, area.pk, place, category.pk),
                        period.pk,
                        held.place(period, area, category.pk),
                        held.printed(part),
                        f"at most the whole, {held.printed(printed)}",
                        difference(part.value, printed.span, held.unit, part.decimals),
                        told([part, printed]),
                    )


def printed_total(held: Held) -> Iterator[Doubted]:
    """A total that is printed is what the figures it speaks of add up to."""
    summed = held.indicator.operation == Indicator.Operation.SUM
    for statement in held.statements:
        if statement.kind != Statement.Kind.TOTAL or statement.value is None or not held.added:
            continue
        period, area = held.periods[statement.period_id], held.areas[statement.area_id]
        parts = _from_others(held, period, area) if summed else _of_cell(held, statement)
        if not any(part is not None and part.value is not None for part in parts):
            continue
        computed = total(held.span(part) for part in parts)
        if not computed.meets(span_of(statement)):
            value = Fraction(statement.value)
            yield Doubted(
                key_of(period.pk, area.pk, statement.category1_id, statement.category2_id, statement.source_id),
                period.pk,
                held.place(period, area, statement.category1_id, statement.category2_id),
                held.words(value, statement.decimals),
                sum_words(held, parts, computed, statement.decimals),
                difference(value, computed, held.unit, statement.decimals),
                (*told(parts), statement_words(statement)),
            )


def _from_others(held: Held, period: Period, area: Area) -> list[Given | None]:
    """The figures of the indicators it is computed from."""
    return [part.given(period.pk, area.pk, row.category_id) for row, part in held.parts]


def _of_cell(held: Held, statement: Statement) -> list[Given | None]:
    """The cells a printed total speaks of: all of a row, of a column, or of the first division."""
    period, area, first, second = (
        statement.period_id,
        statement.area_id,
        statement.category1_id,
        statement.category2_id,
    )
    if first != held.whole[0]:
        return [held.given(period, area, first, c.pk) for c in held.categories(1)]
    if second != held.whole[1]:
        return [held.given(period, area, r.pk, second) for r in held.categories(0)]
    return [held.given(period, area, r.pk) for r in held.categories(0)] or [held.given(period, area)]


def _cell(held: Held, period: Period, area: Area, place: int, category: int) -> Given | None:
    pair = (category, None) if place == 0 else (None, category)
    return held.given(period.pk, area.pk, *pair)


def _sum(
    held: Held,
    period: Period,
    area: Area,
    parts: list[Given | None],
    printed: Given | None,
    what: str,
    sort: str = "",
) -> Iterator[Doubted]:
    """A doubt where no numbers that the parts may stand for add up to one the printed total may stand for."""
    if not held.added or not held.indicator.adds_up or printed is None or printed.value is None:
        return
    if not any(part is not None and part.value is not None for part in parts):
        return
    computed = total(held.span(part) for part in parts)
    if computed.meets(printed.span):
        return
    where = [what] if what else []
    yield Doubted(
        key_of(*printed.key, sort),
        period.pk,
        ", ".join([*where, held.place(period, area)]),
        held.printed(printed),
        sum_words(held, parts, computed, printed.decimals),
        difference(printed.value, computed, held.unit, printed.decimals),
        told([*parts, printed]),
    )
