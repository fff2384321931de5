"""Numbers of take-up as tables: known by event, by course, by agency or only for the whole period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from lscb.board.joining import joined
from lscb.board.year import Year
from lscb.document import figures
from lscb.document.blocks import Block, Figure, Fill, Gap, Marker, Note, Row, RowKind, Table, Unit, row
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
        yield table("Take-up of training, by agency", by_agency, with_agency=True)
    else:
        fill = Fill("training.takeup", initial=(("board", str(year.board.pk)), ("period", str(year.period.pk))))
        yield Gap("Attendance by agency", "How many of each agency’s staff came was not stated.", OWED_BY, fill=fill)


def table(caption: str, taken: list[TakeUp], *, with_agency: bool = False) -> Table:
    """One row for each, only the columns somebody filled, and a sum where rows of one kind can be added."""
    shown = _shown(taken)
    heads = tuple(head for head, _ in shown)
    rates = any(absence(t) for t in taken)
    rows = [_row(t, shown, rates, with_agency) for t in taken]
    if len(taken) > 1 and _can_be_added(taken):
        rows.append(_sum(taken, shown, rates))
    note = "Absence is the share of people booked, and not cancelled, who did not come." if rates else ""
    return Table(caption, ("", *heads, *(("Absence",) if rates else ())), tuple(rows), note=note)


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


def _row(numbers: TakeUp, shown: list[tuple[str, str]], rates: bool, with_agency: bool) -> Row:
    cells = [figure(numbers, head, column, with_agency=with_agency) for head, column in shown]
    return row(_name(numbers, with_agency), *cells, *([absence(numbers) or "not stated"] if rates else []))


def _can_be_added(taken: list[TakeUp]) -> bool:
    """Rows of events add up, and rows of courses; a row for the whole period beside them would count people twice."""
    return len({(t.event_id is not None, t.course_id is not None) for t in taken}) == 1


def _sum(taken: list[TakeUp], shown: list[tuple[str, str]], rates: bool) -> Row:
    sums = [figures.total(f"{head}: all", [figure(t, head, column) for t in taken]) for head, column in shown]
    return row("All", *sums, *([""] if rates else []), kind=RowKind.SUM)


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
    parts = [numbers.registered, numbers.cancelled, numbers.no_show, numbers.walk_in, numbers.attended]
    if None in parts:
        return
    booked, cancelled, absent, unbooked, came = (part or 0 for part in parts)
    if booked - cancelled - absent + unbooked != came:
        yield Note(f"The numbers of {numbers.of_what} do not add up; all are shown as stated.", True)
