"""What every renderer needs to know of a table: its printed rows, its numeric columns, its markers and differences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lscb.document.blocks import Cell, Figure, Marker, Row, RowKind, Table, text
from lscb.document.rounding import rounded
from lscb.document.walk import figures_of
from lscb.document.words import difference_words, differs, printed_words, shows_pence

_SMALL = {1: "One", 2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six", 7: "Seven", 8: "Eight", 9: "Nine"}


@dataclass(frozen=True)
class Difference:
    """A printed figure that does not agree, with the place it stands in: the words of its row and column."""

    place: str
    words: str

    @property
    def said(self) -> str:
        """The place and the difference in one sentence."""
        return f"{self.place}: {self.words[:1].lower()}{self.words[1:]}"


def only_figure(cell: Cell) -> Figure | None:
    """The figure of a cell that holds nothing else."""
    if len(cell.content) == 1 and isinstance(cell.content[0], Figure):
        return cell.content[0]
    return None


def plain(cell: Cell) -> str:
    """A cell's words without its figures, as a label."""
    return "".join(i.label if isinstance(i, Figure) else i.text for i in cell.content)


def numeric_columns(table: Table) -> tuple[bool, ...]:
    """For each column, whether every filled cell below its header is a lone figure."""
    found = []
    for index in range(len(table.columns)):
        cells = [row.cells[index] for row in table.rows if index < len(row.cells) and row.cells[index].content]
        found.append(index > 0 and bool(cells) and all(only_figure(c) for c in cells))
    return tuple(found)


def with_printed_rows(table: Table) -> Table:
    """The table with a row "As printed" below each sum whose figures hold a printed value that differs.

    A table that brings its own printed row keeps it as it is.
    """
    rows: list[Row] = []
    for index, row in enumerate(table.rows):
        rows.append(row)
        following = table.rows[index + 1].kind if index + 1 < len(table.rows) else None
        if row.kind is RowKind.SUM and following is not RowKind.PRINTED and _any_differs(row):
            rows.append(_printed_row(row))
    return replace(table, rows=tuple(rows)) if len(rows) != len(table.rows) else table


def disagreeing(table: Table) -> frozenset[tuple[int, int]]:
    """The places (row, column) whose printed figure differs and is to be marked.

    A sum's difference is marked in the printed row below it, where there is one, and otherwise in its own cell.
    """
    places: set[tuple[int, int]] = set()
    for r, row in enumerate(table.rows):
        below = r + 1 < len(table.rows) and table.rows[r + 1].kind is RowKind.PRINTED
        for c, cell in enumerate(row.cells):
            figure = only_figure(cell)
            if figure is not None and differs(figure):
                places.add((r + 1, c) if below and row.kind is RowKind.SUM else (r, c))
            elif figure is not None and row.kind is RowKind.PRINTED and _differs_from_sum(table, r, c, figure):
                places.add((r, c))
    return frozenset(places)


def differences(table: Table) -> list[Difference]:
    """Every printed figure of the table that does not agree, in order, each said in a sentence."""
    pence = shows_pence(figures_of(table))
    found: list[Difference] = []
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row.cells):
            figure = only_figure(cell)
            if figure is None:
                continue
            if row.kind is RowKind.PRINTED and not differs(figure):
                figure = _differs_from_sum(table, r, c, figure)
            words = difference_words(figure, pence=pence) if figure else ""
            if words:
                found.append(Difference(_place(table, r, c), words))
    return found


def differences_title(count: int) -> str:
    """The sentence above the differences of a table: how many there are."""
    named = _SMALL.get(count, str(count))
    return f"{named} printed {'figure does' if count == 1 else 'figures do'} not agree."


def markers(table: Table) -> list[Marker]:
    """The markers that stand in the table without words of their own, in the order of the key."""
    present = {f.marker for f in figures_of(table) if f.value is None and f.marker is not None and not f.words}
    return [marker for marker in Marker if marker in present]


def nought_needs_saying(table: Table) -> bool:
    """Whether a nought stands in the same table as a blank, so that a reader must be told them apart."""
    return Marker.NOT_YET_DUE in markers(table) and any(f.value == 0 for f in figures_of(table))


def _any_differs(row: Row) -> bool:
    return any(differs(f) for f in _row_figures(row))


def _row_figures(row: Row) -> Iterator[Figure]:
    return (f for f in (only_figure(c) for c in row.cells) if f is not None)


def _printed_row(row: Row) -> Row:
    """What a source printed for a row of sums, cell by cell; empty where it printed nothing."""
    pence = shows_pence(_row_figures(row))
    cells = [Cell(text("As printed"), header=True)]
    for cell in row.cells[1:]:
        figure = only_figure(cell)
        if figure is None or (figure.printed is None and not figure.printed_words):
            cells.append(Cell())
        else:
            shown = Figure(figure.label, None, figure.unit, words=printed_words(figure, pence=pence), cite=False)
            cells.append(Cell((shown,)))
    return Row(tuple(cells), RowKind.PRINTED)


def _differs_from_sum(table: Table, r: int, c: int, printed: Figure) -> Figure | None:
    """Our own sum above a printed row, holding the printed value, where the two differ."""
    if printed.value is None or r == 0 or table.rows[r - 1].kind is not RowKind.SUM:
        return None
    above = table.rows[r - 1].cells
    ours = only_figure(above[c]) if c < len(above) else None
    if ours is None or ours.value is None or differs(ours) or ours.unit is not printed.unit:
        return None
    both = replace(ours, printed=rounded(printed.value, printed.decimals))
    return both if differs(both) else None


def _place(table: Table, r: int, c: int) -> str:
    """ "All children, Unborn": the row a figure stands in and its column, the sum's name for a printed row."""
    row = table.rows[r - 1] if table.rows[r].kind is RowKind.PRINTED and r else table.rows[r]
    head = plain(row.cells[0]) if row.cells and c else ""
    return ", ".join(part for part in (head, table.columns[c] if c < len(table.columns) else "") if part)
