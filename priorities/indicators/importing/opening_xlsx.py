"""An Excel workbook: its archive is looked through before anything in it is read, and a sheet is read row by row."""

from __future__ import annotations

import datetime
import re
import zlib
from collections.abc import Iterator
from decimal import Decimal
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from priorities.indicators.importing.opening import MOST_ROWS, Line, checked
from priorities.indicators.importing.refusals import Unreadable

MEGABYTE = 1024 * 1024
MOST_UNPACKED, MOST_BESIDE_SHEETS, MOST_ENTRIES = 400 * MEGABYTE, 40 * MEGABYTE, 2_000
MOST_BLANK = 10_000
CHUNK = 1 * MEGABYTE
# What a broken or hostile workbook makes openpyxl raise, beside its own words.
BROKEN = (
    *(KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, OSError, EOFError, RuntimeError),
    *(OverflowError, NotImplementedError, BadZipFile, zlib.error),
)
NOT_A_WORKBOOK = "This is not an Excel workbook that can be read. Open it in Excel and save it as .xlsx once more."
BOMB = "This workbook unpacks to far more than any table of figures needs, and is not opened."
ENTITIES = "This workbook holds instructions to fetch or repeat other text (a document type), and is not opened."
NOTES = frozenset({"notes", "how to fill this in", "cover", "contents"})
PLACES = re.compile(r"0\.(0+)")


class Workbook:
    """The sheet asked for, else the first that is not a sheet of notes."""

    def __init__(self, file: IO[bytes], sheet: str = "") -> None:
        self._file, self._wanted = file, sheet
        self._share = 0.0
        look_through(file)

    def done(self) -> float:
        """By rows, of those the sheet says it has."""
        return self._share

    def lines(self) -> Iterator[Line]:
        """Each row, read as it is asked for."""
        return checked(self._read())

    def _read(self) -> Iterator[Line]:
        self._file.seek(0)
        try:
            # Formulae as formulae: what they once came to may be stale, and is not what somebody typed.
            book = load_workbook(self._file, read_only=True, data_only=False, keep_links=False)
            yield from self._rows(self._sheet(book))
            book.close()
        except BROKEN:
            raise Unreadable(NOT_A_WORKBOOK) from None

    def _sheet(self, book: Any) -> Any:
        sheets = list(book.worksheets)
        if self._wanted:
            found = next((s for s in sheets if s.title.casefold() == self._wanted.casefold()), None)
            if found is None:
                raise Unreadable(f"This workbook has no sheet called “{self._wanted}”.")
            return found
        if not sheets:
            raise Unreadable("This workbook has no sheet with a table.")
        return next((s for s in sheets if s.title.casefold() not in NOTES), sheets[0])

    def _rows(self, sheet: Any) -> Iterator[Line]:
        formats: dict[int, str] = {}
        most, blank = sheet.max_row or 0, 0
        for number, cells in enumerate(sheet.rows, start=1):
            self._share = min(1.0, number / max(most, number))
            texts = [_text(cell, formats) for cell in cells]
            blank = 0 if any(texts) else blank + 1
            if blank > MOST_BLANK or number > MOST_ROWS + MOST_BLANK:
                break
            yield number, texts


def look_through(file: IO[bytes]) -> None:
    """Refuses an archive that unpacks beyond measure, is locked, or holds a document type. Raises Unreadable."""
    try:
        with ZipFile(file) as archive:
            _measure(archive)
            for entry in archive.infolist():
                if entry.filename.endswith((".xml", ".rels", ".vml")):
                    _look_for_entities(archive, entry)
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        raise Unreadable(NOT_A_WORKBOOK) from None


def _measure(archive: ZipFile) -> None:
    entries = archive.infolist()
    if "xl/workbook.xml" not in {e.filename for e in entries}:
        raise Unreadable(NOT_A_WORKBOOK)
    beside = sum(e.file_size for e in entries if not e.filename.startswith("xl/worksheets/"))
    if len(entries) > MOST_ENTRIES or sum(e.file_size for e in entries) > MOST_UNPACKED or beside > MOST_BESIDE_SHEETS:
        raise Unreadable(BOMB)


def _look_for_entities(archive: ZipFile, entry: Any) -> None:
    # Text that people typed cannot look like this: in a cell, "<" is written "&lt;".
    last = b""
    with archive.open(entry) as part:
        while piece := part.read(CHUNK):
            if b"<!DOCTYPE" in last + piece or b"<!ENTITY" in last + piece or b"\0" in piece:
                raise Unreadable(ENTITIES)
            last = piece[-16:]


def _text(cell: Any, formats: dict[int, str]) -> str:
    """A cell as one would type it: 0.438 shown as a percentage is "43.8%", 44 shown with one decimal "44.0"."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        style = cell._style_id
        if style not in formats:
            formats[style] = cell.number_format or ""
        return _number(value, formats[style])
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return str(value)
    return "=formula"  # a formula over several cells, which openpyxl keeps as an object of its own


def _number(value: float, shown_as: str) -> str:
    section = shown_as.partition(";")[0]
    exact = Decimal(repr(value))
    percent = "%" in section
    if percent:
        exact *= 100
    exact = exact.normalize()
    found = PLACES.search(section)
    places = len(found.group(1)) if found else 0
    own = max(0, -int(exact.as_tuple().exponent))
    return f"{exact:.{max(own, places)}f}{'%' if percent else ''}"
