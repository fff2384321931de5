"""What an agency's page is made of: parts with a heading, each of one or more tables of words and links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lscb.board.models import Basis, Board, Period
from lscb.document.blocks import Unit
from lscb.document.words import value_words
from lscb.web.masthead import Link

Cell = str | Link


@dataclass(frozen=True)
class Grid:
    """One table. `numeric` counts from which column on cells are figures."""

    caption: str
    small: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    numeric: int = 99

    @property
    def heads(self) -> list[tuple[str, bool]]:
        """Each column's head and whether it holds figures."""
        return [(words, number >= self.numeric) for number, words in enumerate(self.columns)]

    @property
    def cells(self) -> list[list[tuple[Cell, bool, str]]]:
        """Each row's cells: what stands there, whether it is a figure, and the head of its column."""
        return [
            [(cell, number >= self.numeric, self.columns[number]) for number, cell in enumerate(row)]
            for row in self.rows
        ]


@dataclass(frozen=True)
class Part:
    """One part of the page; without tables it says that nothing is recorded."""

    anchor: str
    title: str
    lede: str
    grids: tuple[Grid, ...] = ()


def years_of(board: Board) -> list[Period]:
    """The board's reporting years, the latest first."""
    return list(Period.objects.of_board(board).filter(basis=Basis.YEAR).order_by("-starts"))


def year_of(day: date, years: Sequence[Period]) -> Period | None:
    """The reporting year a day lies in."""
    return next((year for year in years if year.starts <= day <= year.ends), None)


def of(part: int, whole: int) -> str:
    """ "3 of 4, 75%", and a dash where there is no base."""
    if not whole:
        return "–"
    return f"{part} of {whole}, {value_words(Fraction(100 * part, whole), Unit.PERCENT)}"
