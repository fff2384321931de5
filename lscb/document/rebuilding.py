"""The same document with some of its figures changed; everything else stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lscb.document.blocks import (
    Block,
    Bullets,
    Chart,
    Document,
    Figure,
    Inline,
    Item,
    KeyFigures,
    Paragraph,
    Prose,
    Quotation,
    Section,
    Table,
)

Change = Callable[[Figure], Figure]


def rebuilt(document: Document, change: Change) -> Document:
    """The document with every figure in it put through `change`.

    Words that were written about a figure which is hidden by that go too: a chart's own description, a key figure's
    second sentence.
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
    rows = (
        replace(row, cells=tuple(replace(cell, content=_inlines(cell.content, change)) for cell in row.cells))
        for row in block.rows
    )
    return replace(block, rows=tuple(rows))


def _chart(block: Chart, change: Change) -> Chart:
    series = tuple(replace(s, figures=tuple(change(f) for f in s.figures)) for s in block.series)
    guides = tuple(replace(g, figure=change(g.figure)) for g in block.guides)
    lost = any(
        after.value is None and before.value is not None
        for s, t in zip(block.series, series, strict=True)
        for before, after in zip(s.figures, t.figures, strict=True)
    )
    return replace(block, series=series, guides=guides, description="" if lost else block.description)


def _key_figures(block: KeyFigures, change: Change) -> KeyFigures:
    items = []
    for item in block.items:
        figure = change(item.figure)
        lost = figure.value is None and item.figure.value is not None
        items.append(replace(item, figure=figure, context="" if lost else item.context))
    return replace(block, items=tuple(items))
