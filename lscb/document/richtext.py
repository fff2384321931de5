"""Written narrative: HTML cleaned to a short list of elements, turned into blocks, and back.

What people paste from a word processor comes in here. nh3 removes whatever is not on the list; lxml reads the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape, unescape

import nh3
from lxml import html as lxml_html

from lscb.document import live
from lscb.document.blocks import (
    Block,
    Bullets,
    Cell,
    Figure,
    Inline,
    Item,
    Link,
    Paragraph,
    Quotation,
    Section,
    Table,
)
from lscb.document.reading import blocks_of

TAGS = {"p", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "br", "blockquote", "data"}
TAGS |= {"table", "caption", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"a": {"href"}, "th": {"scope"}, "td": {"scope"}, "data": {"value"}}
SCHEMES = {"http", "https", "mailto"}
_SAME = {"b": "strong", "i": "em", "h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4"}
_ALIASES = re.compile(r"(</?)(b|i|h1|h2|h5|h6)(?=[\s/>])", re.IGNORECASE)
_LOOKS_LIKE_HTML = re.compile(r"</?[a-zA-Z][^>]*>")


def clean(written: str) -> str:
    """The narrative with nothing in it but what is allowed; words without markup become paragraphs.

    Scripts, styles, comments, event handlers and addresses other than web, mail and in-page ones are removed.
    """
    if not _LOOKS_LIKE_HTML.search(written):
        return _paragraphs(unescape(written))
    named = _ALIASES.sub(lambda m: m[1] + _SAME[m[2].lower()], written)
    cleaned = nh3.clean(
        named,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        attribute_filter=_allowed,
        strip_comments=True,
    ).strip()
    return cleaned if _LOOKS_LIKE_HTML.search(cleaned) else _paragraphs(unescape(cleaned))


def _allowed(tag: str, name: str, value: str) -> str | None:
    """Whether an attribute's value may stay: row and column scopes, and addresses that name where they lead."""
    if name == "scope":
        return value if value in ("row", "col") else None
    if name == "href":
        known = re.match(r"(https?://|mailto:|#|/(?![/\\]))", value.strip(), re.IGNORECASE)
        return value.strip() if known else None
    return value


def _paragraphs(written: str) -> str:
    """Plain words as paragraphs, parted where a blank line stands."""
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", written.replace("\r", "")))
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in parts if part)


@lru_cache(maxsize=4096)
def to_blocks(written: str) -> tuple[Block, ...]:
    """The narrative as blocks. Headings become sections, which hold what follows them; a renderer gives their level.

    The same text gives the same frozen blocks, so a report assembled again reads only what was rewritten.
    """
    cleaned = clean(written)
    return blocks_of(lxml_html.fragment_fromstring(cleaned, create_parent="div")) if cleaned else ()


def to_html(blocks: Iterable[Block]) -> str:
    """The narrative's blocks as the plain HTML an editor takes: `to_blocks` gives the same blocks again."""
    return "".join(_html(block, 3) for block in blocks)


def _html(block: Block, level: int) -> str:
    match block:
        case Paragraph():
            return f"<p>{_run(block.inlines)}</p>"
        case Bullets():
            tag = "ol" if block.ordered else "ul"
            items = (_run(i.inlines) + "".join(_html(c, level) for c in i.children) for i in block.items)
            return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>"
        case Section():
            inside = "".join(_html(b, min(4, level + 1)) for b in block.blocks)
            return f"<h{level}>{escape(block.heading)}</h{level}>{inside}"
        case Quotation():
            return f"<blockquote>{''.join(_html(b, level) for b in block.blocks)}</blockquote>"
        case Table():
            return _table_html(block)
    return ""


def _table_html(table: Table) -> str:
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    head = ""
    if any(table.columns):
        cells = "".join(f'<th scope="col">{escape(words)}</th>' for words in table.columns)
        head = f"<thead><tr>{cells}</tr></thead>"
    rows = "".join(f"<tr>{''.join(_cell_html(c) for c in row.cells)}</tr>" for row in table.rows)
    return f"<table>{caption}{head}<tbody>{rows}</tbody></table>"


def _cell_html(cell: Cell) -> str:
    return f'<th scope="row">{_run(cell.content)}</th>' if cell.header else f"<td>{_run(cell.content)}</td>"


def _run(inlines: Iterable[Inline]) -> str:
    return "".join(_inline_html(part) for part in inlines)


def _inline_html(part: Inline) -> str:
    if isinstance(part, Link):
        return f'<a href="{escape(part.href)}">{escape(part.text)}</a>'
    if isinstance(part, Figure) and live.is_named(part):
        return live.marked(escape(live.typed(part.label), quote=False))
    if isinstance(part, Figure):
        return f'<data value="{escape(str(part.value))}">{escape(part.label)}</data>'
    words = escape(part.text, quote=False)
    words = f"<em>{words}</em>" if part.emphasis else words
    return f"<strong>{words}</strong>" if part.strong else words


def plain(written: str) -> str:
    """The narrative as plain words: paragraphs parted by a blank line, an entry of a list on each line."""
    return "\n\n".join(_plain(block) for block in to_blocks(written))


def _plain(block: Block) -> str:
    match block:
        case Paragraph():
            return _plain_run(block.inlines)
        case Bullets():
            return "\n".join(line for item in block.items for line in _plain_item(item))
        case Section():
            return "\n\n".join([block.heading, *(_plain(b) for b in block.blocks)])
        case Quotation():
            return "\n\n".join(_plain(b) for b in block.blocks)
        case Table():
            rows = ["\t".join(_plain_run(c.content) for c in row.cells) for row in block.rows]
            return "\n".join([*(["\t".join(block.columns)] if any(block.columns) else []), *rows])
    return ""


def _plain_item(item: Item) -> Iterator[str]:
    yield f"- {_plain_run(item.inlines)}"
    for child in item.children:
        yield from (f"  {line}" for line in _plain(child).split("\n"))


def _plain_run(inlines: Iterable[Inline]) -> str:
    return "".join(_plain_figure(part) if isinstance(part, Figure) else part.text for part in inlines)


def _plain_figure(figure: Figure) -> str:
    return live.typed(figure.label) if live.is_named(figure) else figure.label
