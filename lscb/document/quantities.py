"""What a number of the report is: its value, its unit, how exactly it was stated, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from lscb.document.reckoning import Number, Reckoning, ref_count


class Unit(StrEnum):
    """What a figure counts or measures; renderers choose its written form from this."""

    COUNT = "count"
    PEOPLE = "people"
    PERCENT = "percent"
    POINTS = "points"
    PENCE = "pence"
    RATE = "rate"
    DAYS = "days"
    MONTHLY = "monthly"
    NUMBER = "number"


class Marker(StrEnum):
    """Why there is no plain value in a place where one is looked for. Nought is a value and needs none of these."""

    SUPPRESSED = "c"
    NOT_AVAILABLE = "x"
    NOT_APPLICABLE = "z"
    NOT_RETURNED = "n"
    NOT_SUPPLIED = "m"
    NOT_YET_DUE = ""


class Bound(StrEnum):
    """How exactly a source stated a value."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    AT_LEAST = "at least"


@dataclass(frozen=True)
class Figure:
    """One number of the report, exact, with the way it was reckoned.

    `value` is exact (pence for money, percentage points out of 100 for percentages) or None where `marker` or
    `words` stands instead. `printed` is what a source printed for the same figure, kept beside and never mended.
    """

    label: str
    value: Number | None
    unit: Unit = Unit.COUNT
    decimals: int = 0
    reckoning: Reckoning | None = None
    bound: Bound = Bound.EXACT
    marker: Marker | None = None
    words: str = ""
    source: str = ""
    printed: Decimal | None = None
    printed_words: str = ""
    cite: bool = True

    @property
    def records(self) -> int:
        """How many stored records the figure was reckoned from."""
        return ref_count(self.reckoning)
