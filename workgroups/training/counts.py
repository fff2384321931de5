"""Numbers of take-up and their rates, each rate with its base: the figures of the screens.

`rates` makes the same two rates as figures of the report, with the records behind them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from lscb.document.blocks import Unit
from lscb.document.words import value_words
from workgroups.training.models import TakeUp
from workgroups.training.models.takeup import NUMBERS
from workgroups.training.rates import decimals

BASES = (
    "Did not come: of those booked and not cancelled. Places taken: those who attended, of the places offered. "
    "Two rates of different bases, side by side."
)
NOT_KNOWN = "base not stated"


@dataclass(frozen=True)
class Rate:
    """A part of a base, never nought."""

    part: int
    base: int

    @property
    def per_cent(self) -> Fraction:
        """In per cent, exactly."""
        return Fraction(100 * self.part, self.base)

    def __str__(self) -> str:
        return f"{self.part:,} of {self.base:,}, {value_words(self.per_cent, Unit.PERCENT, 1)}"


@dataclass(frozen=True)
class Numbers:
    """How many booked, came and stayed away; None where it is not known. `how` says how they were come by."""

    registered: int | None = None
    cancelled: int | None = None
    no_show: int | None = None
    walk_in: int | None = None
    attended: int | None = None
    places: int | None = None
    how: str = ""
    stated: str = ""

    @property
    def absence(self) -> Rate | None:
        """Those who did not come, of those booked and not cancelled."""
        if self.no_show is None or self.registered is None:
            return None
        expected = self.registered - (self.cancelled or 0)
        return Rate(self.no_show, expected) if expected > 0 else None

    @property
    def filled(self) -> Rate | None:
        """Those who attended, of the places offered."""
        return Rate(self.attended, self.places) if self.attended is not None and self.places else None

    @property
    def absence_words(self) -> str:
        """The rate with its base, or as a source states it without one, or that it is not known."""
        return str(self.absence or self.stated or NOT_KNOWN)

    @property
    def filled_words(self) -> str:
        """The rate with its base, or that it is not known."""
        return str(self.filled or NOT_KNOWN)


def of_record(row: TakeUp) -> Numbers:
    """One record's numbers. The places of an event stand for all agencies together, where the record names none."""
    numbers = {column: getattr(row, column) for column in NUMBERS}
    if numbers["places"] is None and row.agency_id is None and row.event is not None:
        numbers["places"] = row.event.places
    return Numbers(**numbers, stated=_stated(row))


def of_event(rows: Sequence[TakeUp], places: int | None) -> Numbers | None:
    """An event's numbers: those for all agencies together, else the agencies' added up; None where nothing is known."""
    together = next((row for row in rows if row.agency_id is None), None)
    if together is not None:
        return of_record(together)
    if not rows:
        return None
    found = added([of_record(row) for row in rows])
    many = "one agency alone" if len(rows) == 1 else f"added up over {len(rows)} agencies"
    return Numbers(**{**_columns(found), "places": places if found.places is None else found.places}, how=many)


def added(each: Iterable[Numbers]) -> Numbers:
    """Numbers added up; a column that anybody left out is not known."""
    given = list(each)
    sums: dict[str, Any] = {column: _sum([getattr(one, column) for one in given]) for column in NUMBERS}
    return Numbers(**sums)


def disagreements(together: Numbers, apart: Numbers) -> list[str]:
    """Where what is stated for all agencies is not what theirs add up to, in words."""
    fields: dict[str, Any] = {column: TakeUp._meta.get_field(column) for column in NUMBERS}
    names = {column: str(field.verbose_name) for column, field in fields.items()}
    pairs = ((names[column], getattr(together, column), getattr(apart, column)) for column in NUMBERS)
    return [
        f"{name.capitalize()}: {stated:,} for all together, {total:,} added up over the agencies"
        for name, stated, total in pairs
        if stated is not None and total is not None and stated != total
    ]


def _columns(numbers: Numbers) -> dict[str, Any]:
    return {column: getattr(numbers, column) for column in NUMBERS}


def _sum(values: list[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known and len(known) == len(values) else None


def _stated(row: TakeUp) -> str:
    if row.absence_stated is None:
        return ""
    bound = "" if row.absence_bound == TakeUp.Bound.EXACT else f"{row.get_absence_bound_display().lower()} "
    share = value_words(row.absence_stated, Unit.PERCENT, decimals(row.absence_stated))
    return f"stated as {bound}{share}, base not stated"
