"""One indicator with everything held of it for a year and the year before: what the forms of print choose from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lscb.board.models import Area, AreaMember, Period
from lscb.board.year import Year
from lscb.document.blocks import Figure
from priorities.indicators.models import (
    Category,
    DerivedPart,
    Indicator,
    Observation,
    PrintedStatus,
    Range,
    SeriesBreak,
    Statement,
    Target,
    Threshold,
)

Key = tuple[int, int, int, int]
"""Period, area, category, second category."""


@dataclass
class Measured:
    """An indicator's figures of one year. `home` are the board's own areas, `others` those it is compared with."""

    indicator: Indicator
    year: Year
    whole: tuple[int, int]
    names: dict[int, Category]
    periods: dict[int, Period]
    areas: dict[int, Area]
    covered: frozenset[int]
    figures: dict[Key, Figure] = field(default_factory=dict)
    observations: dict[Key, Observation] = field(default_factory=dict)
    reported: dict[Key, Figure] = field(default_factory=dict)
    """What the report of the year before gave for figures of it that have been revised since."""
    parts: list[DerivedPart] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    thresholds: list[Threshold] = field(default_factory=list)
    printed: list[PrintedStatus] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    ranges: list[Range] = field(default_factory=list)
    breaks: list[SeriesBreak] = field(default_factory=list)
    around: dict[int, Period] = field(default_factory=dict)
    """Longer periods that contain the one reported on: their targets hold within it, their figures are not its own."""
    members: dict[int, list[AreaMember]] = field(default_factory=dict)
    """Which places a group of areas is made of, by the group's number."""
    fewer: bool = False
    """Whether the board has more areas to compare with than are shown for any indicator."""

    @property
    def now(self) -> list[Period]:
        """The periods that end within the year and for which there is a figure, in order."""
        return [p for p in self._held() if p.ends >= self.year.starts]

    @property
    def before(self) -> list[Period]:
        """Those of the year before, printed in comparison."""
        return [p for p in self._held() if p.ends < self.year.starts]

    @property
    def last(self) -> Period | None:
        """The period a single figure is given for: the one that ends last, and of those the longest."""
        return max(self.now, key=lambda p: (p.ends, -p.starts.toordinal()), default=None)

    @property
    def earlier(self) -> Period | None:
        """The period the last one is compared with: of its own kind where there is one."""
        last = self.last
        same = [p for p in self.before if last is not None and p.basis == last.basis]
        return max(same or self.before, key=lambda p: p.ends, default=None)

    @property
    def home(self) -> list[Area]:
        """The areas the figures are of: those the board covers, or else whichever the figures are of."""
        held = self._areas()
        return [a for a in held if a.pk in self.covered] or held

    @property
    def others(self) -> list[Area]:
        """Areas to compare with."""
        home = {a.pk for a in self.home}
        return [a for a in self._areas() if a.pk not in home]

    def rows(self) -> list[Category]:
        """The categories with a figure, in order, without the whole."""
        return self._categories(2)

    def columns(self) -> list[Category]:
        """The second categories with a figure."""
        return self._categories(3)

    def figure(
        self, period: Period, area: Area, category: int | None = None, second: int | None = None
    ) -> Figure | None:
        """The figure of a category, or of the whole where none is named."""
        return self.figures.get((period.pk, area.pk, category or self.whole[0], second or self.whole[1]))

    def statement(
        self, kind: str, period: Period, area: Area, category: int | None = None, second: int | None = None
    ) -> Statement | None:
        """What a source printed for a figure we reckon."""
        key = (kind, period.pk, area.pk, category or self.whole[0], second or self.whole[1])
        return next((s for s in self.statements if _key_of(s) == key), None)

    def notes(self, period: Period) -> list[str]:
        """The remarks that belong to the figures of a period, each once."""
        found = (o.note for o in self.observations.values() if o.period_id == period.pk and o.note)
        return list(dict.fromkeys(found))

    def sources(self) -> str:
        """The names of the sources, as they stand below a table."""
        return "; ".join(sorted({f.source for f in self.figures.values() if f.source}))

    def _held(self) -> Iterator[Period]:
        held = {key[0] for key in self.figures}
        return (p for pk, p in self.periods.items() if pk in held)

    def _areas(self) -> list[Area]:
        held = {key[1] for key in self.figures}
        return [a for pk, a in self.areas.items() if pk in held]

    def _categories(self, place: int) -> list[Category]:
        held = {key[place] for key in self.figures} - {self.whole[place - 2]}
        return sorted((self.names[pk] for pk in held), key=lambda c: (c.order, c.pk))


def _key_of(statement: Statement) -> tuple[str, int, int, int, int]:
    s = statement
    return (s.kind, s.period_id, s.area_id, s.category1_id, s.category2_id)
