"""What the report says of meetings: how many each group held, and how its seats and each agency's were filled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from django.db.models import F

from lscb.board.year import Year
from lscb.document import figures
from lscb.document.blocks import Block, Bound, Figure, Marker, Row, RowKind, Section, Table, Unit, paragraph, row
from workgroups.attendance import BASE, Place, places
from workgroups.models import Attendance, Meeting, Seat

State = Attendance.State
HELD = Meeting.State.HELD
Column = tuple[str, str]
COLUMNS: tuple[Column, ...] = (
    ("In person", State.IN_PERSON),
    ("By a deputy", State.DEPUTY),
    ("Apologies", State.APOLOGIES),
    ("Absent without apologies", State.ABSENT),
    ("Not recorded", ""),
)
IN_THEIR_OWN_RIGHT = "Seats in their own right"
Held = tuple[Place, Any]
"""A seat at a meeting, with the record that says how it was filled; the meeting itself where none does."""


def attendance(year: Year, names: Mapping[int, str] | None = None) -> tuple[Block, ...]:
    """A section on the year's meetings; nothing where no meeting with a seat in it is recorded as held.

    `names` are those the agencies had in the year, by their numbers.
    """
    held = _held(year)
    if not held:
        return ()
    shown = [column for column in COLUMNS if column[1] or any(place.state == "" for place, _ in held)]
    everything = _counts("all", held, shown)
    met = _meetings("meetings held", held)
    opening = paragraph(
        met,
        f" meeting{' was' if met.value == 1 else 's were'} held. Represented: ",
        everything["here"],
        " of ",
        everything["seats"],
        " seats, ",
        everything["rate"],
        ".",
    )
    by_group = _table(f"Attendance by group, {year.period.label}", "Group", held, _group, shown, met=True)
    agency = partial(_agency, names or {})
    by_agency = _table(f"Attendance by agency, {year.period.label}", "Agency", held, agency, shown)
    return (Section("attendance", "Meetings and who came", (opening, by_group, by_agency)),)


def _held(year: Year) -> list[Held]:
    """Each seat at each meeting held. Seats and meetings are asked for in one question, as pairs."""
    rows = Seat.objects.filter(
        group__board=year.board, group__meetings__on__range=(year.starts, year.ends), group__meetings__state=HELD
    )
    pairs: Any = rows.select_related("group", "agency").annotate(met=F("group__meetings"), on=F("group__meetings__on"))
    seats: dict[int, Any] = {}
    meetings: dict[int, Meeting] = {}
    for seat in pairs.order_by("on", "met", "order", "title"):
        seats.setdefault(seat.pk, seat)
        meetings.setdefault(seat.met, Meeting(pk=seat.met, group=seat.group, on=seat.on, state=HELD))
    records: Any = Attendance.objects.filter(meeting__in=list(meetings))
    told = {(each.meeting_id, each.seat_id): each for each in records}
    found = places(meetings.values(), seats.values(), {key: each.state for key, each in told.items()})
    return [(place, told.get((place.meeting.pk, place.seat.pk), place.meeting)) for place in found]


def _group(place: Place) -> tuple[Any, ...]:
    group = place.seat.group
    return (group.order, group.name)


def _agency(names: Mapping[int, str], place: Place) -> tuple[Any, ...]:
    """Seats in their own right stand last."""
    agency = place.seat.agency
    return (0, agency.order, names.get(agency.pk, agency.name)) if agency else (1, 0, IN_THEIR_OWN_RIGHT)


def _table(
    caption: str,
    head: str,
    held: Sequence[Held],
    along: Callable[[Place], tuple[Any, ...]],
    shown: Sequence[Column],
    *,
    met: bool = False,
) -> Table:
    of: dict[tuple[Any, ...], list[Held]] = {}
    for place, record in held:
        of.setdefault(along(place), []).append((place, record))
    rows = [_row(key[-1], of[key], shown, met=met) for key in sorted(of)]
    if len(rows) > 1:
        rows.append(_row("All", held, shown, met=met, kind=RowKind.SUM))
    heads = (head, *(("Meetings held",) if met else ()), "Seats", *(words for words, _ in shown))
    return Table(caption, (*heads, "Represented"), tuple(rows), note=BASE if met else "")


def _row(
    name: str,
    held: Sequence[Held],
    shown: Sequence[Column],
    *,
    met: bool,
    kind: RowKind = RowKind.PLAIN,
) -> Row:
    counts = _counts(name, held, shown)
    meetings = (_meetings(f"meetings held, {name}", held),) if met else ()
    return row(name, *meetings, counts["seats"], *(counts[state] for _, state in shown), counts["rate"], kind=kind)


def _meetings(label: str, held: Iterable[Held]) -> Figure:
    return figures.counted(label, {place.meeting.pk: place.meeting for place, _ in held}.values())


def _counts(name: str, held: Sequence[Held], shown: Sequence[Column]) -> dict[str, Figure]:
    """The numbers of one row. What stands beside an unrecorded seat is a least number."""
    found: dict[str, Figure] = {
        str(state): figures.counted(
            f"{words[0].lower()}{words[1:]}, {name}", [record for place, record in held if place.state == state]
        )
        for words, state in shown
    }
    seats = figures.total(f"seats at meetings, {name}", tuple(found.values()))
    here = figures.total(f"represented, {name}", (found[State.IN_PERSON], found[State.DEPUTY]))
    share = figures.share(f"represented, per cent, {name}", here, seats)
    unknown = found[""].value if "" in found else 0
    if unknown == seats.value:
        share = Figure(share.label, None, Unit.PERCENT, marker=Marker.NOT_AVAILABLE, words="not recorded")
    bound = Bound.AT_LEAST if unknown else Bound.EXACT
    return {**found, "seats": seats, "here": replace(here, bound=bound), "rate": replace(share, bound=bound)}
