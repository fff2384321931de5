"""Each kind of block as a plain node for report.typ; sections become a heading and what follows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch

from lscb.document.blocks import (
    Block,
    Bullets,
    Chart,
    Figure,
    Gap,
    KeyFigure,
    KeyFigures,
    Note,
    Paragraph,
    Picture,
    Prose,
    Quotation,
    Section,
    Table,
)
from lscb.document.pdf.tables import chart, table
from lscb.document.pdf.words import breakable
from lscb.document.pdf.writer import Node, Writer
from lscb.document.walk import anchor, figures_of
from lscb.document.words import difference_words, inline_words, reckoning_words, shows_pence


def nodes(blocks: Iterable[Block], writer: Writer) -> Iterator[Node]:
    """Blocks in order; figures that stand alone side by side are gathered into one list."""
    alone: list[Figure] = []
    for block in blocks:
        if isinstance(block, Figure):
            alone.append(block)
            continue
        yield from _facts(alone, writer)
        alone = []
        yield from _nodes(block, writer)
    yield from _facts(alone, writer)


@singledispatch
def _nodes(block: Block, writer: Writer) -> Iterator[Node]:
    raise TypeError(f"No way to set {type(block).__name__} on paper.")


@_nodes.register
def _section(block: Section, writer: Writer) -> Iterator[Node]:
    above, writer.path = writer.path, (*writer.path, block.key)
    number = block.number if above or not block.number or block.number[:1].isdigit() else f"Appendix {block.number}"
    yield {
        "is": "heading",
        "level": len(writer.path),
        "number": breakable(number),
        "text": breakable(block.heading).strip() or "Untitled",
        "label": writer.label(f"a:{anchor(writer.path)}"),
    }
    if block.lede:
        yield {"is": "par", "lede": True, "inlines": [{"t": breakable(block.lede)}]}
    yield from nodes(block.blocks, writer)
    writer.path = above


@_nodes.register
def _paragraph(block: Paragraph, writer: Writer) -> Iterator[Node]:
    pence = shows_pence(figures_of(block))
    inlines = writer.inlines(block.inlines, pence=pence)
    if inlines:
        yield {"is": "par", "lede": block.lede, "inlines": inlines}
    yield from _differing(figures_of(block), pence)


@_nodes.register
def _bullets(block: Bullets, writer: Writer) -> Iterator[Node]:
    pence = shows_pence(figures_of(block))
    if block.items:
        yield _list(block, writer, pence)
    yield from _differing(figures_of(block), pence)


def _list(block: Bullets, writer: Writer, pence: bool) -> Node:
    items = [
        {
            "inlines": writer.inlines(item.inlines, pence=pence),
            "lists": [_list(child, writer, pence) for child in item.children if child.items],
        }
        for item in block.items
    ]
    return {"is": "list", "ordered": block.ordered, "items": items}


@_nodes.register
def _prose(block: Prose, writer: Writer) -> Iterator[Node]:
    yield from nodes(block.blocks, writer)


@_nodes.register
def _table(block: Table, writer: Writer) -> Iterator[Node]:
    yield from table(block, writer)


@_nodes.register
def _chart(block: Chart, writer: Writer) -> Iterator[Node]:
    yield from chart(block, writer)


@_nodes.register
def _picture(block: Picture, writer: Writer) -> Iterator[Node]:
    name = writer.file(block)
    alt = breakable(block.alt).strip() or "Picture without a description"
    yield {"is": "picture", "file": name, "alt": alt, "caption": breakable(block.caption)}


@_nodes.register
def _quotation(block: Quotation, writer: Writer) -> Iterator[Node]:
    """What somebody outside said; in quotation marks only where the words are theirs."""
    whose = "in our words" if block.own_words else "in their words"
    rest = [breakable(part) for part in (block.when, whose) if part]
    writer.inside += 1
    said = list(nodes(block.blocks, writer))
    writer.inside -= 1
    if not block.own_words:
        _marked(said)
    yield {"is": "remark", "source": breakable(block.source), "rest": rest, "own": block.own_words, "blocks": said}


def _marked(said: list[Node]) -> None:
    """Puts quotation marks before the first words and after the last, where those are paragraphs."""
    if said and said[0]["is"] == "par":
        said[0]["inlines"].insert(0, {"t": "“"})
    if said and said[-1]["is"] == "par":
        said[-1]["inlines"].append({"t": "”"})


@_nodes.register
def _note(block: Note, writer: Writer) -> Iterator[Node]:
    said = [{"t": breakable(block.text)}]
    if block.warning:
        yield {"is": "warning", "pars": [[{"t": "Does not agree: ", "b": True}, *said]]}
    else:
        yield {"is": "note", "inlines": said}


@_nodes.register
def _gap(block: Gap, writer: Writer) -> Iterator[Node]:
    owed = ", ".join(part for part in (f"Owed by {block.owed_by}" if block.owed_by else "", block.since) if part)
    lines = [breakable(block.text), f"{breakable(owed[:1].upper() + owed[1:])}." if owed else ""]
    yield {"is": "gap", "title": breakable(block.title), "lines": [line for line in lines if line]}


@_nodes.register
def _key_figures(block: KeyFigures, writer: Writer) -> Iterator[Node]:
    if block.items:
        yield {"is": "key", "items": [_key_figure(item, writer) for item in block.items]}


def _key_figure(item: KeyFigure, writer: Writer) -> Node:
    there = item.href.startswith("#") and item.href[1:] in writer.anchors
    return {
        "number": breakable(inline_words(item.figure)),
        "sentence": breakable(item.sentence),
        "context": breakable(item.context),
        "to": f"a:{item.href[1:]}" if there else "",
    }


def _facts(figures: list[Figure], writer: Writer) -> Iterator[Node]:
    """Figures that stand alone, each under its label."""
    if not figures:
        return
    pence = shows_pence(figures)
    items = [{"label": breakable(f.label), "inlines": writer.inlines((f,), pence=pence)} for f in figures]
    yield {"is": "facts", "items": items}
    yield from _differing(figures, pence)


def _differing(figures: Iterable[Figure], pence: bool) -> Iterator[Node]:
    """The amber note that says what a source printed otherwise."""
    pars = []
    for figure in figures:
        words = difference_words(figure, pence=pence)
        if words:
            reckoned = reckoning_words(figure)
            said = f"{words} {reckoned}." if reckoned else words
            named = f"{breakable(figure.label)}. "
            pars.append([{"t": f"Does not agree. {named}", "b": True}, {"t": breakable(said)}])
    if pars:
        yield {"is": "warning", "pars": pars}
