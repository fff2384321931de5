"""Reading cleaned narrative HTML: a tree of elements as blocks. `richtext` cleans it first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from lxml import etree

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
    Row,
    RowKind,
    Section,
    Table,
    Text,
    Unit,
)

DEEPEST = 40
"""How many elements may stand inside one another; what lies deeper is kept as words."""
_BLOCKS = {"p", "h3", "h4", "ul", "ol", "table", "blockquote"}


def blocks_of(root: etree._Element) -> tuple[Block, ...]:
    """What stands in an element as blocks; headings become sections that hold what follows them."""
    return _sections(list(_flow(root, 0)))


def _sections(flow: list[Block | tuple[int, str]]) -> tuple[Block, ...]:
    """Blocks and headings in a row as sections within sections."""
    out: list[Block] = []
    used: dict[str, int] = {}
    at = 0
    while at < len(flow):
        item = flow[at]
        at += 1
        if not isinstance(item, tuple):
            out.append(item)
            continue
        level, heading = item
        end = at
        while end < len(flow) and not _ends(flow[end], level):
            end += 1
        out.append(Section(_key(heading, used), heading, _sections(flow[at:end])))
        at = end
    return tuple(out)


def _ends(item: Block | tuple[int, str], level: int) -> bool:
    return isinstance(item, tuple) and item[0] <= level


def _key(heading: str, used: dict[str, int]) -> str:
    """A section's lasting name from its heading, told apart from an earlier one alike."""
    name = re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")[:40] or "part"
    used[name] = used.get(name, 0) + 1
    return name if used[name] == 1 else f"{name}-{used[name]}"


def _flow(element: etree._Element, depth: int) -> Iterator[Block | tuple[int, str]]:
    """What stands in an element in order; words outside any block become a paragraph."""
    loose: list[Inline] = [*_words(element.text)]
    for child in element:
        if child.tag not in _BLOCKS:
            loose += _inline(child)
        else:
            yield from _loose(loose)
            loose = []
            yield from _block(child, depth)
        loose += _words(child.tail)
    yield from _loose(loose)


def _loose(inlines: list[Inline]) -> Iterator[Block]:
    run = _trimmed(inlines)
    if run:
        yield Paragraph(run)


def _block(element: etree._Element, depth: int) -> Iterator[Block | tuple[int, str]]:
    if depth > DEEPEST:
        yield from _loose([*_words(_said(element))])
    elif element.tag in ("h3", "h4"):
        heading = " ".join(_said(element).split())
        if heading:
            yield (int(element.tag[1]), heading)
    elif element.tag in ("ul", "ol"):
        yield from _some(_bullets(element, depth))
    elif element.tag == "table":
        yield from _table(element)
    elif element.tag == "blockquote":
        inside = tuple(b for b in _flow(element, depth + 1) if not isinstance(b, tuple))
        if inside:
            yield Quotation("", inside, own_words=False)
    else:
        yield from _loose(_inlines(element))


def _some(bullets: Bullets) -> Iterator[Bullets]:
    if bullets.items:
        yield bullets


def _bullets(element: etree._Element, depth: int) -> Bullets:
    items = [_item(child, depth) for child in element if child.tag == "li"]
    return Bullets(tuple(i for i in items if i.inlines or i.children), ordered=element.tag == "ol")


def _item(element: etree._Element, depth: int) -> Item:
    """An entry: its own words, then the lists inside it; paragraphs in an entry run on."""
    run: list[Inline] = [*_words(element.text)]
    children: list[Bullets] = []
    for child in element:
        if child.tag in ("ul", "ol") and depth < DEEPEST:
            children += _some(_bullets(child, depth + 1))
        elif child.tag in _BLOCKS:
            run += [*_words(" "), *(_inlines(child) if child.tag == "p" else _words(_said(child))), *_words(" ")]
        else:
            run += _inline(child)
        run += _words(child.tail)
    return Item(_trimmed(run), tuple(children))


def _table(element: etree._Element) -> Iterator[Block]:
    """A table: the first row of headers names the columns; the first cell of every other row is its header."""
    rows = [[c for c in tr if c.tag in ("th", "td")] for tr in element.iter("tr")]
    rows = [r for r in rows if r]
    if not rows:
        return
    caption = element.find("caption")
    headed = all(c.tag == "th" for c in rows[0])
    columns = tuple(" ".join(_said(c).split()) for c in rows[0]) if headed else ("",) * max(map(len, rows))
    body = tuple(_row(r) for r in (rows[1:] if headed else rows))
    yield Table(" ".join(_said(caption).split()) if caption is not None else "Table", columns, body, figures=False)


def _row(cells: list[etree._Element]) -> Row:
    return Row(
        tuple(Cell(_trimmed(_inlines(c)), header=i == 0 or c.get("scope") == "row") for i, c in enumerate(cells)),
        RowKind.PLAIN,
    )


def _inlines(element: etree._Element, *, strong: bool = False, emphasis: bool = False) -> list[Inline]:
    """The words, links and figures inside an element."""
    run: list[Inline] = [*_words(element.text, strong, emphasis)]
    for child in element:
        run += _inline(child, strong=strong, emphasis=emphasis)
        run += _words(child.tail, strong, emphasis)
    return run


def _inline(element: etree._Element, *, strong: bool = False, emphasis: bool = False) -> list[Inline]:
    if element.tag == "br":
        return [*_words(" ", strong, emphasis)]
    if element.tag == "a" and element.get("href"):
        return [Link(" ".join(_said(element).split()), element.get("href") or "")]
    if element.tag == "data":
        return [_data(element)]
    return _inlines(element, strong=strong or element.tag == "strong", emphasis=emphasis or element.tag == "em")


def _data(element: etree._Element) -> Inline:
    """A number a writer marked as one; without a source it is not cited. Its words where it is not a number."""
    said = " ".join(_said(element).split())
    given = element.get("value") or ""
    if given.startswith(live.MARK):
        return live.named(given.removeprefix(live.MARK))
    try:
        value = Decimal(given)
    except InvalidOperation:
        return Text(said)
    places = -int(value.as_tuple().exponent) if value.is_finite() else -1
    if not 0 <= places <= 6 or len(value.as_tuple().digits) > 20:
        return Text(said)
    return Figure(said, int(value) if places == 0 else value, Unit.NUMBER, places, cite=False)


def _words(words: str | None, strong: bool = False, emphasis: bool = False) -> Iterator[Text]:
    if words:
        yield Text(re.sub(r"\s+", " ", words), strong, emphasis)


def _said(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())


def _trimmed(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """A run joined where neighbours are alike, without space at its ends or twice in a row."""
    run: list[Inline] = []
    for part in inlines:
        last = run[-1] if run else None
        if isinstance(part, Text) and isinstance(last, Text) and _alike(part, last):
            run[-1] = Text(re.sub(r" +", " ", last.text + part.text), last.strong, last.emphasis)
        else:
            run.append(part)
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while run and isinstance(edge := run[end], Text):
            if kept := strip(edge.text):
                run[end] = Text(kept, edge.strong, edge.emphasis)
                break
            run.pop(end)
    return tuple(run)


def _alike(one: Text, other: Text) -> bool:
    return (one.strong, one.emphasis) == (other.strong, other.emphasis)
