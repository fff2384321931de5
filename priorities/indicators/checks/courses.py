"""A figure against those of other periods: parts of a year, states on a day, what came and went, and its history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from math import isqrt

from lscb.board.models import Area, Basis, Period
from priorities.indicators.checks.doubts import Doubted, difference, key_of, span_words, sum_words, told
from priorities.indicators.checks.held import COUNTED, Given, Held
from priorities.indicators.checks.spans import Span, total
from priorities.indicators.models import Indicator
from priorities.indicators.models.indicators import Measure

SHORTER = (Basis.MONTH, Basis.QUARTER, Basis.HALF)
FEWEST, MOST = 4, 8
"""So many earlier figures make a history, and so many of them are looked at."""


def parts_of_a_year(held: Held) -> Iterator[Doubted]:
    """What happened in a year is what happened in its quarters or months."""
    if not held.added or held.indicator.nature != Indicator.Nature.FLOW or held.indicator.unit == Measure.MONTHLY:
        return
    for area, course in _courses(held):
        for period, printed in course:
            for basis in SHORTER:
                within = [(p, g) for p, g in course if p.basis == basis and p.pk != period.pk]
                parts = _tiling(period, within)
                if len(parts) < 2:
                    continue
                computed = _of_parts(held, parts)
                if not computed.meets(printed.span):
                    yield _doubted(held, period, area, printed, parts, computed, basis)


def state_on_a_day(held: Held) -> Iterator[Doubted]:
    """A state of affairs on a day is the same whichever period it is given for."""
    if held.indicator.nature != Indicator.Nature.STOCK:
        return
    for area, course in _courses(held):
        for period, printed in course:
            for other, given in course:
                longer = (other.ends - other.starts) < (period.ends - period.starts)
                if other.ends == period.ends and longer and not given.span.meets(printed.span):
                    yield _doubted(held, period, area, printed, [given], given.span, other.pk)


def stock_against_flows(held: Held) -> Iterator[Doubted]:
    """What stands at the end is what stood before, and what came, less what went."""
    flows = [part for _, part in held.parts]
    is_flow = all(part.indicator.nature == Indicator.Nature.FLOW for part in flows)
    if held.indicator.operation or held.indicator.nature != Indicator.Nature.STOCK or len(flows) < 2 or not is_flow:
        return
    for area, course in _courses(held):
        by_end = {(p.basis, p.ends): g for p, g in course}
        for period, printed in course:
            before = by_end.get((period.basis, period.starts - timedelta(days=1)))
            moved = [flow.given(period.pk, area.pk, part.category_id) for part, flow in held.parts]
            known = [g for g in moved if g is not None and g.value is not None]
            if before is None or len(known) < len(moved):
                continue
            came, *went = (flow.span(g) for (_, flow), g in zip(held.parts, moved, strict=True))
            computed = before.span.plus(came).minus(total(went))
            if not computed.meets(printed.span):
                yield _doubted(held, period, area, printed, [before, *known], computed, "flows", added=False)


def far_outside_history(held: Held) -> Iterator[Doubted]:
    """A figure lies within reach of its own history."""
    for area, course in _courses(held):
        for basis in {p.basis for p, _ in course} - {Basis.OTHER}:
            plain = [(p, g) for p, g in course if p.basis == basis and g.plain]
            for n, (period, given) in enumerate(plain):
                begun = max((on for on in held.breaks if on <= period.ends), default=None)
                earlier = [g for p, g in plain[:n] if begun is None or p.starts >= begun][-MOST:]
                if len(earlier) >= FEWEST:
                    yield from _jump(held, period, area, given, earlier)


def _jump(held: Held, period: Period, area: Area, given: Given, earlier: list[Given]) -> Iterator[Doubted]:
    values = [g.value for g in earlier if g.value is not None]
    value = given.value if given.value is not None else Fraction(0)
    low, high = min(values), max(values)
    spread = max(high - low, _usual(held, high))
    reach = Span(low - 2 * spread, high + 2 * spread)
    if reach.meets(Span.of(value)):
        return
    nearest = low if value < low else high
    usual = f"between {held.words(low, given.decimals)} and {held.words(high, given.decimals)}"
    yield Doubted(
        key_of(*given.key),
        period.pk,
        held.place(period, area),
        held.printed(given),
        f"{usual} in the {len(values)} periods before",
        difference(value, Span.of(nearest), held.unit, given.decimals),
        told([given, *earlier]),
    )


def _usual(held: Held, value: Fraction) -> Fraction:
    """What chance alone may move: for counts three times the root, for percentages three points, else a tenth."""
    if held.indicator.unit in COUNTED:
        return Fraction(3 * isqrt(max(0, int(value))) + 1)
    return Fraction(3) if held.indicator.unit == Measure.PERCENT else abs(value) / 10


def _courses(held: Held) -> Iterator[tuple[Area, list[tuple[Period, Given]]]]:
    """The whole's figures of each area in the order in which their periods end."""
    by_area: dict[int, list[tuple[Period, Given]]] = {}
    for key, given in held.cells.items():
        if key[2:] == held.whole and given.value is not None:
            by_area.setdefault(key[1], []).append((held.periods[key[0]], given))
    for area in sorted(by_area):
        yield held.areas[area], sorted(by_area[area], key=lambda pair: (pair[0].ends, pair[0].starts, pair[0].pk))


def _tiling(period: Period, within: list[tuple[Period, Given]]) -> list[Given]:
    """The figures of shorter periods that fill this one without gap or overlap; none where they do not."""
    day, found = period.starts, []
    for part, given in within:
        if part.starts == day and part.ends <= period.ends:
            found.append(given)
            day = part.ends + timedelta(days=1)
    return found if day == period.ends + timedelta(days=1) else []


def _of_parts(held: Held, parts: list[Given]) -> Span:
    """What a year may hold, given its parts: their sum; of people fewer, for one may come in several of them."""
    added = total(part.span for part in parts)
    if held.indicator.unit != Measure.PEOPLE:
        return added
    lows = [part.span.low for part in parts if part.span.low is not None]
    return Span(max(lows, default=None), added.high)


def _doubted(
    held: Held,
    period: Period,
    area: Area,
    printed: Given,
    parts: list[Given],
    computed: Span,
    sort: object,
    *,
    added: bool = True,
) -> Doubted:
    places = printed.decimals
    said = sum_words(held, parts, computed, places) if added else span_words(computed, held.unit, places)
    return Doubted(
        key_of(*printed.key, sort),
        period.pk,
        held.place(period, area),
        held.printed(printed),
        said,
        difference(printed.value or Fraction(0), computed, held.unit, printed.decimals),
        told([*parts, printed]),
    )
