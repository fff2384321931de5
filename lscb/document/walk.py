"""Going through a document: every section, figure and gap with the path of section keys that leads to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lscb.document.blocks import (
    Block,
    Bullets,
    Chart,
    Document,
    Figure,
    Gap,
    Inline,
    KeyFigures,
    Note,
    Paragraph,
    Prose,
    Quotation,
    Section,
    Table,
    Text,
)

Path = tuple[str, ...]


def anchor(path: Path) -> str:
    """The lasting address of a section within its document, made of the keys that lead to it: "priority-1-plans"."""
    parts: list[str] = []
    for key in path:
        slug = re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-") or "part"
        parts = [slug] if parts and slug.startswith(f"{parts[0]}-") else ["-".join([*parts, slug])]
    return parts[0] if parts else ""


def blocks(document: Document) -> Iterator[tuple[Path, Block]]:
    """Every block of the document, cover first, outer before inner, with its path; a section is in its own path."""
    yield from _blocks(document.cover, ())
    yield from _blocks(document.chapters, ())


def within(section: Section) -> Iterator[tuple[Path, Block]]:
    """Every block of one section, itself first."""
    return _blocks((section,), ())


def sections(document: Document) -> Iterator[tuple[Path, Section]]:
    """Every section, chapters included, with its path."""
    return ((path, block) for path, block in blocks(document) if isinstance(block, Section))


def gaps(document: Document) -> Iterator[tuple[Path, Gap]]:
    """Every gap, with the path of the section it stands in."""
    return ((path, block) for path, block in blocks(document) if isinstance(block, Gap))


def figures(document: Document) -> Iterator[tuple[Path, Figure]]:
    """Every figure, those in sentences, tables, charts and key figures alike, with its section's path."""
    return ((path, figure) for path, block in blocks(document) for figure in figures_of(block))


def figures_of(block: Block) -> Iterator[Figure]:
    """The figures that stand in a block itself, not in the blocks inside it."""
    match block:
        case Figure():
            yield block
        case Paragraph():
            yield from inline_figures(block.inlines)
        case Bullets():
            for item in block.items:
                yield from inline_figures(item.inlines)
                for child in item.children:
                    yield from figures_of(child)
        case Table():
            for row in block.rows:
                for cell in row.cells:
                    yield from inline_figures(cell.content)
        case Chart():
            for series in block.series:
                yield from series.figures
            yield from (guide.figure for guide in block.guides)
        case KeyFigures():
            yield from (item.figure for item in block.items)


def concluded(document: Document) -> Iterator[Figure]:
    """The figures that words of the document were concluded from, whether or not they are shown anywhere."""
    return (figure for _, block in blocks(document) for figure in _concluded(block))


def _concluded(block: Block) -> Iterator[Figure]:
    match block:
        case Paragraph():
            yield from block.of
            yield from _concluded_inlines(block.inlines)
        case Chart() | Note():
            yield from block.of
        case Bullets():
            for item in block.items:
                yield from _concluded_inlines(item.inlines)
                for child in item.children:
                    yield from _concluded(child)
        case Table():
            for row in block.rows:
                for cell in row.cells:
                    yield from _concluded_inlines(cell.content)


def _concluded_inlines(inlines: Iterable[Inline]) -> Iterator[Figure]:
    return (figure for inline in inlines if isinstance(inline, Text) for figure in inline.of)


def inline_figures(inlines: Iterable[Inline]) -> Iterator[Figure]:
    """The figures in a run of inlines."""
    return (inline for inline in inlines if isinstance(inline, Figure))


def _blocks(inside: Iterable[Block], path: Path) -> Iterator[tuple[Path, Block]]:
    for block in inside:
        here = (*path, block.key) if isinstance(block, Section) else path
        yield here, block
        if isinstance(block, Section | Prose | Quotation):
            yield from _blocks(block.blocks, here)
