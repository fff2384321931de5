"""Figures made of stored observations, targets and statements."""

from __future__ import annotations

from decimal import Decimal

from lscb.document import figures
from lscb.document.blocks import Bound, Figure, Marker, Unit
from lscb.document.reckoning import Number, Op, Reckoning, Ref
from lscb.document.rounding import rounded
from priorities.indicators.models import Indicator, Missing, Observation, Statement, Target
from priorities.indicators.models.indicators import Measure

_UNITS = {measure.value: measure.unit for measure in Measure}
_WORDS = {Missing.ROUNDS_TO_NOUGHT: "nearly nought", Missing.UNRELIABLE: "too few to be reliable", Missing.LOW: "low"}


def unit_of(indicator: Indicator) -> Unit:
    """The document's unit for an indicator."""
    return _UNITS[indicator.unit]


def observed(observation: Observation, indicator: Indicator, label: str, source: str) -> Figure:
    """The figure an observation holds: its value, else its numerator over its denominator, else words or a marker."""
    decimals = indicator.decimals if observation.decimals is None else observation.decimals
    unit, said = unit_of(indicator), observation.words
    if observation.value is not None:
        stored = reference(observation, "value")
        reckoning = Reckoning(Op.VALUE, (stored,), part_unit=unit)
        bound = Bound(observation.bound)
        return Figure(label, stored.value, unit, decimals, reckoning, bound=bound, words=said, source=source)
    if observation.numerator is not None:
        return over_base(observation, indicator, label, decimals, source)
    marker = _marker(observation.marker)
    words = said or _WORDS.get(Missing(observation.marker), "")
    return Figure(label, None, unit, decimals, marker=marker, words=words, source=source)


def over_base(observation: Observation, indicator: Indicator, label: str, decimals: int, source: str) -> Figure:
    """A numerator over its denominator: a percentage, a rate or a plain ratio, by the indicator's unit."""
    op = {"percent": Op.SHARE, "rate": Op.PER}.get(indicator.unit, Op.RATIO)
    parts = (
        part_of(observation, indicator, "numerator", f"{label}, numerator"),
        part_of(observation, indicator, "denominator", f"{label}, base"),
    )
    return figures.reckoned(
        label, op, parts, unit=unit_of(indicator), decimals=decimals, constant=indicator.rate_base, source=source
    )


def part_of(observation: Observation, indicator: Indicator, column: str, label: str) -> Figure:
    """The numerator or denominator of an observation as a figure of its own; mostly of people."""
    people = indicator.of_people and indicator.unit in (Measure.PERCENT, Measure.RATE)
    return figures.recorded(label, observation, column, unit=Unit.PEOPLE if people else Unit.COUNT)


def targeted(target: Target, indicator: Indicator, label: str) -> Figure:
    """A target with only the decimals it needs."""
    value = plain(target.value)
    places = 0 if isinstance(value, int) else -int(value.as_tuple().exponent)
    reckoning = Reckoning(Op.VALUE, (reference(target, "value"),), part_unit=unit_of(indicator))
    return Figure(label, value, unit_of(indicator), places, reckoning, bound=Bound(target.bound))


def beside(figure: Figure, statement: Statement | None) -> Figure:
    """The figure with what its source printed for it, at the decimals it was printed with."""
    if statement is None:
        return figure
    printed = None if statement.value is None else rounded(statement.value, statement.decimals)
    return figures.with_printed(figure, printed, statement.words)


def printed_total(figure: Figure, whole: Figure | None) -> Figure:
    """Our own sum with the source's total for the same, where it gave one."""
    if whole is None or whole.value is None:
        return figure
    return figures.with_printed(figure, rounded(whole.value, whole.decimals))


def moved(label: str, before: Figure, after: Figure) -> Figure:
    """The change between two figures: in points for percentages, in per cent for everything else."""
    if after.unit is Unit.PERCENT:
        decimals = max(before.decimals, after.decimals)
        return figures.difference(label, after, before, unit=Unit.POINTS, decimals=decimals)
    return figures.change(label, before, after)


def size(figure: Figure) -> Figure:
    """A difference without its sign: its operands the other way round where the answer was below nought."""
    reckoning = figure.reckoning
    if figure.value is None or reckoning is None or figure.value >= 0 or reckoning.op is not Op.DIFFERENCE:
        return figure
    turned = Reckoning(Op.DIFFERENCE, tuple(reversed(reckoning.parts)), None, reckoning.part_unit)
    return Figure(figure.label, -figure.value, figure.unit, figure.decimals, turned, source=figure.source)


def reference(record: Observation | Target, column: str) -> Ref:
    """The reference to a stored decimal, written without the store's trailing noughts."""
    return Ref(record._meta.label_lower, record.pk, column, plain(getattr(record, column)))


def plain(value: Decimal) -> int | Decimal:
    """A stored decimal as a whole number where it is one, and without trailing noughts otherwise."""
    whole = int(value)
    return whole if whole == value else value.normalize()


def known(figure: Figure | None) -> Number | None:
    """A figure's value where there is one."""
    return figure.value if figure is not None else None


def _marker(marker: str) -> Marker | None:
    if not marker:
        return None
    return Marker(marker) if marker in set(Marker) else Marker.NOT_AVAILABLE
