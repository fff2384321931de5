"""What no page may say or lack, read from its markup alone: for every address, quicker than any browser."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import html

RAW = re.compile(
    r"\bNone\b(?! )|\bTrue\b|\bFalse\b|\{\{|\{%|\[object|\bnan\b|\bNaN\b|\bundefined\b|&(?:amp|lt|gt|nbsp|quot|#\d+);"
    r"|<[\w.]+ object|<\w+: |QuerySet|datetime\.|Decimal\(|\[\]|\{\}|\[['\"]|\(['\"]|%\(\w+\)s|%s|\bgettext\b"
)
# What the record screens say of a column of their tables stands at its head, and under no field.
OF_A_TABLE = re.compile(r"id_\w+-(\d+|__prefix__)-\w+_helptext")
# A choice may well be called "None".
UNREAD = {"script", "style", "textarea", "template", "option"}
NOT_FIELDS = {"hidden", "submit", "button", "image", "reset"}
FIELDS = ".//input | .//select | .//textarea"


def parsed(content: bytes) -> Any:
    """A page as a tree."""
    return html.document_fromstring(content.decode())


def words(element: Any) -> str:
    """What an element says, its spaces made one."""
    return " ".join("".join(element.itertext()).split())


def faults(page: Any) -> Iterator[str]:
    """What is wrong with a page, each in a sentence."""
    yield from _heads(page)
    yield from _raw(page)
    yield from _ids(page)
    yield from (f"a field without a label: {field.get('name')}" for field in fields(page) if not _labelled(page, field))


def fields(within: Any) -> list[Any]:
    """The fields a reader fills in."""
    return [
        each
        for each in within.xpath(FIELDS)
        if each.get("type", "text") not in NOT_FIELDS and "__prefix__" not in (each.get("name") or "")
    ]


def pieces(page: Any) -> frozenset[str]:
    """What a page is built from: each element with its classes."""
    elements = (each for each in page.iter() if isinstance(each.tag, str))
    return frozenset(".".join([each.tag, *sorted((each.get("class") or "").split())]) for each in elements)


def _heads(page: Any) -> Iterator[str]:
    many = len(page.xpath("//h1"))
    if many != 1:
        yield f"{many} headings of the first order"
    title = words(page.find(".//title")) if page.find(".//title") is not None else ""
    if not re.match(r"\w.*\s[–|]\s\w", title):
        yield f"a title that does not say which page of what: {title!r}"


def _raw(page: Any) -> Iterator[str]:
    body = page.find("body")
    for text in _texts(body):
        if found := RAW.search(text):
            yield f"raw text {found.group()!r}: {' '.join(text.split())[:120]!r}"
    for each in body.xpath(".//*[@href or @src or @action]"):
        where = each.get("href") or each.get("src") or each.get("action") or ""
        if re.search(r"None|\{\{|undefined|//$", where) and not where.startswith("http"):
            yield f"raw address {where!r}"


def _texts(body: Any) -> Iterator[str]:
    for each in body.iter():
        if isinstance(each.tag, str) and each.tag not in UNREAD and each.text:
            yield each.text
        if each.tail and each.getparent() is not None and each.getparent().tag not in UNREAD:
            yield each.tail


def _ids(page: Any) -> Iterator[str]:
    seen = Counter(page.xpath("//@id"))
    yield from (f"the id {name!r} {many} times" for name, many in seen.items() if many > 1)
    for where in set(page.xpath("//a/@href")):
        if where.startswith("#") and where not in ("#", "#top") and where[1:] not in seen:
            yield f"a link to {where}, which is not on the page"
    for name in ("aria-describedby", "aria-labelledby", "aria-controls", "for"):
        for value in page.xpath(f"//@{name}"):
            for one in value.split():
                if one not in seen and not OF_A_TABLE.fullmatch(one):
                    yield f"{name} names {one!r}, which is not there"


def _labelled(page: Any, field: Any) -> bool:
    if field.get("aria-label") or field.get("aria-labelledby"):
        return True
    label = page.xpath("//label[@for=$id]", id=field.get("id") or "")
    label += field.xpath("ancestor::label")
    return any(words(each) or each.xpath(".//img/@alt") for each in label)
