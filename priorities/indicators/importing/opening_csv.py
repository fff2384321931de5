"""A file of separated values: its letters are UTF-8 (or marked UTF-16), its separator is told from its first row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import IO

from priorities.indicators.importing.opening import Line, checked
from priorities.indicators.importing.refusals import Unreadable

SEPARATORS = ",;\t|"
NOT_UTF8 = (
    "The letters of this file are not in UTF-8, so that a pound sign or an accent could come in wrong. In Excel, save "
    "it as “CSV UTF-8 (Comma delimited)”."
)
NO_TABLE = "This file is no table of text: a CSV file or an Excel workbook (.xlsx) is wanted."


class Separated:
    """CSV, also with semicolons or tabs between its values."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        self._raw, self._size = file, size

    def lines(self) -> Iterator[Line]:
        """Each row, read as it is asked for."""
        return checked(self._read())

    def done(self) -> float:
        """By bytes, of those the file has."""
        return min(1.0, self._raw.tell() / max(1, self._size))

    def _read(self) -> Iterator[Line]:
        self._raw.seek(0)
        start = self._raw.read(4)
        self._raw.seek(0)
        encoding = "utf-16" if start.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
        text = io.TextIOWrapper(self._raw, encoding=encoding, errors="strict", newline="")
        try:
            reader = csv.reader(text, delimiter=_separator(text))
            for number, cells in enumerate(reader, start=1):
                if any("\0" in cell for cell in cells):
                    raise Unreadable(NO_TABLE)
                yield number, [cell.strip() for cell in cells]
        except UnicodeError:
            raise Unreadable(NOT_UTF8) from None
        except csv.Error as refusal:
            raise Unreadable(_in_words(refusal)) from None
        finally:
            if not self._raw.closed:  # whoever read only the first rows may have closed it
                text.detach()


def _separator(text: io.TextIOWrapper) -> str:
    """The one of the usual separators that stands most often in the first line; back at the start afterwards."""
    first = text.readline(100_000)
    text.seek(0)
    return max(SEPARATORS, key=first.count)


def _in_words(refusal: csv.Error) -> str:
    if "field larger" in str(refusal):
        return "A cell of this file is far too long for a figure or a name: perhaps a quotation mark is not closed."
    return NO_TABLE
