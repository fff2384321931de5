"""How wide the columns of a table are to be, and about how high it is, before anything is set.

Typst would share the width out by what the cells hold, and break long words without asking. Lengths are in points.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

TALL, ACROSS = 487.0, 739.0
"""The width of the text on an upright page and on one turned sideways."""
_LETTER = 4.75
"""A letter of 9 point type, rather wide than narrow."""
_GAP = 9.0
_LINE, _ROW = 12.6, 6.0
_WHOLE_PAGE = 600


@dataclass(frozen=True)
class Grid:
    """Widths of columns, whether they need a page turned sideways, the height, and which rows fit on one page."""

    widths: list[float]
    wide: bool
    height: float
    keep: list[bool]

    @property
    def letters(self) -> list[int]:
        """How many letters a line of each column holds."""
        return [max(1, round((width - _GAP) / _LETTER)) for width in self.widths]


def measured(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Grid:
    """The grid for a table of these words. A column is never narrower than its longest word, where there is room."""
    cells = list(zip_longest(*rows, fillvalue="")) or [()] * len(columns)
    least = [_longest_word(head, given) for head, given in zip(columns, cells, strict=True)]
    most = [max(low, _longest(head, given)) for low, head, given in zip(least, columns, cells, strict=True)]
    wide = sum(least) > TALL
    widths = _shared(least, most, ACROSS if wide else TALL)
    heights = [_height(row, widths) for row in rows]
    return Grid(widths, wide, sum(heights) + _height(columns, widths), [h < _WHOLE_PAGE for h in heights])


def _longest_word(head: str, cells: Sequence[str]) -> float:
    words = re.split(r"[\s\u200b]+", " ".join((head, *cells)))
    return max(len(word) for word in words) * _LETTER + _GAP


def _longest(head: str, cells: Sequence[str]) -> float:
    """How wide a column is that breaks no line, up to a good line's length."""
    return min(max(len(head) * 0.6, *(len(cell) for cell in cells), 1), 70) * _LETTER + _GAP


def _shared(least: list[float], most: list[float], width: float) -> list[float]:
    """Each column what it needs, and of the rest a share by how much more it could use."""
    if sum(least) >= width:
        return [round(width * low / sum(least), 1) for low in least]
    wish = sum(most) - sum(least)
    if sum(most) <= width:
        spare = (width - sum(most)) / max(sum(most), 1)
        return [round(most_ * (1 + spare), 1) for most_ in most]
    return [round(low + (width - sum(least)) * (high - low) / wish, 1) for low, high in zip(least, most, strict=True)]


def _height(row: Sequence[str], widths: list[float]) -> float:
    lines = (
        1 + int(len(cell) * _LETTER * 0.95 / max(width - _GAP, 1)) for cell, width in zip(row, widths, strict=False)
    )
    return max(lines, default=1) * _LINE + _ROW
