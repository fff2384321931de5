"""Making figures: the value is always the reckoning's own answer, so the two can never part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from lscb.document.blocks import Bound, Figure, Marker, Unit
from lscb.document.reckoning import CannotReckon, Number, Op, Reckoning, Ref, reckon


def ref(record: Any, column: str) -> Ref:
    """The reference to one column of a stored record (any Django model instance), with the number it holds now."""
    value = getattr(record, column)
    return Ref(record._meta.label_lower, record.pk, column, value if isinstance(value, int | Decimal) else None)


def recorded(
    label: str, record: Any, column: str, *, unit: Unit = Unit.COUNT, decimals: int = 0, **more: Any
) -> Figure:
    """A figure just as a record holds it; "not stated" where the column is empty."""
    value: Number | None = getattr(record, column)
    if value is None:
        return Figure(label, None, unit, decimals, marker=Marker.NOT_AVAILABLE, words="not stated", **more)
    return Figure(label, value, unit, decimals, Reckoning(Op.VALUE, (ref(record, column),), part_unit=unit), **more)


def counted(label: str, records: Iterable[Any], *, unit: Unit = Unit.COUNT, **more: Any) -> Figure:
    """How many records there are; the reckoning names each of them."""
    refs = tuple(ref(r, "pk") for r in records)
    return Figure(label, len(refs), unit, 0, Reckoning(Op.COUNT, refs), **more)


def reckoned(label: str, op: Op, parts: Iterable[Figure], *, unit: Unit, decimals: int = 0, **more: Any) -> Figure:
    """A figure reckoned from others: their total, difference, mean, share or change.

    A part that holds no value makes a total a lower bound ("at least"), and anything else not available; where every
    part lacks its value for the same reason, so does the total.
    """
    given = tuple(parts)
    constant = more.pop("constant", None)
    known = [f for f in given if f.value is not None and f.reckoning is not None]
    if len(known) < len(given) and (op is not Op.SUM or not known):
        return Figure(label, None, unit, decimals, marker=_missing(given), **more)
    part_unit = known[0].unit if known else unit
    reckoning = Reckoning(op, tuple(_operand(f, part_unit) for f in known), constant, part_unit)
    try:
        value = reckon(reckoning)
    except CannotReckon:
        return Figure(label, None, unit, decimals, marker=Marker.NOT_APPLICABLE, **more)
    bound = _bound(op, known, whole=len(known) == len(given))
    return Figure(label, value, unit, decimals, reckoning, bound=bound, **more)


def total(label: str, parts: Iterable[Figure], *, unit: Unit | None = None, decimals: int = 0, **more: Any) -> Figure:
    """The sum of figures, in their own unit unless another is named."""
    given = tuple(parts)
    return reckoned(
        label, Op.SUM, given, unit=unit or (given[0].unit if given else Unit.COUNT), decimals=decimals, **more
    )


def share(label: str, part: Figure, whole: Figure, *, decimals: int = 1, **more: Any) -> Figure:
    """One figure as a percentage of another."""
    return reckoned(label, Op.SHARE, (part, whole), unit=Unit.PERCENT, decimals=decimals, **more)


def change(label: str, before: Figure, after: Figure, *, decimals: int = 1, **more: Any) -> Figure:
    """The change between two figures, in per cent of the first."""
    return reckoned(label, Op.CHANGE, (before, after), unit=Unit.PERCENT, decimals=decimals, **more)


def difference(
    label: str, first: Figure, *rest: Figure, unit: Unit | None = None, decimals: int = 0, **more: Any
) -> Figure:
    """The first figure less all the others."""
    return reckoned(label, Op.DIFFERENCE, (first, *rest), unit=unit or first.unit, decimals=decimals, **more)


def with_printed(figure: Figure, printed: Decimal | int | None, words: str = "") -> Figure:
    """The same figure with what a source printed for it."""
    return replace(figure, printed=None if printed is None else Decimal(printed), printed_words=words)


def _operand(figure: Figure, unit: Unit) -> Ref | Reckoning:
    """A figure as a part: a value of the same unit as the other parts alone, of another with the unit it has."""
    reckoning = figure.reckoning
    if reckoning is None:
        raise CannotReckon(f"“{figure.label}” has no reckoning.")
    if reckoning.op is Op.VALUE and figure.unit is unit:
        return reckoning.parts[0]
    return reckoning if reckoning.op is not Op.VALUE else replace(reckoning, part_unit=figure.unit)


def _missing(figures: tuple[Figure, ...]) -> Marker:
    """The one reason all of the figures share for having no value, or else "not available"."""
    markers = {f.marker for f in figures}
    shared = markers.pop() if len(markers) == 1 else None
    return Marker.NOT_AVAILABLE if shared is None else shared


def _bound(op: Op, figures: list[Figure], *, whole: bool) -> Bound:
    """How exact the answer is: a sum over lower bounds, or with a part missing, is itself a lower bound."""
    bounds = {f.bound for f in figures}
    if op in (Op.TIMES, Op.OVER):
        return figures[0].bound  # by a number above nought: "at least" stays "at least"
    if op is Op.SUM and bounds <= {Bound.EXACT, Bound.AT_LEAST, Bound.OVER}:
        return Bound.EXACT if whole and bounds <= {Bound.EXACT} else Bound.AT_LEAST
    return Bound.EXACT if bounds <= {Bound.EXACT} else Bound.ABOUT
