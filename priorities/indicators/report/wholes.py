"""The figure of an indicator's whole where it is divided: its source's, or the sum of its parts."""

from __future__ import annotations

from lscb.board.models import Area, Period
from lscb.document import figures
from lscb.document.blocks import Figure, Marker
from priorities.indicators.models.indicators import Measure
from priorities.indicators.report.measured import Key, Measured
from priorities.indicators.report.numbers import unit_of

ADDED = (Measure.PEOPLE, Measure.COUNT, Measure.PENCE, Measure.MONTHLY)


def whole(measured: Measured, period: Period, area: Area) -> Figure | None:
    """The figure of the whole as its source gave it, or else our sum of parts that add up; "at least" over gaps."""
    held = measured.figure(period, area)
    if held is not None or not measured.indicator.adds_up or measured.indicator.unit not in ADDED:
        return held
    parts = [f for key, f in measured.figures.items() if key[:2] == (period.pk, area.pk) and _is_leaf(measured, key)]
    label = f"{measured.indicator}, {period.label}"
    unit, decimals = unit_of(measured.indicator), measured.indicator.decimals
    return figures.total(label, parts, unit=unit, decimals=decimals) if parts else None


def whole_or_blank(measured: Measured, period: Period, area: Area) -> Figure:
    """The figure of the whole, or a place without one, for a line that breaks there."""
    label = f"{measured.indicator}, {period.label}, {area}"
    unit, decimals = unit_of(measured.indicator), measured.indicator.decimals
    return whole(measured, period, area) or Figure(label, None, unit, decimals, marker=Marker.NOT_AVAILABLE)


def _is_leaf(measured: Measured, key: Key) -> bool:
    """Whether a figure is of a part divided as far as the indicator is, and not itself a total or part of a part."""
    divided = [(k, w) for k, w, d in zip(key[2:], measured.whole, _divisions(measured), strict=True) if d]
    return all(k != w and measured.names[k].parent_id is None for k, w in divided)


def _divisions(measured: Measured) -> tuple[bool, bool]:
    return bool(measured.rows()), bool(measured.columns())
