"""Every table and chart of a protected document as data: CSV files in a ZIP, or one Excel file with a sheet each."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from lscb.document import charts, walk
from lscb.document.blocks import Cell, Chart, Figure, Table
from lscb.document.disclosure import Protected, checked
from lscb.document.plots import number
from lscb.document.tables import only_figure, with_printed_rows
from lscb.document.words import figure_words, inline_words

Value = str | int | float | Decimal
# Data files say nothing of when they were written, so that the same document gives the same CSV files every time.
LONG_AGO = (1980, 1, 1, 0, 0, 0)
# A cell that begins so is reckoned by a spreadsheet.
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
LONGEST_SHEET_NAME = 31


@dataclass(frozen=True)
class Sheet:
    """One table: a short file name unlike any other's, its caption and chapter, its head and its rows."""

    name: str
    caption: str
    chapter: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    note: str = ""


def sheets(protected: Protected) -> Iterator[Sheet]:
    """The tables in the document's order; a chart gives the table of its figures. Raises TypeError for a bare one."""
    document = checked(protected).document
    headings = {chapter.key: chapter.heading for chapter in document.chapters}
    count = 0
    for path, block in walk.blocks(document):
        if isinstance(block, Table | Chart):
            count += 1
            table = with_printed_rows(charts.table(block) if isinstance(block, Chart) else block)
            name = f"{count:02d}-{_slug(table.caption)}"
            rows = tuple(tuple(_value(cell) for cell in row.cells) for row in table.rows)
            yield Sheet(name, table.caption, headings.get(path[0], "") if path else "", table.columns, rows, table.note)


def as_zip(protected: Protected) -> bytes:
    """A CSV file a table, and a list of them all. The same bytes for the same document."""
    found = list(sheets(protected))
    listed = [["File", "Table", "Chapter", "Note"], *([f"{s.name}.csv", s.caption, s.chapter, s.note] for s in found)]
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        _put(archive, "contents.csv", _csv(listed))
        for sheet in found:
            _put(archive, f"{sheet.name}.csv", _csv([list(sheet.columns), *map(list, sheet.rows)]))
    return content.getvalue()


def as_xlsx(protected: Protected) -> bytes:
    """A sheet a table, after one that lists them."""
    from openpyxl import Workbook  # imported when asked for: it costs the server memory

    found = list(sheets(protected))
    book = Workbook(write_only=True)
    book.properties.title = protected.document.title
    book.properties.created = book.properties.modified = datetime(*LONG_AGO)
    contents = book.create_sheet("Contents")
    contents.append(["Sheet", "Table", "Chapter", "Note"])
    for sheet in found:
        contents.append([_harmless(v) for v in (_sheet_name(sheet), sheet.caption, sheet.chapter, sheet.note)])
        page = book.create_sheet(_sheet_name(sheet))
        page.append([_harmless(column) for column in sheet.columns])
        for row in sheet.rows:
            page.append([_harmless(value) for value in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _value(cell: Cell) -> Value:
    """A lone figure as the number it is, in pounds where it is money; anything else as its words."""
    figure = only_figure(cell)
    if figure is None:
        return "".join(inline_words(i) if isinstance(i, Figure) else i.text for i in cell.content)
    shown = number(figure)
    return figure_words(figure) if shown is None else shown


def _csv(rows: Sequence[Sequence[Value]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([_harmless(value) for value in row] for row in rows)
    # The mark at its start tells Excel that the letters are UTF-8.
    return f"\ufeff{text.getvalue()}".encode()


def _harmless(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(STARTS_A_FORMULA) else value


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:60].rstrip("-") or "table"


def _sheet_name(sheet: Sheet) -> str:
    return sheet.name[:LONGEST_SHEET_NAME].rstrip("-")
