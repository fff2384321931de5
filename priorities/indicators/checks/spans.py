"""Spans of exact numbers: what a printed figure may stand for, and what follows for sums, shares and changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Span:
    """Every number from `low` to `high`, both included; None is no limit on that side."""

    low: Fraction | None
    high: Fraction | None

    @classmethod
    def of(cls, value: Fraction | int) -> Span:
        """A number known exactly."""
        return cls(Fraction(value), Fraction(value))

    @classmethod
    def rounded(cls, value: Fraction, decimals: int) -> Span:
        """Whatever is written so at that many decimals, whichever way its writer rounds halves."""
        half = Fraction(1, 2 * 10**decimals)
        return cls(value - half, value + half)

    def meets(self, other: Span) -> bool:
        """Whether some number lies in both."""
        return not (_below(self.high, other.low) or _below(other.high, self.low))

    def plus(self, other: Span) -> Span:
        """Every sum of one number from each."""
        return Span(_plus(self.low, other.low), _plus(self.high, other.high))

    def minus(self, other: Span) -> Span:
        """Every difference of one number from each."""
        return self.plus(Span(_negative(other.high), _negative(other.low)))

    def times(self, factor: Fraction | int) -> Span:
        """Every number of the span multiplied by a factor above nought."""
        return Span(*(None if end is None else end * factor for end in (self.low, self.high)))

    def over(self, base: Span) -> Span:
        """Every quotient of a number of this span, none below nought, by one of the base that is above nought.

        Where the base may be nought there is no upper limit; without a lower limit of this span there is none at all.
        """
        if self.low is None or self.low < 0 or base.low is None or base.low < 0:
            return ANY
        low = Fraction(0) if base.high is None or base.high == 0 else self.low / base.high
        high = None if self.high is None or base.low == 0 else self.high / base.low
        return Span(low, high)

    @property
    def middle(self) -> Fraction | None:
        """The number in the middle; the limit where there is only one."""
        if self.low is None or self.high is None:
            return self.high if self.low is None else self.low
        return (self.low + self.high) / 2

    @property
    def exact(self) -> bool:
        """Whether it holds one number alone."""
        return self.low is not None and self.low == self.high


ANY = Span(None, None)
SOME = Span(Fraction(0), None)
"""A count that nobody told us: nought or more."""


def total(spans: Iterable[Span]) -> Span:
    """Every sum of one number from each."""
    made = Span.of(0)
    for span in spans:
        made = made.plus(span)
    return made


def _below(first: Fraction | None, second: Fraction | None) -> bool:
    return first is not None and second is not None and first < second


def _plus(first: Fraction | None, second: Fraction | None) -> Fraction | None:
    return None if first is None or second is None else first + second


def _negative(end: Fraction | None) -> Fraction | None:
    return None if end is None else -end
