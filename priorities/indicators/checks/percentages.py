"""Percentages: of one whole, of their base, of whole numbers, and shares printed beside a table."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

from lscb.board.models import Area, Period
from lscb.document.blocks import Unit
from priorities.indicators.checks.doubts import Doubted, difference, key_of, span_words, told
from priorities.indicators.checks.held import Given, Held
from priorities.indicators.checks.spans import Span, total
from priorities.indicators.checks.stated import printed_statement, span_of, statement_words
from priorities.indicators.models import Statement
from priorities.indicators.models.indicators import Measure

HUNDRED = Fraction(100)


def hundred(held: Held) -> Iterator[Doubted]:
    """Percentages of one whole make 100, but for rounding."""
    if held.indicator.unit == Measure.PERCENT and held.indicator.adds_up and not held.categories(1):
        for period, area in held.tables():
            parts = [held.given(period.pk, area.pk, c.pk) for c in held.categories(0)]
            given = [part for part in parts if part is not None and part.plain]
            if parts and len(given) == len(parts):
                spans = [part.span for part in given]
                values = [part.value for part in given if part.value is not None]
                most = max(part.decimals for part in given)
                yield from _hundred(held, period, area, spans, values, most, told(given), "figures")


def shares_hundred(held: Held) -> Iterator[Doubted]:
    """Shares printed of one whole make 100, but for rounding."""
    stated_for = sorted({(s.period_id, s.area_id) for s in held.statements if s.kind == Statement.Kind.SHARE})
    for period, area in ((held.periods[p], held.areas[a]) for p, a in stated_for):
        for place in (0, 1):
            categories = held.categories(place)
            pairs = [(c.pk, None) if place == 0 else (None, c.pk) for c in categories]
            found = [printed_statement(held, Statement.Kind.SHARE, period.pk, area.pk, *pair) for pair in pairs]
            stated = [s for s in found if s is not None and s.value is not None]
            if len(stated) < 2 or len(stated) < len(categories):
                continue
            values = [Fraction(s.value) for s in stated if s.value is not None]
            most = max(s.decimals for s in stated)
            said, sort = tuple(statement_words(s) for s in stated), f"shares-{place}"
            yield from _hundred(held, period, area, [span_of(s) for s in stated], values, most, said, sort)


def over_base(held: Held) -> Iterator[Doubted]:
    """A percentage or rate is its numerator over its base."""
    for given in _with_base(held):
        if given.numerator is None or given.denominator is None or given.value is None:
            continue
        computed = Span.of(Fraction(given.numerator, given.denominator) * _factor(held))
        if not computed.meets(given.span):
            period, area = held.periods[given.key[0]], held.areas[given.key[1]]
            yield Doubted(
                key_of(*given.key),
                period.pk,
                held.place(period, area, *given.key[2:]),
                held.printed(given),
                f"{span_words(computed, held.unit, given.decimals)} ({given.numerator:,} of {given.denominator:,})",
                difference(given.value, computed, held.unit, given.decimals),
                told([given]),
            )


def whole_numerator(held: Held) -> Iterator[Doubted]:
    """A percentage of so many is one that a whole number of them can give."""
    for given in _with_base(held):
        if given.numerator is not None or given.denominator is None or given.value is None or not given.plain:
            continue
        unit = _factor(held) / given.denominator
        low, high = given.span.low, given.span.high
        if low is None or high is None or math.ceil(low / unit) <= math.floor(high / unit):
            continue
        below = math.floor(given.value / unit)
        near = [unit * count for count in (below, below + 1)]
        nearest = min(near, key=lambda value: abs(value - (given.value or 0)))
        period, area = held.periods[given.key[0]], held.areas[given.key[1]]
        either = " or ".join(f"{held.words(v, given.decimals)} ({below + n:,})" for n, v in enumerate(near))
        yield Doubted(
            key_of(*given.key),
            period.pk,
            held.place(period, area, *given.key[2:]),
            f"{held.printed(given)} of {given.denominator:,}",
            f"{either} are the nearest that whole numbers of {given.denominator:,} give",
            difference(given.value, Span.of(nearest), held.unit, given.decimals),
            told([given]),
        )


def printed_share(held: Held) -> Iterator[Doubted]:
    """A share that is printed is its part over the whole."""
    if not held.added:
        return
    for statement in held.statements:
        if statement.kind != Statement.Kind.SHARE or statement.value is None:
            continue
        area = statement.area_id
        part, parts = _part(held, statement)
        base, bases = _whole(held, statement.period_id, area)
        computed = part.over(base).times(100)
        if (not part.exact and part.high is None) or computed.meets(span_of(statement)):
            continue
        period = held.periods[statement.period_id]
        yield Doubted(
            key_of(statement.period_id, area, statement.category1_id, statement.category2_id, statement.source_id),
            period.pk,
            held.place(period, held.areas[area], statement.category1_id, statement.category2_id),
            held.words(Fraction(statement.value), statement.decimals, Unit.PERCENT),
            _of(held, computed, part, base, statement.decimals),
            difference(Fraction(statement.value), computed, Unit.PERCENT, statement.decimals),
            (*told([*parts, *bases]), statement_words(statement)),
        )


def _of(held: Held, computed: Span, part: Span, base: Span, decimals: int) -> str:
    said = span_words(computed, Unit.PERCENT, decimals)
    if part.exact and base.exact and part.low is not None and base.low is not None:
        return f"{said} ({held.words(part.low)} of {held.words(base.low)})"
    return said


def _hundred(
    held: Held,
    period: Period,
    area: Area,
    spans: list[Span],
    values: list[Fraction],
    decimals: int,
    values_told: tuple[str, ...],
    sort: str,
) -> Iterator[Doubted]:
    if total(spans).meets(Span.of(HUNDRED)):
        return
    added = sum(values, Fraction(0))
    yield Doubted(
        key_of(period.pk, area.pk, sort),
        period.pk,
        held.place(period, area),
        " + ".join(held.words(value, decimals, Unit.PERCENT) for value in values),
        f"{held.words(added, decimals, Unit.PERCENT)}, and rounding cannot explain it",
        difference(added, Span.of(HUNDRED), Unit.PERCENT, decimals),
        values_told,
    )


def _with_base(held: Held) -> list[Given]:
    """The figures of the scope that stand over a base of their own, in order."""
    if held.indicator.unit not in (Measure.PERCENT, Measure.RATE):
        return []
    found = [g for key, g in held.cells.items() if key[0] in held.scope and g.denominator]
    return sorted(found, key=lambda given: given.key)


def _factor(held: Held) -> Fraction:
    return HUNDRED if held.indicator.unit == Measure.PERCENT else Fraction(held.indicator.rate_base or 1)


def _part(held: Held, statement: Statement) -> tuple[Span, list[Given | None]]:
    """What a share is of: the sum of its cells where all are known, or else the figure printed for it."""
    period, area = statement.period_id, statement.area_id
    first, second = statement.category1_id, statement.category2_id
    if first == held.whole[0] and second == held.whole[1]:
        return _whole(held, period, area)
    if second == held.whole[1]:
        cells = [held.given(period, area, first, c.pk) for c in held.categories(1)]
    else:
        cells = [held.given(period, area, c.pk, second) for c in held.categories(0)] if first == held.whole[0] else []
    return _summed(held, cells, held.given(period, area, first, second))


def _whole(held: Held, period: int, area: int) -> tuple[Span, list[Given | None]]:
    rows, columns = held.categories(0), held.categories(1)
    cells = [held.given(period, area, r.pk, c.pk) for r in rows for c in columns]
    if not columns:
        cells = [held.given(period, area, r.pk) for r in rows]
    return _summed(held, cells, held.given(period, area))


def _summed(held: Held, cells: list[Given | None], printed: Given | None) -> tuple[Span, list[Given | None]]:
    known = bool(cells) and all(cell is not None and cell.value is not None for cell in cells)
    if known and held.indicator.adds_up:
        return total(held.span(cell) for cell in cells), cells
    return held.span(printed), [printed]
