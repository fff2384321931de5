"""Opening a file of figures: CSV or Excel, as rows of texts; whatever else it is, or hides, is refused."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import IO, Protocol

from priorities.indicators.importing.refusals import Unreadable

LARGEST = 60 * 1024 * 1024
LONGEST_CELL = 10_000
MOST_COLUMNS = 500
MOST_ROWS = 1_000_000
ZIP, OLD_EXCEL, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
Line = tuple[int, list[str]]


class Opened(Protocol):
    """A file's table. `lines` gives each row that says something, with its number in the file."""

    def lines(self) -> Iterator[Line]: ...

    def done(self) -> float:
        """How far it has been read, from nought to one."""
        ...


def open_table(file: IO[bytes], size: int, *, sheet: str = "") -> Opened:
    """The table in a file, told by its first bytes and not by its name. Raises Unreadable."""
    if size > LARGEST:
        raise Unreadable(
            f"This file is larger than {LARGEST // 1024 // 1024} MB. Split it, and bring in one at a time."
        )
    first = file.read(4)
    file.seek(0)
    if not first:
        raise Unreadable("This file is empty.")
    if first.startswith(OLD_EXCEL):
        raise Unreadable(
            "This is an old or a locked Excel file. Save it as an Excel workbook (.xlsx) without a password."
        )
    if first.startswith(PDF):
        raise Unreadable("This is a PDF. Bring in the table as CSV or as an Excel workbook (.xlsx).")
    if first.startswith(ZIP):
        from priorities.indicators.importing.opening_xlsx import Workbook  # imported when asked for: it costs memory

        return Workbook(file, sheet)
    from priorities.indicators.importing.opening_csv import Separated

    return Separated(file, size)


def checked(lines: Iterator[tuple[int, list[str]]]) -> Iterator[Line]:
    """The rows that say something, without blanks at their end. Raises Unreadable where one is beyond all measure."""
    seen = 0
    for number, cells in lines:
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        if len(cells) > MOST_COLUMNS:
            raise Unreadable(f"Row {number} has more than {MOST_COLUMNS} columns. No table of figures is so wide.")
        if len("".join(cells)) > LONGEST_CELL and any(len(cell) > LONGEST_CELL for cell in cells):
            raise Unreadable(f"Row {number} has a cell of more than {LONGEST_CELL:,} letters. No figure is so long.")
        seen += 1
        if seen > MOST_ROWS:
            raise Unreadable(f"This file has more than {MOST_ROWS:,} rows. Split it, and bring in one at a time.")
        yield number, cells


def first_lines(opened: Opened, count: int) -> list[Line]:
    """The first rows, to show what a table looks like."""
    return list(islice(opened.lines(), count))
