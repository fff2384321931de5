"""Choosing what to hide: small numbers of people, and whatever would give them away."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from fractions import Fraction

from lscb.document.blocks import Document, Figure, RowKind, Table, Unit
from lscb.document.quantity import PLAIN, Quantities, is_small, names_few, worked_from
from lscb.document.reckoning import Op, Reckoning
from lscb.document.relations import Relation, added, relations
from lscb.document.tables import only_figure
from lscb.document.walk import blocks, concluded, figures

_TELLING = (Unit.PERCENT, Unit.RATE, Unit.MONTHLY)


class Hidden:
    """What is hidden so far: figures, and quantities, which are hidden wherever they are shown."""

    def __init__(self, document: Document, threshold: int) -> None:
        self.threshold = threshold
        self.known = Quantities(threshold)
        self.figures: set[int] = set()
        self.quantities: set[Hashable] = set()
        shown = (figure for _, figure in figures(document))
        self.all = [f for f in (*shown, *concluded(document)) if f.value is not None]

    def __contains__(self, figure: Figure) -> bool:
        if id(figure) in self.figures:
            return True
        return figure.reckoning is not None and self.known.of(figure.reckoning) in self.quantities

    def add(self, figure: Figure) -> None:
        """Hide a figure, and the same quantity wherever else it is shown."""
        self.figures.add(id(figure))
        if figure.reckoning is not None:
            self.quantities.add(self.known.of(figure.reckoning))

    def size(self) -> int:
        """A number that grows whenever something more is hidden."""
        return len(self.figures) + len(self.quantities)

    def among_parts(self, reckoning: Reckoning) -> bool:
        """Whether a part of a reckoning is hidden, or a part of a share, change or rate that is one of its parts."""
        return any(self.known.of(part) in self.quantities for part, _ in worked_from(reckoning))

    def touches(self, reckoning: Reckoning) -> bool:
        """Whether a reckoning, at any depth, names a hidden number or so small a one."""
        if self.known.rests_on_few(reckoning) or self.among_parts(reckoning):
            return True
        return any(self.touches(part) for part in reckoning.parts if isinstance(part, Reckoning))


def choose(document: Document, threshold: int) -> Hidden:
    """Everything that has to be hidden in a document, found by repeating the rules until nothing more is hidden."""
    hidden = Hidden(document, threshold)
    _add_all(hidden, (f for f in hidden.all if _is_few(hidden, f)))
    if not hidden.size():
        return hidden  # with nothing hidden there is nothing to work out
    sums = relations(document, hidden.known)
    tables = [block for _, block in blocks(document) if isinstance(block, Table)]
    before = -1
    while before < hidden.size():
        before = hidden.size()
        _add_all(hidden, (f for f in hidden.all if _is_derived(hidden, f)))
        for table in tables:
            _hide_beside(hidden, table)
        for relation in sums:
            _hide_another(hidden, relation)
    return hidden


def _is_few(hidden: Hidden, figure: Figure) -> bool:
    """Few people, counted or printed, or a share, change or rate reckoned from so few."""
    small = is_small(figure.value, hidden.threshold) or printed_few(figure, hidden.threshold)
    if figure.unit is Unit.PEOPLE and small:
        return True
    reckoning = figure.reckoning
    return reckoning is not None and reckoning.op not in PLAIN and hidden.known.few(reckoning)


def printed_few(figure: Figure, threshold: int) -> bool:
    """Whether a source printed so small a number for a figure, in digits or in words."""
    return is_small(figure.printed, threshold) or names_few(figure.printed_words, threshold)


def _is_derived(hidden: Hidden, figure: Figure) -> bool:
    """A share, change or rate of a hidden number."""
    reckoning = figure.reckoning
    return reckoning is not None and reckoning.op not in PLAIN and hidden.among_parts(reckoning)


def _hide_beside(hidden: Hidden, table: Table) -> None:
    """Shares and rates as recorded beside a hidden number, shares below one, and the printed sum below a hidden sum."""
    for r, row in enumerate(table.rows):
        cells = [only_figure(cell) for cell in row.cells]
        if any(f is not None and f.unit is Unit.PEOPLE and f in hidden for f in cells):
            _add_all(hidden, (f for f in cells if f is not None and f.unit in _TELLING and _as_recorded(f)))
        if row.kind not in (RowKind.SHARE, RowKind.PRINTED) or r == 0:
            continue
        for c, figure in enumerate(cells):
            above = _sum_above(table, r, c)
            if figure is not None and above is not None and above in hidden:
                _add_all(hidden, (figure,))


def _add_all(hidden: Hidden, some: Iterable[Figure]) -> None:
    for figure in some:
        if figure.value is not None:
            hidden.add(figure)


def _as_recorded(figure: Figure) -> bool:
    return figure.reckoning is None or figure.reckoning.op is Op.VALUE


def _sum_above(table: Table, r: int, c: int) -> Figure | None:
    """The sum a share or a printed sum belongs to: the nearest one above it in its column."""
    for row in reversed(table.rows[:r]):
        if row.kind is RowKind.SUM:
            return only_figure(row.cells[c]) if c < len(row.cells) else None
    return None


def _hide_another(hidden: Hidden, relation: Relation) -> None:
    """Hide the next smallest part, or else the total, while a hidden one could be had by subtraction."""
    while _gives_away(hidden, relation):
        left = [p for p in relation.parts if p.value and p not in hidden]
        if left:
            hidden.add(min(left, key=lambda p: abs(Fraction(p.value or 0))))
        elif relation.total not in hidden:
            hidden.add(relation.total)
        else:
            return


def _gives_away(hidden: Hidden, relation: Relation) -> bool:
    """Whether just one number of a relation is hidden, or all hidden ones must be ones."""
    parts_hidden = [p for p in relation.parts if p in hidden]
    total_hidden = relation.total in hidden
    if len(parts_hidden) + total_hidden == 1:
        return True
    ones = added(parts_hidden) == len(parts_hidden)
    return bool(parts_hidden) and not total_hidden and ones
