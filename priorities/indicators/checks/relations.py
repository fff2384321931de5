"""An indicator against others: those named as its parts, though it is entered and not computed from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from lscb.board.models import Area, Period
from priorities.indicators.checks.doubts import Doubted, difference, key_of, span_words, told
from priorities.indicators.checks.held import Given, Held
from priorities.indicators.checks.spans import Span, total
from priorities.indicators.models import Indicator
from priorities.indicators.models.indicators import Measure
from priorities.indicators.report.derived import months

Reckon = Callable[[Period, list[Span]], Span]
OF_A_WHOLE = (Indicator.Operation.SHARE, Indicator.Operation.CONVERSION)


def parts_across_tables(held: Held) -> Iterator[Doubted]:
    """Parts that stand in one table are the whole that stands in another."""
    if held.indicator.unit in (Measure.PEOPLE, Measure.COUNT, Measure.PENCE) and not _moved_by_flows(held):
        yield from _against(held, lambda period, spans: total(spans))


def share_of_parts(held: Held) -> Iterator[Doubted]:
    """A percentage is the one indicator over the other that it is reckoned from."""
    if held.indicator.unit == Measure.PERCENT and len(held.parts) == 2:
        yield from _against(held, lambda period, spans: spans[0].over(spans[1]).times(100))


def rate_of_population(held: Held) -> Iterator[Doubted]:
    """A rate is the number counted over its population."""
    if held.indicator.unit == Measure.RATE and len(held.parts) == 2:
        base = held.indicator.rate_base or 1
        yield from _against(held, lambda period, spans: spans[0].over(spans[1]).times(base))


def average_of_total(held: Held) -> Iterator[Doubted]:
    """A monthly average is the total that another indicator holds over the months."""
    if held.indicator.unit == Measure.MONTHLY and len(held.parts) == 1:
        yield from _against(held, lambda period, spans: spans[0].times(Fraction(1, months(period))))


def part_above_its_base(held: Held) -> Iterator[Doubted]:
    """What is given as a percentage of something is not more than it."""
    if held.indicator.operation not in OF_A_WHOLE or len(held.parts) != 2:
        return
    turned = held.indicator.operation == Indicator.Operation.CONVERSION
    (first, top), (second, base) = held.parts[::-1] if turned else held.parts
    for key in sorted(top.cells):
        period, area = key[:2]
        part, whole = top.given(period, area, first.category_id), base.given(period, area, second.category_id)
        is_first = key[2:] == (first.category_id or top.whole[0], top.whole[1])
        if not is_first or part is None or whole is None or part.value is None or whole.value is None:
            continue
        if part.span.low is not None and whole.span.high is not None and part.span.low > whole.span.high:
            yield Doubted(
                key_of(period, area),
                period,
                held.place(held.periods[period], held.areas[area]),
                f"{top.printed(part)}, {top.indicator}",
                f"at most {base.printed(whole)}, {base.indicator}",
                difference(part.value, whole.span, top.unit, part.decimals),
                told([part, whole]),
            )


def _moved_by_flows(held: Held) -> bool:
    """Whether its parts are what came and went, which another check looks at."""
    natures = {part.indicator.nature for _, part in held.parts}
    return held.indicator.nature == Indicator.Nature.STOCK and natures == {Indicator.Nature.FLOW}


def _against(held: Held, reckon: Reckon) -> Iterator[Doubted]:
    """A doubt for each period and area in which the whole is not what its parts give."""
    if held.indicator.operation or not held.parts:
        return
    for key, printed in sorted(held.cells.items()):
        if key[2:] != held.whole or printed.value is None:
            continue
        period, area = held.periods[key[0]], held.areas[key[1]]
        parts = [part.given(period.pk, area.pk, row.category_id) for row, part in held.parts]
        if any(part is None or part.value is None for part in parts):
            continue
        spans = [other.span(part) for (_, other), part in zip(held.parts, parts, strict=True)]
        computed = reckon(period, spans)
        if not computed.meets(printed.span):
            yield _doubted(held, period, area, printed, parts, computed)


def _doubted(
    held: Held, period: Period, area: Area, printed: Given, parts: list[Given | None], computed: Span
) -> Doubted:
    pairs = zip(held.parts, parts, strict=True)
    named = [f"{other.printed(part)} {other.indicator}" for (_, other), part in pairs if part]
    return Doubted(
        key_of(*printed.key),
        period.pk,
        held.place(period, area),
        held.printed(printed),
        f"{span_words(computed, held.unit, printed.decimals)} (from {'; '.join(named)})",
        difference(printed.value or Fraction(0), computed, held.unit, printed.decimals),
        told([*parts, printed]),
    )
