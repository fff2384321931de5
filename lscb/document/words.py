"""How a figure is written, how its reckoning is said, and whether a printed figure agrees with ours."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from lscb.document.blocks import Bound, Figure, Marker, Unit
from lscb.document.reckoning import NEEDS, CannotReckon, Number, Op, Reckoning, Ref, held, reckon
from lscb.document.rounding import rounded

MINUS = "−"
NOUGHT = "nought: counted, and there were none"
SPOKEN = {
    Marker.SUPPRESSED: "hidden",
    Marker.NOT_AVAILABLE: "not available",
    Marker.NOT_APPLICABLE: "not applicable",
    Marker.NOT_RETURNED: "not returned",
    Marker.NOT_SUPPLIED: "not supplied",
    Marker.NOT_YET_DUE: "not yet due",
}
_EXPLAINED = {
    Marker.NOT_AVAILABLE: "not available: nobody holds the figure, or the source does not state it",
    Marker.NOT_APPLICABLE: "not applicable: there is nothing here to count or measure",
    Marker.NOT_RETURNED: "not returned: it was asked for and has not come",
    Marker.NOT_SUPPLIED: "not supplied: the source had it, and it did not reach us",
    Marker.NOT_YET_DUE: "not yet due: the period has not ended, or the day has not come",
}
_BOUNDS = {bound: "" if bound is Bound.EXACT else f"{bound.value} " for bound in Bound}
_LONGEST_SUM = 14


def number(value: Number, decimals: int = 0) -> str:
    """A number with thousands parted by commas and a true minus sign: "1,239", "−3.5"."""
    if isinstance(value, int) and decimals == 0:
        return f"{value:,}".replace("-", MINUS)
    return f"{rounded(value, decimals):,f}".replace("-", MINUS)


def money(pence: Number, *, with_pence: bool = False) -> str:
    """Pence as pounds: "£162,301" where they are whole pounds, "£117,475.70" otherwise or where asked."""
    exact = rounded(pence)
    sign, pounds = (MINUS if exact < 0 else ""), abs(Fraction(exact)) / 100
    return f"{sign}£{number(pounds, 2 if with_pence or pounds.denominator != 1 else 0)}"


def shows_pence(figures: Iterable[Figure]) -> bool:
    """Whether any sum of money among the figures of one table or sentence has pence; then all are written with them."""
    amounts = (amount for f in figures if f.unit is Unit.PENCE for amount in (f.value, f.printed))
    return any(amount is not None and rounded(amount) % 100 != 0 for amount in amounts)


def value_words(value: Number, unit: Unit, decimals: int = 0, *, pence: bool = False) -> str:
    """A value in its unit: "121", "63.0%", "13.9 points", "£162,301"."""
    if unit is Unit.PENCE:
        return money(value, with_pence=pence)
    if unit is Unit.PERCENT:
        return f"{number(value, 0 if value in (0, 100) else decimals)}%"
    if unit is Unit.POINTS:
        written = number(value, decimals)
        return f"{written} {'point' if written.lstrip(MINUS) == '1' else 'points'}"
    return number(value, decimals)


def mark(marker: Marker) -> str:
    """The sign that stands in a cell: "[c]", or nothing for what is not yet due."""
    return f"[{marker.value}]" if marker.value else ""


def explained(marker: Marker, threshold: int = 5) -> str:
    """What a marker means, for the key below a table."""
    if marker is Marker.SUPPRESSED:
        return f"hidden: fewer than {threshold} people, or a number from which so few could be worked out"
    return _EXPLAINED[marker]


def figure_words(figure: Figure, *, pence: bool = False) -> str:
    """A figure as it stands in a table: "121", "at least 61", "[c]", "not stated"; nothing for what is not yet due."""
    if figure.value is not None:
        return _BOUNDS[figure.bound] + value_words(figure.value, figure.unit, figure.decimals, pence=pence)
    if figure.words:
        return figure.words
    return mark(figure.marker) if figure.marker is not None else mark(Marker.NOT_AVAILABLE)


def inline_words(figure: Figure, *, pence: bool = False) -> str:
    """A figure as it stands in a sentence, where a marker has to be readable: "[number hidden]"."""
    if figure.value is not None or figure.words:
        return figure_words(figure, pence=pence)
    marker = Marker.NOT_AVAILABLE if figure.marker is None else figure.marker
    return f"[number {SPOKEN[marker]}]"


def printed_words(figure: Figure, *, pence: bool = False) -> str:
    """What the source printed, in the words it used where they are held; empty where it printed nothing."""
    if figure.printed_words or figure.printed is None:
        return figure.printed_words
    return value_words(figure.printed, figure.unit, _places(figure.printed, figure.decimals), pence=pence)


def differs(figure: Figure) -> bool:
    """Whether what was printed is not our figure at the printed number of decimals.

    A lower bound disagrees only with a smaller printed figure.
    """
    if figure.value is None or figure.printed is None:
        return False
    ours = rounded(figure.value, _places(figure.printed, figure.decimals))
    return figure.printed < ours if figure.bound in (Bound.AT_LEAST, Bound.OVER) else figure.printed != ours


def difference_words(figure: Figure, *, pence: bool = False) -> str:
    """The sentence that says so: "Printed as 4.3%; the figures give 3.6%." Empty where the two agree."""
    if not differs(figure):
        return ""
    return f"Printed as {printed_words(figure, pence=pence)}; the figures give {figure_words(figure, pence=pence)}."


def _places(printed: Decimal, decimals: int) -> int:
    """How many decimals a source printed; noughts beyond the figure's own decimals are the store's, not printed."""
    places = -int(printed.as_tuple().exponent)
    if places <= decimals:
        return places
    return max(decimals, -int(printed.normalize().as_tuple().exponent))


def records_words(figure: Figure) -> str:
    """ "28 records", "1 record", or nothing."""
    return counted_words(figure.records, "record") if figure.records else ""


def counted_words(count: int, noun: str) -> str:
    """A count with its noun in the right number: "1 gap", "3 gaps"."""
    return f"{number(count)} {noun}{'' if count == 1 else 's'}"


def reckoning_words(figure: Figure) -> str:
    """The reckoning as a reader would check it: "64 + 45 + 10 + 2 = 121", "1 of 121 = 0.8%".

    Empty for a figure just as recorded or without a reckoning. Where parts are hidden no number is given away.
    """
    reckoning = figure.reckoning
    if reckoning is None or reckoning.op is Op.VALUE or figure.value is None:
        return ""
    if len(reckoning.parts) < NEEDS.get(reckoning.op, 0):
        return ""
    if reckoning.op is Op.COUNT:
        return f"count of {counted_words(len(reckoning.parts), 'record')}"
    try:
        parts = [_part(p) for p in reckoning.parts]
    except CannotReckon:
        return f"reckoned from {counted_words(figure.records, 'record')}, which are not shown because some are hidden"
    answer = value_words(figure.value, figure.unit, figure.decimals)
    return f"{_formula(reckoning, _written(parts, reckoning, figure))} = {answer}"


def _part(part: Ref | Reckoning) -> Number:
    return held(part) if isinstance(part, Ref) else reckon(part)


def _written(parts: list[Number], reckoning: Reckoning, figure: Figure) -> list[str]:
    shared = Unit(reckoning.part_unit) if reckoning.part_unit else figure.unit
    units = [_own_unit(part) or shared for part in reckoning.parts]
    pence = any(p % 100 != 0 for p, unit in zip(parts, units, strict=True) if unit is Unit.PENCE)
    return [_operand_words(p, unit, pence=pence) for p, unit in zip(parts, units, strict=True)]


def _own_unit(part: Ref | Reckoning) -> Unit | None:
    """The unit of a part that is recorded in another than the rest."""
    own = part.part_unit if isinstance(part, Reckoning) and part.op is Op.VALUE else ""
    return Unit(own) if own else None


def _operand_words(value: Number, unit: Unit, *, pence: bool) -> str:
    if unit is Unit.PENCE:
        return money(value, with_pence=pence)
    return number(value, _own_places(value)) + ("%" if unit is Unit.PERCENT else "")


def _own_places(value: Number) -> int:
    if isinstance(value, Decimal):
        return max(0, -int(value.as_tuple().exponent))
    return 0 if Fraction(value).denominator == 1 else 2


def _formula(reckoning: Reckoning, parts: list[str]) -> str:
    match reckoning.op:
        case Op.DIFFERENCE:
            return f" {MINUS} ".join(parts)
        case Op.SHARE:
            return f"{parts[0]} of {parts[1]}"
        case Op.CHANGE:
            return f"({parts[1]} {MINUS} {parts[0]}) ÷ {parts[0]}"
        case Op.RATIO:
            return f"{parts[0]} ÷ {parts[1]}"
        case Op.PER:
            return f"{parts[0]} ÷ {parts[1]} × {number(reckoning.constant or 1)}"
        case Op.TIMES:
            return f"{parts[0]} × {number(reckoning.constant or 1)}"
        case Op.OVER:
            return f"{parts[0]} ÷ {number(reckoning.constant or 1)}"
        case Op.MEAN:
            added = _added(parts) if len(parts) == 1 else f"({_added(parts)})"
            return f"{added} ÷ {number(reckoning.constant or len(parts))}"
    return _added(parts)


def _added(parts: list[str]) -> str:
    return " + ".join(parts) if len(parts) <= _LONGEST_SUM else f"{len(parts)} numbers added up"
