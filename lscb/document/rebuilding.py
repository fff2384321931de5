"""The same document with some of its figures changed; everything else stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from lscb.document.blocks import (
    Block,
    Bullets,
    Cell,
    Chart,
    ChartKind,
    Document,
    Figure,
    Inline,
    Item,
    KeyFigures,
    Marker,
    Paragraph,
    Prose,
    Quotation,
    Row,
    Section,
    Table,
    Text,
)

_NOT_TOLD = Cell((Text("Not shown"),))
Change = Callable[[Figure], Figure]


def rebuilt(document: Document, change: Change) -> Document:
    """The document with every figure in it put through `change`.

    Words that were written about a figure which is hidden by that go too: a chart's own description, the finding in a
    line's title, a key figure's second sentence, the judgement in a row of a table.
    """
    return replace(
        document,
        cover=tuple(_block(b, change) for b in document.cover),
        chapters=tuple(_section(c, change) for c in document.chapters),
    )


def _section(section: Section, change: Change) -> Section:
    return replace(section, blocks=tuple(_block(b, change) for b in section.blocks))


def _block(block: Block, change: Change) -> Block:
    match block:
        case Figure():
            return change(block)
        case Section():
            return _section(block, change)
        case Prose() | Quotation():
            return replace(block, blocks=tuple(_block(b, change) for b in block.blocks))
        case Paragraph():
            return replace(block, inlines=_inlines(block.inlines, change))
        case Bullets():
            return _bullets(block, change)
        case Table():
            return _table(block, change)
        case Chart():
            return _chart(block, change)
        case KeyFigures():
            return _key_figures(block, change)
    return block


def _inlines(inlines: tuple[Inline, ...], change: Change) -> tuple[Inline, ...]:
    return tuple(change(part) if isinstance(part, Figure) else part for part in inlines)


def _bullets(block: Bullets, change: Change) -> Bullets:
    items = (Item(_inlines(i.inlines, change), tuple(_bullets(c, change) for c in i.children)) for i in block.items)
    return replace(block, items=tuple(items))


def _table(block: Table, change: Change) -> Table:
    return replace(block, rows=tuple(_row(row, change) for row in block.rows))


def _row(row: Row, change: Change) -> Row:
    cells = tuple(replace(cell, content=_inlines(cell.content, change)) for cell in row.cells)
    figures = zip(_figures(row.cells), _figures(cells), strict=True)
    if any(_lost(before, after) for before, after in figures):
        cells = tuple(_NOT_TOLD if cell.tone else cell for cell in cells)
    return replace(row, cells=cells)


def _figures(cells: Iterable[Cell]) -> Iterator[Figure]:
    return (part for cell in cells for part in cell.content if isinstance(part, Figure))


def _lost(before: Figure, after: Figure) -> bool:
    return after.marker is Marker.SUPPRESSED and before.marker is not Marker.SUPPRESSED


def _chart(block: Chart, change: Change) -> Chart:
    series = tuple(replace(s, figures=tuple(change(f) for f in s.figures)) for s in block.series)
    guides = tuple(replace(g, figure=change(g.figure)) for g in block.guides)
    lost = any(
        after.value is None and before.value is not None
        for s, t in zip(block.series, series, strict=True)
        for before, after in zip(s.figures, t.figures, strict=True)
    )
    if not lost:
        return replace(block, series=series, guides=guides)
    over_time = block.kind in (ChartKind.LINE, ChartKind.PANELS)
    title = block.subtitle if over_time and block.subtitle else block.title
    return replace(block, title=title, series=series, guides=guides, description="")


def _key_figures(block: KeyFigures, change: Change) -> KeyFigures:
    items = []
    for item in block.items:
        figure = change(item.figure)
        lost = figure.value is None and item.figure.value is not None
        items.append(replace(item, figure=figure, context="" if lost else item.context))
    return replace(block, items=tuple(items))
