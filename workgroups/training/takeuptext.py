"""Numbers of take-up as tables: known by event, by course, by agency or only for the whole period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from lscb.board.joining import joined
from lscb.board.year import Year
from lscb.document import figures
from lscb.document.blocks import Block, Figure, Fill, Gap, Marker, Note, Row, RowKind, Table, Unit, row
from lscb.document.relations import added
from workgroups.training.models import TakeUp
from workgroups.training.rates import absence, filled, stated_absence

OWED_BY = "Training and communication working group"
COLUMNS = (
    ("Booked", "registered"),
    ("Cancelled beforehand", "cancelled"),
    ("Did not come", "no_show"),
    ("Came without a booking", "walk_in"),
    ("Attended", "attended"),
    ("Places", "places"),
)

SIGNS = {"registered": 1, "cancelled": -1, "no_show": -1, "walk_in": 1, "attended": -1}
"""How booked, cancelled, absent, unbooked and came make nought."""


def of_year(year: Year) -> list[TakeUp]:
    """The year's numbers, with all they name, read once: everybody's together, then each agency's."""
    return year.once("training.takeup", lambda: sorted(_read(year), key=_place))


def _read(year: Year) -> list[TakeUp]:
    rows = TakeUp.objects.of_board(year.board).overlapping(year.period).order_by("pk")
    return joined(year, rows, "event__course", "course", "period", "agency")


def _place(numbers: TakeUp) -> tuple[Any, ...]:
    agency, course, event = numbers.agency, numbers.course, numbers.event
    return (
        (agency is not None, agency.order if agency else 0, agency.name if agency else ""),
        course.title if course else "",
        event.order if event else 0,
        numbers.pk,
    )


def blocks(year: Year, taken: list[TakeUp]) -> Iterable[Block]:
    """Everybody together first, then by agency; what is missing is a gap."""
    together = [t for t in taken if t.agency_id is None]
    by_agency = [t for t in taken if t.agency_id is not None]
    if not taken:
        fill = Fill("training.takeup", initial=(("board", str(year.board.pk)), ("period", str(year.period.pk))))
        yield Gap("Take-up of training", "How many people took up training is not recorded.", OWED_BY, fill=fill)
        return
    if together:
        yield table("Take-up of training, all agencies together", together)
        yield from _remarks(together)
    if by_agency:
        apart = table("Take-up of training, by agency", by_agency, with_agency=True)
        yield replace(apart, tied=(*apart.tied, *_tied_to_all(together, by_agency)))
    else:
        fill = Fill("training.takeup", initial=(("board", str(year.board.pk)), ("period", str(year.period.pk))))
        yield Gap("Attendance by agency", "How many of each agency’s staff came was not stated.", OWED_BY, fill=fill)


def table(caption: str, taken: list[TakeUp], *, with_agency: bool = False) -> Table:
    """One row for each, only the columns somebody filled, and a sum where rows of one kind can be added."""
    shown = _shown(taken)
    heads = tuple(head for head, _ in shown)
    rates = any(absence(t) for t in taken)
    numbers = [[figure(t, head, column, with_agency=with_agency) for head, column in shown] for t in taken]
    rows = [_row(t, cells, rates, with_agency) for t, cells in zip(taken, numbers, strict=True)]
    if len(taken) > 1 and _can_be_added(taken):
        numbers.append(_sums(taken, shown))
        rows.append(row("All", *numbers[-1], *([""] if rates else []), kind=RowKind.SUM))
    note = "Absence is the share of people booked, and not cancelled, who did not come." if rates else ""
    columns = ("", *heads, *(("Absence",) if rates else ()))
    return Table(caption, columns, tuple(rows), note=note, tied=_tied(numbers, [column for _, column in shown]))


