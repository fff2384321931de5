"""Which figures add up to which: what a reader could use to work out a hidden one by subtracting the rest."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import zip_longest

from lscb.document.blocks import Chart, Document, Figure, Row, RowKind, Table, Unit
from lscb.document.quantity import Quantities
from lscb.document.reckoning import Op
from lscb.document.tables import only_figure
from lscb.document.walk import blocks, figures

_STRETCHES = (2, 3, 4, 6, 12)
"""How many half-years, quarters, months of a quarter and months make a longer period of which a figure may be held."""
_COUNTED = frozenset({Unit.PEOPLE, Unit.COUNT})
_SHARED = frozenset({Unit.PERCENT})
_ADDED = (_COUNTED, _SHARED)
"""Units whose figures are added up: numbers with numbers, percentages of one whole with each other."""


@dataclass(frozen=True)
class Relation:
    """A total and the figures that make it up, all of them shown."""

    total: Figure
    parts: tuple[Figure, ...]


def relations(document: Document, known: Quantities) -> list[Relation]:
    """Every relation in the document's tables, between a table or chart and a total shown elsewhere, and in sums."""
    counted = [f for units in _ADDED for f in _counts((figure for _, figure in figures(document)), units)]
    shown = {known.of(f.reckoning): f for f in counted if f.reckoning}
    found = [*_sums_shown(counted, shown, known)]
    named: dict[str, list[Figure]] = {}
    for figure in counted:
        named.setdefault(_name(figure), []).append(figure)
    for _, block in blocks(document):
        if isinstance(block, Table):
            found += [relation for units in _ADDED for relation in of_table(block, known, units)]
            found += [Relation(group[0], group[1:]) for group in block.tied]
        if isinstance(block, Table | Chart):
            found += _totals_elsewhere(block, shown, known)
            found += _stretches(block, named)
    return found


def of_table(table: Table, known: Quantities, units: frozenset[Unit]) -> Iterator[Relation]:
    """The relations along a table's rows and columns, of the figures in these units.

    A total is known by its reckoning, by standing in a row of sums or of printed sums, or by being in fact the sum of
    all the others in its row.
    """
    for row in table.rows:
        line = _counts((only_figure(cell) for cell in row.cells[1:]), units)
        yield from _by_reckoning(line, known)
        yield from _by_arithmetic(line)
    if len(table.rows) < 2:
        return
    for column in range(1, max((len(row.cells) for row in table.rows), default=0)):
        line = _counts((_at(row, column) for row in table.rows if row.kind is not RowKind.PRINTED), units)
        yield from _by_reckoning(line, known)
        yield from _by_kind(table, column, units)


def _counts(figures_: Iterable[Figure | None], units: frozenset[Unit]) -> list[Figure]:
    """The figures of a line that are in these units and hold a value."""
    return [f for f in figures_ if f is not None and f.value is not None and f.unit in units]


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
    whole = added(line)
    for index, figure in enumerate(line):
        if len(line) > 2 and figure.value and figure.value * 2 == whole:
            yield Relation(figure, tuple(line[:index] + line[index + 1 :]))


def _by_kind(table: Table, column: int, units: frozenset[Unit]) -> Iterator[Relation]:
    """Each sum, ours or printed, with the ordinary rows since the sum before it."""
    group: list[Figure] = []
    closed = False
    for row in table.rows:
        figure = _at(row, column)
        counted = _counts([figure], units)
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


def _stretches(block: Table | Chart, named: dict[str, list[Figure]]) -> Iterator[Relation]:
    """Figures of one name in a row that add up to another of that name elsewhere: four quarters, and their year."""
    for line in _lines(block):
        names, own = {_name(f) for f in line}, {id(f) for f in line}
        if len(names) > 1 or "" in names:
            continue
        totals = {f.value: f for f in named[names.pop()] if id(f) not in own and f.value}
        for many in _STRETCHES if totals else ():
            for start in range(len(line) - many + 1):
                some = line[start : start + many]
                total = totals.get(added(some))
                if total is not None:
                    yield Relation(total, tuple(some))


def added(some: Iterable[Figure]) -> int | Fraction:
    """The exact sum of the values there are; whole numbers, which most are, need no fractions."""
    values = [f.value for f in some if f.value is not None]
    whole = [value for value in values if isinstance(value, int)]
    return sum(whole) if len(whole) == len(values) else sum((Fraction(v) for v in values), start=Fraction(0))


def _name(figure: Figure) -> str:
    """What a figure is of, without its period, which stands last in its label."""
    return figure.label.rpartition(", ")[0]


def _lines(block: Table | Chart) -> Iterator[list[Figure]]:
    """The figures of one kind of unit in each line of a table or chart."""
    for line in _whole_lines(block):
        several = (_counts(line, units) for units in _ADDED)
        yield from (some for some in several if len(some) > 1)


def _whole_lines(block: Table | Chart) -> Iterator[Sequence[Figure | None]]:
    """The figures of each row and column of a table without its sums, or of each category and series of a chart."""
    if isinstance(block, Chart):
        yield from (list(series.figures) for series in block.series)
        yield from (list(together) for together in zip_longest(*(series.figures for series in block.series)))
        return
    plain = [row for row in block.rows if row.kind is RowKind.PLAIN]
    yield from ([only_figure(cell) for cell in row.cells[1:]] for row in block.rows)
    yield from ([_at(row, c) for row in plain] for c in range(1, len(block.columns)))


def _sums_shown(counted: list[Figure], shown: dict[Hashable, Figure], known: Quantities) -> Iterator[Relation]:
    """Sums whose every part is shown as a figure of its own, wherever in the document."""
    for figure in counted:
        if figure.reckoning and figure.reckoning.op is Op.SUM and len(figure.reckoning.parts) > 1:
            parts = [shown.get(known.of(part)) for part in figure.reckoning.parts]
            stated = tuple(p for p in parts if p is not None)
            if len(stated) == len(parts):
                yield Relation(figure, stated)
