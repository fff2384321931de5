"""How seats were filled at meetings: the one place where attendance is counted, whoever asks.

What is counted over is each seat that was there on the day of a meeting that was held, unless it is recorded that
nobody held the seat then. Represented is in person or by a deputy. A seat of which nothing is recorded stays in the
base, and what is counted beside it is a least number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from lscb.document.blocks import Unit
from lscb.document.words import value_words
from workgroups.models import Attendance, Meeting, Seat

K = TypeVar("K")
State = Attendance.State
HERE = (State.IN_PERSON, State.DEPUTY)
BASE = (
    "Of the seats held at meetings held: each seat that was there on the day of a meeting that took place, unless "
    "nobody held it then. Represented is in person or by a deputy."
)
NOT_RECORDED = "not recorded"


@dataclass(frozen=True)
class Presence:
    """Numbers of seats at meetings, by how they were filled; they add up."""

    in_person: int = 0
    deputy: int = 0
    apologies: int = 0
    absent: int = 0
    unrecorded: int = 0

    def __add__(self, other: Presence) -> Presence:
        return Presence(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))

    @property
    def base(self) -> int:
        """Seats held at meetings held."""
        return sum(getattr(self, each.name) for each in fields(self))

    @property
    def represented(self) -> int:
        """In person or by a deputy."""
        return self.in_person + self.deputy

    def per_cent(self, part: int) -> Fraction | None:
        """A part of the base; none where there is no base, or nothing is recorded of any of it."""
        return None if self.unrecorded == self.base else Fraction(100 * part, self.base)

    def rate(self, part: int) -> str:
        """ "75%", "at least 75%" where something is not recorded, a dash without a base."""
        share = self.per_cent(part)
        if share is None:
            return NOT_RECORDED if self.base else "–"
        return f"{self._least}{value_words(share, Unit.PERCENT)}"

    def share(self, part: int) -> str:
        """ "3 of 4, 75%", and the same cases as a rate has."""
        share = self.per_cent(part)
        if share is None:
            return self.rate(part)
        return f"{self._least}{part} of {self.base}, {value_words(share, Unit.PERCENT)}"

    @property
    def in_person_share(self) -> str:
        """The share in person, with its base."""
        return self.share(self.in_person)

    @property
    def represented_share(self) -> str:
        """The share represented, with its base."""
        return self.share(self.represented)

    @property
    def _least(self) -> str:
        return "at least " if self.unrecorded else ""


@dataclass(frozen=True)
class Place:
    """One seat at one meeting held; an empty state where nothing is recorded."""

    meeting: Meeting
    seat: Seat
    state: str

    @property
    def presence(self) -> Presence:
        """Itself as a number."""
        return Presence(**{self.state or "unrecorded": 1})


def places(
    meetings: Iterable[Meeting], seats: Iterable[Seat], told: Mapping[tuple[int, int], str] | None = None
) -> list[Place]:
    """The seats held at those of the meetings that were held, in the order given.

    One query beside the two given; none where `told` is what is recorded of them already.
    """
    of_group: dict[int, list[Seat]] = {}
    for seat in seats:
        of_group.setdefault(seat.group_id, []).append(seat)
    held = [meeting for meeting in meetings if meeting.state == Meeting.State.HELD and meeting.group_id in of_group]
    told = recorded(held) if told is None else told
    found = (Place(m, seat, told.get((m.pk, seat.pk), "")) for m in held for seat in of_group[m.group_id])
    return [place for place in found if there(place.seat, place.meeting.on) and place.state != State.NOT_HELD]


def recorded(meetings: Sequence[Meeting]) -> dict[tuple[int, int], str]:
    """What is recorded of seats at meetings, by the numbers of both."""
    rows: Any = Attendance.objects.filter(meeting__in=[meeting.pk for meeting in meetings]).order_by()
    return {(meeting, seat): state for meeting, seat, state in rows.values_list("meeting", "seat", "state")}


def there(seat: Seat, day: date) -> bool:
    """Whether a seat was there on a day."""
    return (seat.starts is None or seat.starts <= day) and (seat.ends is None or day <= seat.ends)


def counted(found: Iterable[Place], along: Callable[[Place], K]) -> dict[K, Presence]:
    """The places counted along anything: the meeting, the seat's agency, the group and year. In the order met."""
    counts: dict[K, Presence] = {}
    for place in found:
        key = along(place)
        counts[key] = counts.get(key, Presence()) + place.presence
    return counts


def altogether(found: Iterable[Place]) -> Presence:
    """All of them."""
    return sum((place.presence for place in found), Presence())
