"""Which figures add up to which: what a reader could use to work out a hidden one by subtracting the rest."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from lscb.document.blocks import Chart, Document, Figure, Row, RowKind, Table, Unit
from lscb.document.quantity import Quantities
from lscb.document.reckoning import Op
from lscb.document.tables import only_figure
from lscb.document.walk import blocks, figures

_COUNTED = frozenset({Unit.PEOPLE, Unit.COUNT})


@dataclass(frozen=True)
class Relation:
    """A total and the figures that make it up, all of them shown."""

    total: Figure
    parts: tuple[Figure, ...]


def relations(document: Document, known: Quantities) -> list[Relation]:
    """Every relation in the document's tables, between a table or chart and a total shown elsewhere, and in sums."""
    counted = _counts(figure for _, figure in figures(document))
    shown = {known.of(f.reckoning): f for f in counted if f.reckoning}
    found = [*_sums_shown(counted, shown, known)]
    for _, block in blocks(document):
        if isinstance(block, Table):
            found += of_table(block, known)
        if isinstance(block, Table | Chart):
            found += _totals_elsewhere(block, shown, known)
    return found


def of_table(table: Table, known: Quantities) -> Iterator[Relation]:
    """The relations along a table's rows and columns.

    A total is known by its reckoning, by standing in a row of sums or of printed sums, or by being in fact the sum of
    all the others in its row.
    """
    for row in table.rows:
        line = _counts(only_figure(cell) for cell in row.cells[1:])
        yield from _by_reckoning(line, known)
        yield from _by_arithmetic(line)
    for column in range(1, max((len(row.cells) for row in table.rows), default=0)):
        line = _counts(_at(row, column) for row in table.rows if row.kind is not RowKind.PRINTED)
        yield from _by_reckoning(line, known)
        yield from _by_kind(table, column)


def _counts(figures_: Iterable[Figure | None]) -> list[Figure]:
    """The figures of a line that count something and hold a value."""
    return [f for f in figures_ if f is not None and f.value is not None and f.unit in _COUNTED]


def _at(row: Row, column: int) -> Figure | None:
    return only_figure(row.cells[column]) if column < len(row.cells) else None


def _by_reckoning(line: list[Figure], known: Quantities) -> Iterator[Relation]:
    """Figures of a line that together add up just what another adds up; sub-totals stand for what is under them."""
    sums = [(f, known.addends(f)) for f in line]
    totals = sorted((s for s in sums if len(s[1]) > 1), key=lambda s: len(s[1]), reverse=True)
    for total, whole in totals:
        chosen: list[Figure] = []
        left = whole
        for figure, part in sorted((s for s in sums if s[1]), key=lambda s: len(s[1]), reverse=True):
            if part < whole and part <= left:
                chosen.append(figure)
                left -= part
        if chosen and not left:
            yield Relation(total, tuple(chosen))


def _by_arithmetic(line: list[Figure]) -> Iterator[Relation]:
    """A figure that is the sum of all the others beside it."""
    whole = sum((f.value for f in line if f.value is not None), start=0)
    for index, figure in enumerate(line):
        if len(line) > 2 and figure.value and figure.value * 2 == whole:
            yield Relation(figure, tuple(line[:index] + line[index + 1 :]))


def _by_kind(table: Table, column: int) -> Iterator[Relation]:
    """Each sum, ours or printed, with the ordinary rows since the sum before it."""
    group: list[Figure] = []
    closed = False
    for row in table.rows:
        figure = _at(row, column)
        counted = _counts([figure])
        if row.kind is RowKind.PLAIN:
            group, closed = ([] if closed else group), False
            group += counted
        elif row.kind in (RowKind.SUM, RowKind.PRINTED):
            closed = True
            if counted and group:
                yield Relation(counted[0], tuple(group))


def _totals_elsewhere(block: Table | Chart, shown: dict[Hashable, Figure], known: Quantities) -> Iterator[Relation]:
    """The lines of a table or chart whose total stands somewhere else: in a sentence, or in another table."""
    for line in _lines(block):
        sums = [known.addends(f) for f in line]
        whole = frozenset[Hashable]().union(*sums)
        total = shown.get(whole)
        if (
            total is not None
            and len(line) > 1
            and all(sums)
            and sum(map(len, sums)) == len(whole)
            and whole not in sums
        ):
            yield Relation(total, tuple(line))


def _lines(block: Table | Chart) -> Iterator[list[Figure]]:
    """The figures of each row and column of a table without its sums, or of each category and series of a chart."""
    if isinstance(block, Chart):
        yield from (_counts(series.figures) for series in block.series)
        yield from (_counts(together) for together in zip_longest(*(series.figures for series in block.series)))
        return
    plain = [row for row in block.rows if row.kind is RowKind.PLAIN]
    yield from (_counts(only_figure(cell) for cell in row.cells[1:]) for row in block.rows)
    yield from (_counts(_at(row, c) for row in plain) for c in range(1, len(block.columns)))


def _sums_shown(counted: list[Figure], shown: dict[Hashable, Figure], known: Quantities) -> Iterator[Relation]:
    """Sums whose every part is shown as a figure of its own, wherever in the document."""
    for figure in counted:
        if figure.reckoning and figure.reckoning.op is Op.SUM and len(figure.reckoning.parts) > 1:
            parts = [shown.get(known.of(part)) for part in figure.reckoning.parts]
            stated = tuple(p for p in parts if p is not None)
            if len(stated) == len(parts):
                yield Relation(figure, stated)
