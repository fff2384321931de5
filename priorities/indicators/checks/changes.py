"""Changes a source printed: in per cent, in points, and the one taken for the other."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lscb.document.blocks import Unit
from priorities.indicators.checks.doubts import Doubted, difference, key_of, span_words, told
from priorities.indicators.checks.held import Given, Held
from priorities.indicators.checks.spans import Span
from priorities.indicators.checks.stated import span_of, statement_words
from priorities.indicators.models import Statement
from priorities.indicators.models.indicators import Measure


def printed_change(held: Held) -> Iterator[Doubted]:
    """A change that is printed is the change between its two figures."""
    for statement, before, after in _moved(held):
        computed = _computed(statement, before, after)
        if not computed.meets(span_of(statement)) and not _mistaken(held, statement, before, after):
            yield _doubted(held, statement, before, after, computed)


def points_for_per_cent(held: Held) -> Iterator[Doubted]:
    """Points are not per cent: a rise from 64% to 68% is 4 points."""
    for statement, before, after in _moved(held):
        if _mistaken(held, statement, before, after):
            yield _doubted(held, statement, before, after, _computed(statement, before, after))


def _moved(held: Held) -> Iterator[tuple[Statement, Given, Given]]:
    """Each printed change whose two figures are both known."""
    for statement in held.statements:
        if statement.kind not in (Statement.Kind.CHANGE, Statement.Kind.POINTS) or statement.value is None:
            continue
        earlier = statement.compared_id or _before(held, statement)
        where = (statement.area_id, statement.category1_id, statement.category2_id)
        before = held.cells.get((earlier, *where)) if earlier else None
        after = held.cells.get((statement.period_id, *where))
        if before and after and before.value is not None and after.value is not None and before.value != 0:
            yield statement, before, after


def _before(held: Held, statement: Statement) -> int | None:
    """The period of the same length that ends last before, where none was named."""
    period = held.periods[statement.period_id]
    where = (statement.area_id, statement.category1_id, statement.category2_id)
    earlier = [held.periods[key[0]] for key in held.cells if key[1:] == where]
    earlier = [p for p in earlier if p.basis == period.basis and p.ends < period.starts]
    return max(earlier, key=lambda p: p.ends).pk if earlier else None


def _computed(statement: Statement, before: Given, after: Given) -> Span:
    per_cent = statement.kind == Statement.Kind.CHANGE
    return _per_cent(before, after) if per_cent else after.span.minus(before.span)


def _per_cent(before: Given, after: Given) -> Span:
    """Every change in per cent from one figure to the other."""
    return after.span.over(before.span).minus(Span.of(1)).times(100)


def _mistaken(held: Held, statement: Statement, before: Given, after: Given) -> bool:
    """Whether the number printed is right in points where per cent is said, or the reverse."""
    if held.indicator.unit != Measure.PERCENT:
        return False
    points, per_cent = after.span.minus(before.span), _per_cent(before, after)
    said, other = (per_cent, points) if statement.kind == Statement.Kind.CHANGE else (points, per_cent)
    written = span_of(statement)
    return not said.meets(written) and other.meets(written)


def _doubted(held: Held, statement: Statement, before: Given, after: Given, computed: Span) -> Doubted:
    unit = Unit.PERCENT if statement.kind == Statement.Kind.CHANGE else Unit.POINTS
    value = Fraction(statement.value or 0)
    period, area = held.periods[statement.period_id], held.areas[statement.area_id]
    return Doubted(
        key_of(*after.key, statement.kind, statement.source_id),
        period.pk,
        held.place(period, area, *after.key[2:]),
        held.words(value, statement.decimals, unit),
        _both(held, before, after, computed, unit, statement.decimals),
        difference(value, computed, unit, statement.decimals),
        (*told([before, after]), statement_words(statement)),
    )


def _both(held: Held, before: Given, after: Given, computed: Span, unit: Unit, decimals: int) -> str:
    """The change from the figures as they are written, in points too where they are percentages."""
    first, last = before.value or Fraction(1), after.value or Fraction(0)
    middle = Span.of((last - first) / first * 100 if unit is Unit.PERCENT else last - first)
    said = f"{span_words(middle, unit, max(1, decimals))} (from {held.printed(before)} to {held.printed(after)})"
    if held.indicator.unit == Measure.PERCENT and unit is Unit.PERCENT:
        said = f"{held.words(last - first, after.decimals, Unit.POINTS)}, which is {said}"
    return said
