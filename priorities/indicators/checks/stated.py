"""What sources printed for figures reckoned here, as checks read it."""

from __future__ import annotations

from fractions import Fraction

from priorities.indicators.checks.held import Held
from priorities.indicators.checks.spans import ANY, Span
from priorities.indicators.models import Stated, Statement


def span_of(statement: Statement) -> Span:
    """What a printed number may stand for."""
    if statement.value is None:
        return ANY
    return stated_span(Fraction(statement.value), statement.bound, statement.decimals)


def stated_span(value: Fraction, bound: str, decimals: int, *, counted: bool = False) -> Span:
    """What a number may stand for, by how exactly it was stated; a counted one is not rounded."""
    if bound == Stated.ABOUT:
        return ANY
    written = Span.of(value) if counted else Span.rounded(value, decimals)
    if bound in (Stated.OVER, Stated.AT_LEAST):
        return Span(written.low, None)
    return Span(None, written.high) if bound == Stated.UNDER else written


def statement_words(statement: Statement) -> str:
    """What it says, as an answer to a check binds to it."""
    s = statement
    key = (s.kind, s.period_id, s.compared_id, s.area_id, s.category1_id, s.category2_id, s.source_id)
    value = None if s.value is None else Fraction(s.value)
    return ":".join("" if part is None else str(part) for part in ("stated", *key, value, s.decimals, s.bound))


def printed_statement(
    held: Held, kind: str, period: int, area: int, first: int | None = None, second: int | None = None
) -> Statement | None:
    """What was printed of a cell, or of the whole where no category is named."""
    key = (kind, period, area, first or held.whole[0], second or held.whole[1])
    return next((s for s in held.statements if _key(s) == key), None)


def _key(statement: Statement) -> tuple[str, int, int, int, int]:
    s = statement
    return (s.kind, s.period_id, s.area_id, s.category1_id, s.category2_id)
