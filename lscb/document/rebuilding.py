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
    Note,
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

    Words that were concluded from a figure which is hidden by that go too: those that name it, the finding in a
    chart's title, its description, a key figure's second sentence, the judgement in a row of a table. No words name
    figures afterwards.
    """
    return replace(
        document,
        cover=_blocks(document.cover, change),
        chapters=tuple(_section(c, change) for c in document.chapters),
    )


def _section(section: Section, change: Change) -> Section:
    return replace(section, blocks=_blocks(section.blocks, change))


def _blocks(blocks: Iterable[Block], change: Change) -> tuple[Block, ...]:
    return tuple(made for block in blocks if (made := _block(block, change)) is not None)


def _block(block: Block, change: Change) -> Block | None:
    match block:
        case Figure():
            return change(block)
        case Section():
            return _section(block, change)
        case Prose() | Quotation():
            return replace(block, blocks=_blocks(block.blocks, change))
        case Paragraph():
            return _paragraph(block, change)
        case Note():
            return _note(block, change)
        case Bullets():
            return _bullets(block, change)
        case Table():
            return replace(block, rows=tuple(_row(row, change) for row in block.rows), tied=())
        case Chart():
            return _chart(block, change)
        case KeyFigures():
            return _key_figures(block, change)
    return block


def _paragraph(block: Paragraph, change: Change) -> Paragraph | None:
    if _any_lost(block.of, change):
        return None
    return replace(block, inlines=_inlines(block.inlines, change), of=())


def _note(block: Note, change: Change) -> Note | None:
    if not block.of:
        return block
    said = block.instead if _any_lost(block.of, change) else block.text
    return Note(said, block.warning) if said else None


def _inlines(inlines: tuple[Inline, ...], change: Change) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for part in inlines:
        if isinstance(part, Figure):
            made.append(change(part))
        elif not isinstance(part, Text) or not part.of:
            made.append(part)
        elif _any_lost(part.of, change):
            del made[len(made) - part.takes :]
        else:
            made.append(Text(part.text, part.strong, part.emphasis))
    return tuple(made)


def _bullets(block: Bullets, change: Change) -> Bullets:
    items = (Item(_inlines(i.inlines, change), tuple(_bullets(c, change) for c in i.children)) for i in block.items)
    return replace(block, items=tuple(items))


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


def _any_lost(figures: Iterable[Figure], change: Change) -> bool:
    return any(_lost(figure, change(figure)) for figure in figures)


def _chart(block: Chart, change: Change) -> Chart:
    drawn = [figure for series in block.series for figure in series.figures]
    series = tuple(replace(s, figures=tuple(change(f) for f in s.figures)) for s in block.series)
    guides = tuple(replace(g, figure=change(g.figure)) for g in block.guides)
    made = replace(block, series=series, guides=guides, of=())
    against = [g.figure for g in block.guides if block.kind in (ChartKind.LINE, ChartKind.PANELS)]
    if _any_lost(block.of or (*drawn, *against), change):
        made = replace(made, title=block.subtitle or block.title)
    return replace(made, description="") if _any_lost((*drawn, *(g.figure for g in block.guides)), change) else made


def _key_figures(block: KeyFigures, change: Change) -> KeyFigures:
    items = []
    for item in block.items:
        figure = change(item.figure)
        items.append(replace(item, figure=figure, context="" if _lost(item.figure, figure) else item.context))
    return replace(block, items=tuple(items))
