"""A protected document as plain UTF-8 text: headings, paragraphs, lists, tables with cells parted by tabs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch

from lscb.document import charts
from lscb.document.blocks import (
    Block,
    Bullets,
    Chart,
    Figure,
    Gap,
    Inline,
    KeyFigures,
    Link,
    Note,
    Paragraph,
    Picture,
    Prose,
    Quotation,
    Section,
    Table,
)
from lscb.document.disclosure import Protected, checked
from lscb.document.tables import differences, markers, nought_needs_saying, with_printed_rows
from lscb.document.walk import figures_of, inline_figures
from lscb.document.words import (
    NOUGHT,
    difference_words,
    explained,
    figure_words,
    inline_words,
    mark,
    reckoning_words,
    shows_pence,
)


def render(protected: Protected) -> str:
    """The whole document, ending in a line feed. Raises TypeError for a document that was not protected."""
    document = checked(protected).document
    head = " ".join(part for part in (document.title, document.period) if part)
    first = [head.upper(), document.board, document.subtitle, document.status, protected.note]
    parts = ["\n".join(line for line in first if line)]
    parts += _render(document.cover, protected.threshold)
    parts += _render(document.chapters, protected.threshold)
    return "\n\n".join(parts) + "\n"


def words_of(block: Block, threshold: int = 5) -> str:
    """One block as plain text."""
    return "\n\n".join(_render((block,), threshold))


def beginning(block: Block, most: int = 60) -> str:
    """The first words of a block, to tell it from others: "The board met five times…"."""
    line = " ".join(_first_words(block).split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + "…"


def _first_words(block: Block) -> str:
    match block:
        case Table():
            return block.caption
        case Chart() | Gap():
            return block.title
        case Figure():
            return block.label
        case Picture():
            return block.alt
    return words_of(block)


def _render(blocks: Iterable[Block], threshold: int, depth: int = 0) -> Iterator[str]:
    for block in blocks:
        yield from _section(block, threshold, depth) if isinstance(block, Section) else _written(block, threshold)


def _section(section: Section, threshold: int, depth: int) -> Iterator[str]:
    """A heading, underlined for chapters and their parts, with what stands under it."""
    heading = " ".join(part for part in (section.number, section.heading) if part)
    rule = "=-"[depth : depth + 1]
    yield f"{heading}\n{rule * len(heading)}" if rule else heading
    if section.lede:
        yield section.lede
    yield from _render(section.blocks, threshold, depth + 1)


@singledispatch
def _written(block: object, threshold: int) -> Iterator[str]:
    raise TypeError(f"No way to write {type(block).__name__} as text.")


@_written.register
def _paragraph(block: Paragraph, threshold: int) -> Iterator[str]:
    yield _inlines(block.inlines, shows_pence(figures_of(block)))
    yield from _differing(figures_of(block))


@_written.register
def _bullets(block: Bullets, threshold: int) -> Iterator[str]:
    yield "\n".join(_lines(block, 0))
    yield from _differing(figures_of(block))


@_written.register
def _prose(block: Prose, threshold: int) -> Iterator[str]:
    yield from _render(block.blocks, threshold, 2)


@_written.register
def _figure(block: Figure, threshold: int) -> Iterator[str]:
    yield f"{block.label}: {inline_words(block)}"
    yield from _differing((block,))


@_written.register
def _table(block: Table, threshold: int) -> Iterator[str]:
    yield _grid(block)
    below = [f"{mark(m) or 'blank'} {explained(m, threshold)}" for m in markers(block)]
    below += [f"0 {NOUGHT}"] if nought_needs_saying(block) else []
    below += [block.note] if block.note else []
    below += [f"Does not agree. {d.place}: {d.words}" for d in differences(block)]
    below += [f"Source: {block.source}"] if block.source else []
    if below:
        yield "\n".join(below)


@_written.register
def _chart(block: Chart, threshold: int) -> Iterator[str]:
    said = [f"Chart: {block.title}", block.subtitle, charts.note(block)]
    yield "\n".join(line for line in said if line)
    yield from _table(charts.table(block), threshold)


@_written.register
def _picture(block: Picture, threshold: int) -> Iterator[str]:
    yield f"[Picture: {block.alt}]" + (f"\n{block.caption}" if block.caption else "")


@_written.register
def _quotation(block: Quotation, threshold: int) -> Iterator[str]:
    whose = "in our words" if block.own_words else "in their words"
    who = ", ".join(part for part in (block.source, block.when, whose) if part)
    said = "\n\n".join(_render(block.blocks, threshold, 2))
    yield f"{who}:"
    yield said if block.own_words else f"“{said}”"


@_written.register
def _note(block: Note, threshold: int) -> Iterator[str]:
    yield f"{'Does not agree' if block.warning else 'Note'}: {block.text}"


@_written.register
def _gap(block: Gap, threshold: int) -> Iterator[str]:
    owed = ", ".join(part for part in (f"Owed by {block.owed_by}" if block.owed_by else "", block.since) if part)
    said = [f"[Gap] {block.title}", block.text, f"{owed}." if owed else ""]
    yield "\n".join(line for line in said if line)


@_written.register
def _key_figures(block: KeyFigures, threshold: int) -> Iterator[str]:
    for item in block.items:
        yield " ".join(part for part in (inline_words(item.figure), item.sentence, item.context) if part)


def _grid(block: Table) -> str:
    full = with_printed_rows(block)
    pence = shows_pence(figures_of(full))
    rows = ["\t".join(_flat(words) for words in full.columns)]
    if full.spans:
        above = [words if i == 0 else "" for words, count in full.spans for i in range(count)]
        rows.insert(0, "\t".join(_flat(words) for words in above))
    rows += ["\t".join(_cell(cell.content, pence) for cell in row.cells) for row in full.rows]
    return "\n".join([f"Table: {block.caption}", *rows])


def _cell(content: tuple[Inline, ...], pence: bool) -> str:
    if len(content) == 1 and isinstance(content[0], Figure):
        return _flat(figure_words(content[0], pence=pence))
    return _flat(_inlines(content, pence))


def _flat(words: str) -> str:
    """Words on one line without tabs, so that they cannot break a table's cells."""
    return " ".join(words.split())


def _inlines(run: Iterable[Inline], pence: bool) -> str:
    return "".join(_inline(part, pence) for part in run)


def _inline(part: Inline, pence: bool) -> str:
    if isinstance(part, Figure):
        return inline_words(part, pence=pence)
    if isinstance(part, Link) and not part.href.startswith("#") and part.href != part.text:
        return f"{part.text} ({part.href})"
    return part.text


def _lines(block: Bullets, depth: int) -> Iterator[str]:
    for number, item in enumerate(block.items, 1):
        sign = f"{number}." if block.ordered else "-"
        yield f"{'  ' * depth}{sign} {_inlines(item.inlines, shows_pence(inline_figures(item.inlines)))}"
        for child in item.children:
            yield from _lines(child, depth + 1)


def _differing(figures: Iterable[Figure]) -> Iterator[str]:
    for figure in figures:
        words = difference_words(figure)
        if words:
            reckoned = reckoning_words(figure)
            yield f"Does not agree. {figure.label}: {words}" + (f" {reckoned}." if reckoned else "")
