"""The words of a document, run by run and sentence by sentence, with where they stand and who wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lscb.document.blocks import (
    Block,
    Bullets,
    Chart,
    Document,
    Figure,
    Gap,
    Inline,
    Item,
    Note,
    Paragraph,
    Picture,
    Prose,
    Quotation,
    Section,
    Table,
)
from lscb.document.walk import Path
from lscb.document.words import inline_words

# A full stop within "e.g. this" or before a small letter or a number ends no sentence.
_ENDS = re.compile(r"(?<=[.!?])[”’\"']?\s+(?=[“‘\"'(]?[A-Z])")
LONGEST = 160


@dataclass(frozen=True)
class Said:
    """A run of words: a paragraph, an item of a list, a heading, a cell. `typed` is without the figures put into it.

    `written` is true of what a person wrote, false of what our own builders say.
    """

    path: Path
    words: str
    typed: str
    written: bool


def texts_of(document: Document) -> Iterator[Said]:
    """Every run of words of a document, in reading order; the gaps' own words, which are ours, left out."""
    yield from _texts(document.cover, (), written=False)
    yield from _texts(document.chapters, (), written=False)


def sentences(words: str) -> list[str]:
    """A run of words sentence by sentence."""
    return [part for part in _ENDS.split(words) if part.strip()]


def quoted(words: str) -> str:
    """A sentence as it is quoted back, shortened where it is long."""
    line = " ".join(words.split())
    return f"“{line if len(line) <= LONGEST else line[:LONGEST].rsplit(' ', 1)[0] + '…'}”"


def _texts(blocks: Iterable[Block], path: Path, *, written: bool) -> Iterator[Said]:
    for block in blocks:
        match block:
            case Section():
                here = (*path, block.key)
                yield _said(here, block.heading, written=written)
                if block.lede:
                    yield _said(here, block.lede, written=written)
                yield from _texts(block.blocks, here, written=written)
            case Prose() | Quotation():
                yield from _texts(block.blocks, path, written=True)
            case Gap():
                continue
            case _:
                yield from (said for said in _own(block, path, written=written) if said.words.strip())


def _own(block: Block, path: Path, *, written: bool) -> Iterator[Said]:
    match block:
        case Paragraph():
            yield _run(path, block.inlines, written=written)
        case Bullets():
            for item in block.items:
                yield from _item(item, path, written=written)
        case Table():
            yield _said(path, block.caption, written=written)
            for row in block.rows:
                for cell in row.cells:
                    yield _run(path, cell.content, written=written)
            yield _said(path, block.note, written=written)
        case Note():
            yield _said(path, block.text, written=written)
        case Chart():
            yield _said(path, f"{block.title}. {block.subtitle}", written=written)
        case Picture():
            yield _said(path, block.caption, written=written)


def _item(item: Item, path: Path, *, written: bool) -> Iterator[Said]:
    yield _run(path, item.inlines, written=written)
    for child in item.children:
        yield from _own(child, path, written=written)


def _run(path: Path, inlines: Iterable[Inline], *, written: bool) -> Said:
    parts = list(inlines)
    words = "".join(inline_words(part) if isinstance(part, Figure) else part.text for part in parts)
    typed = "".join("…" if isinstance(part, Figure) else part.text for part in parts)
    return Said(path, words, typed, written)


def _said(path: Path, words: str, *, written: bool) -> Said:
    return Said(path, words, words, written)
