"""What a check is given: one indicator with its figures, each as its source stated it, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from lscb.board.models import Area, Period
from lscb.document.blocks import Unit
from lscb.document.words import value_words
from priorities.indicators.checks.spans import ANY, SOME, Span
from priorities.indicators.models import Category, DerivedPart, Indicator, Missing, Source, Stated, Statement
from priorities.indicators.models.indicators import Measure

ADDED = frozenset({Measure.PEOPLE, Measure.COUNT, Measure.PENCE, Measure.MONTHLY})
"""The units whose parts can be added up to a whole."""
COUNTED = frozenset({Measure.PEOPLE, Measure.COUNT, Measure.PENCE, Measure.RANK})
"""The units that are whole numbers, and not rounded ones, where no decimals are written."""
Key = tuple[int, int, int, int]
"""Period, area, category, second category."""


@dataclass(frozen=True, slots=True)
class Given:
    """One figure as a source gave it: its value if it has one, and the span of what it may stand for."""

    key: Key
    source: int
    value: Fraction | None
    span: Span
    decimals: int
    marker: str = ""
    bound: str = Stated.EXACT
    numerator: int | None = None
    denominator: int | None = None

    @property
    def told(self) -> str:
        """What it says, as an answer to a check binds to it."""
        parts = (*self.key, self.source, self.value, self.numerator, self.denominator, self.bound, self.marker)
        return ":".join("" if part is None else str(part) for part in parts)

    @property
    def plain(self) -> bool:
        """Whether it is a value, stated as such and not about, over or under it."""
        return self.value is not None and self.bound == Stated.EXACT


@dataclass
class Held:
    """An indicator's standing figures, those other sources gave beside them, and what its sources printed of them.

    `scope` are the periods whose tables are to be looked at; the whole's figures are here for every period.
    """

    indicator: Indicator
    whole: tuple[int, int]
    names: dict[int, Category]
    schemes: dict[int, list[Category]]
    periods: dict[int, Period]
    areas: dict[int, Area]
    sources: dict[int, Source]
    covered: frozenset[int]
    scope: set[int] = field(default_factory=set)
    cells: dict[Key, Given] = field(default_factory=dict)
    beside: dict[Key, list[Given]] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    parts: list[tuple[DerivedPart, Held]] = field(default_factory=list)
    breaks: list[date] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    """The sources its standing figures come from, of those that may not be found again."""
    present: set[int] = field(default_factory=set)
    """The periods, of those in which a figure may be owed, for which one stands."""
    today: date = date.min

    @property
    def added(self) -> bool:
        """Whether its parts can be added up."""
        return self.indicator.unit in ADDED

    @property
    def unit(self) -> Unit:
        """The document's unit."""
        return Measure(self.indicator.unit).unit

    def given(self, period: int, area: int, first: int | None = None, second: int | None = None) -> Given | None:
        """The standing figure of a cell; of the whole where no category is named."""
        return self.cells.get((period, area, first or self.whole[0], second or self.whole[1]))

    def span(self, given: Given | None) -> Span:
        """What a figure may stand for; a missing count is nought or more."""
        if given is not None and given.value is not None:
            return given.span
        return SOME if self.added and self.indicator.unit != Measure.PENCE else ANY

    def tables(self) -> Iterator[tuple[Period, Area]]:
        """Each period and area of the scope for which there are figures, in order."""
        found = sorted({key[:2] for key in self.cells if key[0] in self.scope})
        return ((self.periods[period], self.areas[area]) for period, area in found)

    def categories(self, place: int) -> list[Category]:
        """The main categories of the first (0) or second (1) division; none where it is undivided."""
        scheme = self.indicator.scheme1_id if place == 0 else self.indicator.scheme2_id
        return [c for c in self.schemes.get(scheme, ()) if not c.is_all and c.parent_id is None]

    def nested(self, place: int) -> dict[int, list[Category]]:
        """The parts of categories that are divided further."""
        scheme = self.indicator.scheme1_id if place == 0 else self.indicator.scheme2_id
        found: dict[int, list[Category]] = {}
        for category in self.schemes.get(scheme, ()):
            if category.parent_id is not None:
                found.setdefault(category.parent_id, []).append(category)
        return found

    def words(self, value: Fraction, decimals: int | None = None, unit: Unit | None = None) -> str:
        """A value of this indicator in words; exactly, where more decimals are wanted than a source would print."""
        places = self.indicator.decimals if decimals is None else decimals
        return value_words(value, unit or self.unit, places)

    def printed(self, given: Given) -> str:
        """A figure in words as its source stated it."""
        if given.value is None:
            return Missing(given.marker).label.lower() if given.marker else "no number"
        bound = "" if given.bound == Stated.EXACT else f"{given.bound} "
        return f"{bound}{self.words(given.value, given.decimals)}"

    def place(self, period: Period, area: Area, *categories: int) -> str:
        """ "Unborn, 2012–13": where a figure stands; the area only where it is not the board's own."""
        named = [self.names[pk].name for pk in categories if pk not in self.whole]
        where = [str(area)] if area.pk not in self.covered else []
        return ", ".join([*named, period.label, *where])
