"""Figures of computed indicators, reckoned from those of their parts and never stored."""

from __future__ import annotations

from collections.abc import Sequence

from lscb.board.models import Period
from lscb.document import figures
from lscb.document.blocks import Figure, Unit
from lscb.document.reckoning import Op
from priorities.indicators.models import Indicator
from priorities.indicators.report.measured import Key, Measured
from priorities.indicators.report.numbers import unit_of
from priorities.indicators.report.wholes import whole

OPERATIONS = {
    Indicator.Operation.SUM: Op.SUM,
    Indicator.Operation.DIFFERENCE: Op.DIFFERENCE,
    Indicator.Operation.SHARE: Op.SHARE,
    Indicator.Operation.RATE: Op.PER,
    Indicator.Operation.RATIO: Op.RATIO,
    Indicator.Operation.MEAN: Op.MEAN,
    Indicator.Operation.CONVERSION: Op.SHARE,
    Indicator.Operation.MULTIPLIED: Op.TIMES,
    Indicator.Operation.DIVIDED: Op.OVER,
}
BY_A_NUMBER = (Op.TIMES, Op.OVER)
PENCE_IN_A_POUND = 100


def compute(everything: dict[int, Measured]) -> None:
    """Gives each computed indicator a figure for every period and area its first part has one for."""
    settled: set[int] = set()
    for measured in everything.values():
        _settle(measured, everything, settled)


def _settle(measured: Measured, everything: dict[int, Measured], settled: set[int]) -> None:
    """Computes an indicator after those it rests on, which may be computed themselves."""
    if measured.indicator.pk in settled or not measured.indicator.operation:
        return
    settled.add(measured.indicator.pk)
    for part in measured.parts:
        if part.part_id in everything:
            _settle(everything[part.part_id], everything, settled)
    _compute(measured, everything)


def months(period: Period) -> int:
    """How many months a period has, to the nearest whole one and at least one."""
    return max(1, round(((period.ends - period.starts).days + 1) / 30.4375))


def _compute(measured: Measured, everything: dict[int, Measured]) -> None:
    places = [p for p in measured.parts if p.part_id in everything]
    if not places:
        return
    first = everything[places[0].part_id]
    for period_id, area_id in sorted({key[:2] for key in first.figures}):
        given = [_part(everything[p.part_id], period_id, area_id, p.category_id) for p in places]
        if all(f is not None for f in given):
            key: Key = (period_id, area_id, *measured.whole)
            measured.figures[key] = _reckoned(measured, period_id, [f for f in given if f is not None])
    _by_category(measured, [everything[p.part_id] for p in places if not p.category_id])


def _by_category(measured: Measured, parts: list[Measured]) -> None:
    """A figure for each category too, where it is divided by what all of its parts are divided by."""
    own = (measured.indicator.scheme1_id, measured.indicator.scheme2_id)
    if len(parts) < len(measured.parts) or any((m.indicator.scheme1_id, m.indicator.scheme2_id) != own for m in parts):
        return
    for key in sorted(parts[0].figures):
        given = [f for m in parts if (f := m.figures.get(key)) is not None]
        if len(given) == len(parts) and key not in measured.figures:
            names = [measured.names[k].name for k, w in zip(key[2:], measured.whole, strict=True) if k != w]
            measured.figures[key] = _reckoned(measured, key[0], given, names)


def _part(part: Measured, period_id: int, area_id: int, category_id: int | None) -> Figure | None:
    """A part's figure: of its category, or of its whole, which may be the sum of what is held of it."""
    if category_id:
        return part.figures.get((period_id, area_id, category_id, part.whole[1]))
    return whole(part, part.periods[period_id], part.areas[area_id])


def _reckoned(measured: Measured, period_id: int, parts: list[Figure], names: Sequence[str] = ()) -> Figure:
    indicator, period = measured.indicator, measured.periods[period_id]
    op = OPERATIONS[Indicator.Operation(indicator.operation)]
    constants = {Op.PER: indicator.rate_base, Op.MEAN: months(period)} | dict.fromkeys(BY_A_NUMBER, indicator.factor)
    constant = constants.get(op)
    label = ", ".join([str(indicator), *names, period.label])
    if indicator.operation == Indicator.Operation.CONVERSION:
        parts = parts[::-1]  # what it became, as a share of what began
    if op in BY_A_NUMBER and parts[0].unit is Unit.PENCE and unit_of(indicator) is not Unit.PENCE:
        parts = [figures.reckoned(label, Op.OVER, parts, unit=Unit.NUMBER, constant=PENCE_IN_A_POUND)]
    return figures.reckoned(label, op, parts, unit=unit_of(indicator), decimals=indicator.decimals, constant=constant)
