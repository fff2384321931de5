"""What a check finds: what was printed, what was computed, the difference, and the values it rests on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from lscb.document.blocks import Unit
from lscb.document.rounding import rounded
from lscb.document.words import value_words
from priorities.indicators.checks.held import Given, Held
from priorities.indicators.checks.spans import Span

MOST_TERMS = 8


@dataclass(frozen=True)
class Doubted:
    """One thing that does not agree. `key` tells it apart from others of its check and indicator, whatever the values.

    `values` are what it was found from, as told by the figures themselves: an answer to it binds to them.
    """

    key: str
    period: int | None
    place: str
    printed: str
    computed: str
    difference: str
    values: tuple[str, ...]

    @property
    def digest(self) -> str:
        """The SHA-256 of the values."""
        return hashlib.sha256("\n".join(sorted(self.values)).encode()).hexdigest()


def told(givens: Iterable[Given | None]) -> tuple[str, ...]:
    """The values of figures, those that are missing left out."""
    return tuple(given.told for given in givens if given is not None)


def key_of(*parts: object) -> str:
    """A key from numbers and words."""
    return ":".join(map(str, parts))


def span_words(span: Span, unit: Unit, decimals: int) -> str:
    """A computed span in words: its number, or its limit; the middle of what is known only by rounding."""
    if span.low is not None and span.high is None:
        return f"at least {value_words(span.low, unit, decimals)}"
    if span.low is None and span.high is not None:
        return f"at most {value_words(span.high, unit, decimals)}"
    return value_words(span.middle, unit, decimals) if span.middle is not None else "nothing certain"


def difference(printed: Fraction, computed: Span, unit: Unit, decimals: int) -> str:
    """ "1 more", "0.7 points less": how far what was printed lies from what was computed."""
    against = computed.low if computed.high is None else computed.high if computed.low is None else computed.middle
    if against is None:
        return ""
    gap = printed - against
    unit = Unit.POINTS if unit is Unit.PERCENT else unit
    places = decimals
    while gap and rounded(abs(gap), places) == 0 and places < 6:
        places += 1
    limit = "" if computed.low is not None and computed.high is not None else "at least "
    return f"{limit}{value_words(abs(gap), unit, places)} {'more' if gap > 0 else 'less'}"


def sum_words(held: Held, givens: Iterable[Given | None], computed: Span, decimals: int) -> str:
    """ "1 (0 + 0 + 1 + 0)": a sum with what was added, where that is not too much to read."""
    terms = list(givens)
    said = span_words(computed, held.unit, decimals)
    known = [g.value for g in terms if g is not None and g.value is not None]
    if len(known) < 2 or len(known) > MOST_TERMS or len(known) < len(terms):
        return said
    return f"{said} ({' + '.join(held.words(value, decimals) for value in known)})"
