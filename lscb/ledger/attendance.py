"""How an agency filled its seats at meetings held, group by group and year by year."""

from __future__ import annotations

from collections.abc import Sequence

from agencies.models import Agency
from lscb.board.models import Period
from lscb.ledger.parts import Grid, Part, year_of
from workgroups.attendance import Place, Presence, altogether, counted, places
from workgroups.models import Meeting, Seat

HEADS = ("Year", "Group", "In person", "Represented", "Apologies", "Absent", "Not recorded")
SMALL = "Over its seats at meetings held; represented is in person or by a deputy"


def attendance(agency: Agency, years: Sequence[Period]) -> Part:
    """A seat counts at each meeting held while it was the agency's, unless nobody held it then."""
    seats = list(Seat.objects.filter(agency=agency).select_related("group"))
    meetings = Meeting.objects.held().filter(group__in={seat.group_id for seat in seats}).order_by("-on")
    found = places(meetings, seats)

    def along(place: Place) -> tuple[str, str]:
        year = year_of(place.meeting.on, years)
        return (str(year.label) if year else "Outside the years", str(place.seat.group))

    rows = [(*named, *_row(count)) for named, count in counted(found, along).items()]
    lede = _lede(seats, found)
    return Part("attendance", "Attendance", lede, (Grid("Attendance", SMALL, HEADS, rows, 2),) if rows else ())


def _row(count: Presence) -> tuple[str, ...]:
    rest = (str(number) for number in (count.apologies, count.absent, count.unrecorded))
    return (count.share(count.in_person), count.share(count.represented), *rest)


def _lede(seats: list[Seat], found: list[Place]) -> str:
    if not seats:
        return "It holds no seat in any group."
    if not found:
        return "None of its groups is recorded as having met."
    count = altogether(found)
    if count.unrecorded == count.base:
        return "Who filled its seats is not recorded for any meeting held."
    return f"Represented {count.share(count.represented)}, over its seats at all meetings held."