def _shown(taken: list[TakeUp]) -> list[tuple[str, str]]:
    """Columns that hold a number somewhere; a table of nothing but gaps shows who attended."""
    held = [(head, column) for head, column in COLUMNS if any(getattr(t, column) is not None for t in taken)]
    return held or [("Booked", "registered"), ("Attended", "attended")]


def _name(numbers: TakeUp, with_agency: bool) -> str:
    return f"{numbers.agency}: {numbers.of_what}" if with_agency else numbers.of_what


def figure(numbers: TakeUp, head: str, column: str, *, with_agency: bool = False) -> Figure:
    """One number of people; where there is none, why."""
    made = figures.recorded(f"{head}: {_name(numbers, with_agency)}", numbers, column, unit=Unit.PEOPLE)
    if made.value is None and numbers.why_empty:
        return replace(made, marker=Marker(numbers.why_empty), words="")
    return made


def _row(numbers: TakeUp, cells: list[Figure], rates: bool, with_agency: bool) -> Row:
    return row(_name(numbers, with_agency), *cells, *([absence(numbers) or "not stated"] if rates else []))


def _can_be_added(taken: list[TakeUp]) -> bool:
    """Rows of events add up, and rows of courses; a row for the whole period beside them would count people twice."""
    return len({(t.event_id is not None, t.course_id is not None) for t in taken}) == 1


def _sums(taken: list[TakeUp], shown: list[tuple[str, str]]) -> list[Figure]:
    return [figures.total(f"{head}: all", [figure(t, head, column) for t in taken]) for head, column in shown]


def _tied(numbers: list[list[Figure]], columns: list[str]) -> tuple[tuple[Figure, ...], ...]:
    """Those who booked and did not come are those who booked less those who came: a row tells each of its numbers.

    What is not stated is taken for nobody, as a reader would. A row that does not agree tells nothing.
    """
    found = []
    for cells in numbers:
        signed = [(SIGNS[c] * f.value, f) for f, c in zip(cells, columns, strict=True) if f.value and c in SIGNS]
        if len(signed) > 1 and sum(value for value, _ in signed) == 0:
            found.append(tuple(each for _, each in signed))
    return tuple(found)


def _tied_to_all(together: list[TakeUp], by_agency: list[TakeUp]) -> Iterable[tuple[Figure, ...]]:
    """What is stated for all agencies of an event, a course or a period, and theirs where they add up to it."""
    parts: dict[Any, list[TakeUp]] = {}
    for part in by_agency:
        parts.setdefault(_of(part), []).append(part)
    for whole in together:
        for head, column in COLUMNS:
            group = [made for each in (whole, *parts.get(_of(whole), ())) if (made := figure(each, head, column)).value]
            if len(group) > 1 and group[0].value == added(group[1:]):
                yield tuple(group)


def _of(numbers: TakeUp) -> tuple[int | None, int | None, int]:
    return numbers.event_id, numbers.course_id, numbers.period_id


def _remarks(taken: list[TakeUp]) -> Iterable[Block]:
    """What was stated without its base, what does not agree, what a source said, and what did not reach us."""
    for numbers in taken:
        yield from stated_absence(numbers)
        yield from filled(numbers)
        yield from _disagreement(numbers)
        if numbers.note:
            yield Note(numbers.note)
        if numbers.why_empty:
            said = {"m": "was not supplied to us", "n": "was asked for and has not come"}[numbers.why_empty]
            fill = Fill("training.takeup", numbers.pk)
            yield Gap(f"Numbers of {numbers.of_what}", f"How many people booked and came {said}.", OWED_BY, fill=fill)


def _disagreement(numbers: TakeUp) -> Iterable[Note]:
    """Booked, less cancelled, less absent, with those unbooked, is who came; or the reader is told."""
    stated = [(sign, getattr(numbers, column)) for column, sign in SIGNS.items()]
    if all(value is not None for _, value in stated) and sum(sign * value for sign, value in stated):
        yield Note(f"The numbers of {numbers.of_what} do not add up; all are shown as stated.", True)
