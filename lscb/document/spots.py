"""Where each paragraph, list, table, chart and gap of a document stands, so that something can be said of it.

A spot is the anchor of its section and its place under it, counted from 1 in reading order. It holds for one document
as it stands: in another draft the same place may be another paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lscb.document.blocks import (
    Block,
    Bullets,
    Chart,
    Figure,
    Gap,
    KeyFigures,
    Note,
    Paragraph,
    Picture,
    Prose,
    Quotation,
    Section,
    Table,
)
from lscb.document.walk import Path, anchor

_NOUNS: dict[type, str] = {
    Paragraph: "paragraph",
    Bullets: "list",
    Table: "table",
    Chart: "chart",
    Gap: "gap",
    Note: "note",
    Picture: "picture",
    Figure: "figures",
    KeyFigures: "figures",
}


@dataclass(frozen=True)
class Spot:
    """One thing that can be spoken of: a block, or several figures side by side."""

    path: Path
    ordinal: int
    blocks: tuple[Block, ...]

    @property
    def ident(self) -> str:
        """Its address within the document: "finance-income-p3"."""
        return identifier(self.path, self.ordinal)

    @property
    def noun(self) -> str:
        """What it is, in a word."""
        return noun(self.blocks[0])


@dataclass
class Counter:
    """Counts the spots under each section; two sections of one anchor together, so that no spot is named twice."""

    counts: dict[str, int] = field(default_factory=dict)

    def next(self, path: Path) -> int:
        """The place of the next spot under a section."""
        place = self.counts[anchor(path)] = self.counts.get(anchor(path), 0) + 1
        return place


def identifier(path: Path, ordinal: int) -> str:
    """The address of a spot within its document."""
    return f"{anchor(path)}-p{ordinal}"


def noun(block: Block) -> str:
    """What a block is, in a word a reader would use."""
    return _NOUNS[type(block)]


def spots(chapter: Section) -> list[Spot]:
    """Everything in a chapter that can be spoken of, in reading order."""
    return list(_spots(chapter.blocks, (chapter.key,), Counter()))


def grouped(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """Blocks one by one, but figures that stand side by side together."""
    alone: list[Block] = []
    for block in blocks:
        if isinstance(block, Figure):
            alone.append(block)
            continue
        if alone:
            yield tuple(alone)
            alone = []
        yield (block,)
    if alone:
        yield tuple(alone)


def _spots(blocks: Iterable[Block], path: Path, counter: Counter) -> Iterator[Spot]:
    for group in grouped(blocks):
        match group[0]:
            case Section() as section:
                yield from _spots(section.blocks, (*path, section.key), counter)
            case Prose() | Quotation() as outer:
                yield from _spots(outer.blocks, path, counter)
            case _:
                yield Spot(path, counter.next(path), group)
