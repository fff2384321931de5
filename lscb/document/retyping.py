"""Plain words typed where no editor runs, read into narrative HTML; `richtext.plain` writes them the other way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from lxml import html as lxml_html

from lscb.document import richtext

_ENTRY = re.compile(r"( *)(?:[-*•]|(\d{1,3})[.)])\s+(.*)")


def from_plain(typed: str, was: str = "") -> str:
    """Narrative HTML of plain words: a blank line parts paragraphs, lines that begin "- " or "1. " are a list.

    `was` is the narrative that the words were shown for: what was left as it stood keeps its links, tables and bold
    words, so that typing in one paragraph takes nothing from another.
    """
    pieces = [piece for piece in re.split(r"\n[ \t]*\n", typed.replace("\r", "")) if piece.strip()]
    known = dict(_pieces(was))
    out: list[str] = []
    while pieces:
        taken, markup = _longest(pieces, known)
        out.append(markup)
        pieces = pieces[taken:]
    return "".join(out)


def _pieces(was: str) -> Iterator[tuple[str, str]]:
    """Each element of a narrative by the words it is shown with."""
    cleaned = richtext.clean(was)
    for element in lxml_html.fragments_fromstring(cleaned) if cleaned else ():
        if not isinstance(element, str):
            element.tail = None
            markup = lxml_html.tostring(element, encoding="unicode")
            yield _even(richtext.plain(markup)), markup


def _longest(pieces: list[str], known: dict[str, str]) -> tuple[int, str]:
    """How many pieces the next element takes, and its HTML: what was there before where it is found, else read anew."""
    for many in range(len(pieces), 0, -1):
        found = known.get(_even("\n\n".join(pieces[:many])))
        if found is not None:
            return many, found
    return 1, _read(pieces[0])


def _even(words: str) -> str:
    return "\n".join(line.rstrip() for line in words.strip().split("\n"))


def _read(piece: str) -> str:
    """One piece: lines before a list are a paragraph, then the list."""
    lines = [line.rstrip() for line in piece.split("\n") if line.strip()]
    first = next((at for at, line in enumerate(lines) if _ENTRY.fullmatch(line)), len(lines))
    words = " ".join(" ".join(lines[:first]).split())
    return (f"<p>{escape(words, quote=False)}</p>" if words else "") + _list(lines[first:])


def _list(lines: list[str]) -> str:
    """Lines as a list; a deeper line opens a list within the entry before it, one without a mark goes on with it."""
    if not lines:
        return ""
    entries: list[tuple[str, list[str]]] = []
    depth, ordered = _mark(lines[0])
    for line in lines:
        match = _ENTRY.fullmatch(line)
        if match and len(match[1]) <= depth:
            entries.append((match[3], []))
        elif match or entries[-1][1]:
            entries[-1][1].append(line)
        else:
            entries[-1] = (f"{entries[-1][0]} {line.strip()}", [])
    tag = "ol" if ordered else "ul"
    items = (f"<li>{escape(words, quote=False)}{_list(below)}</li>" for words, below in entries)
    return f"<{tag}>{''.join(items)}</{tag}>"


def _mark(line: str) -> tuple[int, bool]:
    match = _ENTRY.fullmatch(line)
    return (len(match[1]), match[2] is not None) if match else (0, False)


def joined(first: str, second: str) -> str:
    """Two narratives as one: the first whole, then each element of the second whose words the first has not."""
    there = {words for words, _ in _pieces(first)}
    return richtext.clean(first) + "".join(markup for words, markup in _pieces(second) if words not in there)
