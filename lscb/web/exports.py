"""A list as a file for a spreadsheet: CSV or Excel. What people typed never runs there as a formula."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse

Cell = str | int | float | datetime.date | None
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# A cell that begins so is reckoned by a spreadsheet, or may send what stands beside it elsewhere.
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(value: Cell) -> Cell:
    """The value, with an apostrophe before a text that a spreadsheet would take for a formula; numbers as they are."""
    return f"'{value}" if isinstance(value, str) and value.startswith(STARTS_A_FORMULA) else value


def as_csv(name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponse:
    """A download called `name`.csv; a day as 2013-04-02."""
    # The mark at its start tells Excel that the letters are UTF-8.
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    writer = csv.writer(answer)
    writer.writerow(header)
    writer.writerows([[harmless(cell) for cell in row] for row in rows])
    return _download(answer, f"{name}.csv")


def as_xlsx(name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponse:
    """A download called `name`.xlsx, its head in bold and standing still."""
    from openpyxl import Workbook  # imported when asked for: it costs the server memory

    book = Workbook(write_only=True)
    sheet = book.create_sheet(name[:31])
    sheet.freeze_panes = "A2"
    sheet.append([bold(sheet, words) for words in header])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    file = io.BytesIO()
    book.save(file)
    return _download(HttpResponse(file.getvalue(), content_type=EXCEL), f"{name}.xlsx")


def bold(sheet: object, words: str) -> Any:
    """A cell of a sheet that is written once, in bold."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet, value=words)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: object, value: Cell) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.utils.exceptions import IllegalCharacterError

    try:
        cell = WriteOnlyCell(sheet, value=harmless(value))
    except IllegalCharacterError:  # what no sheet can hold, such as a bell
        cell = WriteOnlyCell(sheet, value="".join(filter(str.isprintable, str(harmless(value)))))
    return cell


def _download(answer: HttpResponse, name: str) -> HttpResponse:
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
