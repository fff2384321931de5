"""Averages for each month, against the total and the months."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lscb.document.blocks import Unit
from priorities.indicators.checks.doubts import Doubted, difference, key_of, span_words, told
from priorities.indicators.checks.held import Held
from priorities.indicators.checks.stated import span_of, statement_words
from priorities.indicators.models import Statement
from priorities.indicators.report.derived import months


def average(held: Held) -> Iterator[Doubted]:
    """An average for each month is the total over the months."""
    if not held.added:
        return
    for statement in held.statements:
        key = (statement.period_id, statement.area_id, statement.category1_id, statement.category2_id)
        given = held.cells.get(key)
        if statement.kind != Statement.Kind.MEAN or statement.value is None or given is None or given.value is None:
            continue
        period, area = held.periods[statement.period_id], held.areas[statement.area_id]
        count = months(period)
        computed = given.span.times(Fraction(1, count))
        if computed.meets(span_of(statement)):
            continue
        value, places = Fraction(statement.value), statement.decimals
        yield Doubted(
            key_of(*key, statement.source_id),
            period.pk,
            held.place(period, area, *key[2:]),
            f"{held.words(value, places, Unit.MONTHLY)} a month",
            f"{span_words(computed, Unit.MONTHLY, max(1, places))} a month ({held.printed(given)} over {count} months)",
            difference(value, computed, Unit.MONTHLY, max(1, places)),
            (*told([given]), statement_words(statement)),
        )
