"""Small figures, tables and documents to test with; every figure holds a record of its own unless told otherwise."""

from itertools import count

from lscb.document.blocks import Document, Figure, Row, RowKind, Section, Table, Unit, row
from lscb.document.disclosure import Audience, Protected, protect
from lscb.document.figures import total
from lscb.document.reckoning import Op, Reckoning, Ref

_numbers = count(1)


def figure(value, unit=Unit.PEOPLE, decimals=0, *, label="Figure", pk=None, **more) -> Figure:
    """A figure just as a record holds it."""
    reference = Ref("indicators.observation", pk or next(_numbers), "value", value)
    return Figure(label, value, unit, decimals, Reckoning(Op.VALUE, (reference,), part_unit=unit), **more)


def grid(values, *, columns=None, caption="Children", unit=Unit.PEOPLE) -> Table:
    """A table of numbers with totals at the end of each row and in the last row."""
    cells = [[figure(v, unit, label=f"cell {r} {c}") for c, v in enumerate(line)] for r, line in enumerate(values)]
    rows: list[Row] = [row(f"Row {r}", *line, total(f"Row {r}", line)) for r, line in enumerate(cells)]
    sums = [total(f"Column {c}", [line[c] for line in cells]) for c in range(len(values[0]))]
    whole = total("All", [figure_ for line in cells for figure_ in line])
    rows.append(row("All", *sums, whole, kind=RowKind.SUM))
    heads = columns or tuple(f"Column {c}" for c in range(len(values[0])))
    return Table(caption, ("", *heads, "Total"), tuple(rows))


def document(*blocks, **more) -> Document:
    """A document of one chapter that holds these blocks."""
    return Document("Annual report", "A board", "2012–13", (Section("one", "First chapter", blocks, "1"),), **more)


def office(*blocks, **more) -> Protected:
    """The same as the office may see it."""
    return protect(document(*blocks, **more), Audience.OFFICE)
