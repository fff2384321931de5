"""One indicator's standing, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from lscb.board.models import Area, Period, Tone
from lscb.document import sparks
from lscb.document.blocks import Bound, Figure, Marker
from lscb.document.words import SPOKEN, inline_words
from priorities.indicators.models import Indicator, SeriesBreak, Target
from priorities.indicators.report.status import WORDS, direction, rag

PLAIN = (Bound.EXACT, Bound.ABOUT)


@dataclass(frozen=True)
class Standing:
    """The last figure of a year for one area, what it is held against, and those before it, as a reader may see them.

    `before` is the figure it is compared with, of a period before it; `points` are the trend's, oldest first, all of
    periods of one length.
    """

    indicator: Indicator
    area: Area
    latest: Figure | None = None
    period: Period | None = None
    before: Figure | None = None
    before_period: Period | None = None
    target: Target | None = None
    goal: Figure | None = None
    amber_within: Fraction = Fraction(0)
    points: tuple[Figure, ...] = ()
    broken: SeriesBreak | None = None
    parts: int = 0

    @cached_property
    def tone(self) -> Tone:
        """Red, amber, green, or none where there is none."""
        return rag(self.latest, self.target, self.indicator, self.amber_within)

    @property
    def shape(self) -> str:
        """The tone's name where it is drawn: "none" where there is none."""
        return str(self.tone.value or "none")

    @property
    def rated(self) -> bool:
        """Whether it has a status."""
        return self.tone != Tone.NONE

    @property
    def status(self) -> str:
        """The status in words; where there is none, why."""
        if self.rated:
            return WORDS[self.tone]
        if self.latest is None and not self.parts:
            return "No figure yet"
        if self.hidden:
            return "Not shown"
        if self.target is None:
            return "No target"
        if self.indicator.better == Indicator.Better.NEITHER:
            return "Not rated: neither way is better"
        if self.latest is not None and self.latest.value is not None:
            return "Not rated: only a bound is held"
        return "Not rated: no figure of the whole"

    @property
    def hidden(self) -> bool:
        """Whether the figure is kept from this reader, or from everybody by its source."""
        return self.latest is not None and self.latest.marker is Marker.SUPPRESSED

    @property
    def numeric(self) -> bool:
        """Whether there is a number to stand in a column of numbers."""
        return self.latest is not None and self.latest.value is not None

    @property
    def said(self) -> str:
        """The figure in words; of an indicator that has parts and no whole, how many parts."""
        if self.latest is not None:
            marker = None if self.latest.value is not None or self.latest.words else self.latest.marker
            return SPOKEN[marker] if marker is not None else inline_words(self.latest)
        return f"in {self.parts} parts" if self.parts else "none yet"

    @property
    def direction(self) -> str:
        """ "Better than Oct–Dec 2012 (61.4%)": the direction of travel against the comparison it names."""
        if self.broken is not None:
            return f"Not compared: counted differently from {self.broken.on:%-d %B %Y}"
        if not self.comparable or self.before_period is None or self.before is None or self.latest is None:
            return "Not compared"
        was, label = inline_words(self.before), self.before_period.label
        otherwise = "" if self._same_length else ", a period of another length"
        judged = direction(self.before, self.latest, self.indicator)
        if judged:
            word = "The same as" if judged == "the same" else f"{judged.capitalize()} than"
            return f"{word} in {label} ({was}){otherwise}"
        rise = Fraction(self.latest.value or 0) - Fraction(self.before.value or 0)
        word = "The same as in" if rise == 0 else f"{'Up' if rise > 0 else 'Down'} from {was} in"
        return f"{word} {label}{otherwise}"

    @property
    def comparable(self) -> bool:
        """Whether there are two plain values to compare."""
        return all(f is not None and f.value is not None and f.bound in PLAIN for f in (self.before, self.latest))

    @cached_property
    def trend(self) -> str:
        """The small picture of the trend, as SVG; empty where there is none to draw."""
        return sparks.spark(self.points, self.goal)

    @property
    def trend_words(self) -> str:
        """What stands in the picture's place."""
        if sum(point.value is not None for point in self.points) == 1:
            return "One figure held"
        return "" if self.trend else "None held"

    @property
    def _same_length(self) -> bool:
        both = (self.period, self.before_period)
        return len({period.basis for period in both if period is not None}) == 1
