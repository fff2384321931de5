"""A figure as people write it: "1,234", "43.8%", "over 90", "fewer than 5", "9 of 10", "c" for what a source hid."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from priorities.indicators.importing.refusals import NotRead
from priorities.indicators.models import Missing, Stated
from priorities.indicators.models.indicators import Measure

# Each symbol its own meaning, as official statistics write them; a mapping may add to them or take from them.
SYMBOLS: dict[str, str] = {
    "c": Missing.SUPPRESSED,
    "x": Missing.NOT_AVAILABLE,
    "z": Missing.NOT_APPLICABLE,
    "k": Missing.ROUNDS_TO_NOUGHT,
    "u": Missing.UNRELIABLE,
    "low": Missing.LOW,
    "n": Missing.NOT_RETURNED,
    "m": Missing.NOT_SUPPLIED,
}
SYMBOL_OF = {marker: symbol for symbol, marker in SYMBOLS.items()}
BOUNDS = {
    Stated.OVER: ("over", "more than", "above", ">"),
    Stated.UNDER: ("fewer than", "under", "less than", "below", "<"),
    Stated.AT_LEAST: ("at least", ">=", "≥"),
    Stated.ABOUT: ("about", "around", "approximately", "some", "circa"),
}
BOUND_OF = {phrase: bound for bound, phrases in BOUNDS.items() for phrase in phrases}
PHRASES = "|".join(re.escape(p) for p in sorted(BOUND_OF, key=len, reverse=True))
NUMBER = re.compile(r"([+-]?)£?([+-]?)((?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d+))?)\s*(%?)")
BOUNDED = re.compile(rf"({PHRASES})\s*(.+)", re.IGNORECASE)
SHARE = re.compile(r"([\d,]+)\s*(?:of|out of|/)\s*([\d,]+)", re.IGNORECASE)
COUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,19})(?:\.0+)?")
WHOLE = frozenset({Measure.PEOPLE, Measure.RANK})
PLACES = Decimal("0.0001")
MOST = Decimal(10) ** 10
MOST_WHOLE = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Said:
    """What was written, as an observation holds it. `decimals` is how the source rounded; None says as usual."""

    value: Decimal | None = None
    bound: str = Stated.EXACT
    marker: str = ""
    words: str = ""
    decimals: int | None = None
    numerator: int | None = None
    denominator: int | None = None


def read(text: str, unit: str, symbols: Mapping[str, str] = SYMBOLS) -> Said | None:
    """What a cell says; None where it is blank. Raises NotRead with the sentence that says why it is no figure."""
    text = text.strip()
    if not text:
        return None
    if (marker := symbols.get(text.casefold().strip("[]"), symbols.get(text.casefold()))) is not None:
        return Said(marker=marker)
    if text[0] in '“"' and text[-1] in '”"' and len(text) > 2:
        return Said(words=text[1:-1].strip()[:200])
    if text.startswith(("=", "@")):
        raise NotRead(f"“{short(text)}” is a formula: paste what it comes to, as a value")
    if share := SHARE.fullmatch(text):
        return _share(share, unit)
    if bounded := BOUNDED.fullmatch(text):
        value, decimals = number(bounded[2], unit)
        return Said(value, BOUND_OF[bounded[1].casefold()], decimals=decimals)
    value, decimals = number(text, unit)
    return Said(value, decimals=decimals)


def number(text: str, unit: str) -> tuple[Decimal, int | None]:
    """A number in the indicator's unit, and the decimals it was written with. Raises NotRead."""
    plain = text.strip().replace("−", "-").replace("\u00a0", "").removeprefix("'")
    found = NUMBER.fullmatch(plain)
    if found is None or not found[3] or (found[1] and found[2]):
        raise NotRead(f"“{short(text)}” is not a number, nor a symbol that this table explains")
    if found[5] and unit != Measure.PERCENT:
        raise NotRead(f"“{short(text)}” is a percentage, and this indicator is not one")
    if "£" in plain and unit != Measure.PENCE:
        raise NotRead(f"“{short(text)}” is money, and this indicator is not")
    value, written = Decimal(found[3].replace(",", "")), len(found[4] or "")
    value = -value if "-" in (found[1], found[2]) else value
    return _kept(text, value, written, unit)


def _kept(text: str, value: Decimal, written: int, unit: str) -> tuple[Decimal, int | None]:
    if unit == Measure.PENCE:
        value = value * 100
        if value != value.to_integral_value():
            raise NotRead(f"“{short(text)}” has parts of a penny")
    if abs(value) >= MOST:
        raise NotRead(f"“{short(text)}” is too large a number to be kept")
    if unit in WHOLE:
        if value != value.to_integral_value():
            raise NotRead(f"“{short(text)}” is not a whole number, and {_counted(unit)}")
        if value < 0:
            raise NotRead(f"“{short(text)}” is below nought, and {_counted(unit)}")
    if written > 4:  # not rounded by its source at all: printed as the indicator is
        return value.quantize(PLACES, ROUND_HALF_UP), None
    return value, None if unit in WHOLE or unit == Measure.PENCE else written


def whole(text: str, called: str) -> int | None:
    """A numerator or denominator; None where the cell is blank. Raises NotRead."""
    if not text.strip():
        return None
    found = COUNT.fullmatch(text.strip())
    value = int(found[1].replace(",", "")) if found else -1
    if not 0 <= value <= MOST_WHOLE:
        raise NotRead(f"The {called} “{short(text)}” is not a whole number of nought or more")
    return value


def _share(found: re.Match[str], unit: str) -> Said:
    first, second = (whole(text, "number") or 0 for text in found.groups())
    if second == 0:
        raise NotRead(f"“{found[0]}” is out of nought")
    if unit == Measure.RANK:
        return Said(Decimal(first), decimals=0, denominator=second)
    if unit in (Measure.PERCENT, Measure.RATE, Measure.RATIO):
        return Said(numerator=first, denominator=second)
    raise NotRead(f"“{found[0]}” is a part of a whole, and this indicator is no percentage, rate or ratio")


def wording(said: Any, unit: str, shown: int) -> str:
    """What was said, so that reading it again gives the same; `said` is a Said, an observation or a waiting row."""
    if said.marker:
        return SYMBOL_OF[said.marker]
    if said.value is None:
        return f"{said.numerator} of {said.denominator}" if said.numerator is not None else f"“{said.words}”"
    figure = in_digits(said.value, unit, shown)
    if said.denominator is not None and unit == Measure.RANK:
        return f"{figure} of {said.denominator}"
    return figure if said.bound == Stated.EXACT else f"{BOUNDS[Stated(said.bound)][0]} {figure}"


def in_digits(value: Decimal, unit: str, shown: int) -> str:
    """The number alone, never with fewer decimals than it has; pence as pounds."""
    exact = (value / 100 if unit == Measure.PENCE else value).normalize()
    places = 2 if unit == Measure.PENCE and exact != exact.to_integral_value() else shown
    own = max(0, -int(exact.as_tuple().exponent))
    return f"{exact + 0:.{max(own, 0 if unit == Measure.PENCE and places == shown else places)}f}"


def short(text: str, most: int = 40) -> str:
    """A text short enough for a sentence about it."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _counted(unit: str) -> str:
    return "people are counted whole" if unit == Measure.PEOPLE else "a place in an order is a whole number"
