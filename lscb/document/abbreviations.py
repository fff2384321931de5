"""Abbreviations in a document: each explained where running text first uses it, and all of them in a list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lscb.document.blocks import (
    Block,
    Bullets,
    Document,
    Inline,
    Item,
    Paragraph,
    Prose,
    Quotation,
    Section,
    Table,
    Text,
    paragraph,
    row,
)
from lscb.document.text import words_of


def explained(short: str, words: str) -> bool:
    """Whether a text says what an abbreviation stands for: "early help assessment (EHA)", or "EHA (early …)"."""
    safe = re.escape(short)
    before = re.search(rf"\((?:the )?[“‘]?{safe}s?[”’]?[;,)]", words)
    after = re.search(rf"\b{safe}s? \([a-zA-Z][\w’'-]+,? \w", words)
    return bool(before or after)


def with_abbreviations(document: Document, known: Mapping[str, str], chapter: str) -> Document:
    """The document with each known abbreviation written out where a sentence first uses it.

    The chapter of that key, where there is one, lists those that the document uses anywhere.
    """
    writer = _Writer(known)
    chapters = tuple(writer.section(part) for part in document.chapters)
    if any(part.key == chapter for part in chapters):
        used = _used(chapters, known) if known else []
        chapters = tuple(
            replace(part, blocks=_listed(used, known)) if part.key == chapter else part for part in chapters
        )
    return replace(document, chapters=chapters)


def _used(chapters: tuple[Section, ...], known: Mapping[str, str]) -> list[str]:
    words = "\n".join(words_of(part) for part in chapters)
    return [short for short in sorted(known, key=str.casefold) if re.search(rf"\b{re.escape(short)}s?\b", words)]


def _listed(used: list[str], known: Mapping[str, str]) -> tuple[Block, ...]:
    if not used:
        return (paragraph("The report uses none of the abbreviations that the board explains."),)
    lines = tuple(row(short, known[short]) for short in used)
    return (Table("Abbreviations in this report", ("In short", "In full"), lines, figures=False),)


@dataclass
class _Writer:
    """Goes through running text in reading order, and writes out what it meets for the first time."""

    known: Mapping[str, str]
    met: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        shorts = sorted(map(re.escape, self.known), key=len, reverse=True)
        self.pattern = re.compile(rf"\b({'|'.join(shorts)})(s?)\b") if shorts else None

    def section(self, section: Section) -> Section:
        return replace(section, blocks=tuple(map(self.block, section.blocks))) if self.pattern else section

    def block(self, block: Block) -> Block:
        match block:
            case Section():
                return self.section(block)
            case Prose() | Quotation():
                return replace(block, blocks=tuple(map(self.block, block.blocks)))
            case Paragraph():
                return replace(block, inlines=self.run(block.inlines))
            case Bullets():
                return self.bullets(block)
        return block

    def bullets(self, block: Bullets) -> Bullets:
        items = (Item(self.run(i.inlines), tuple(map(self.bullets, i.children))) for i in block.items)
        return replace(block, items=tuple(items))

    def run(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        whole = "".join(part.text for part in inlines if isinstance(part, Text))
        if self.pattern is None or not self.pattern.search(whole):
            return inlines
        return tuple(self.text(part, whole) if isinstance(part, Text) else part for part in inlines)

    def text(self, text: Text, whole: str) -> Text:
        assert self.pattern is not None
        return replace(text, text=self.pattern.sub(lambda found: self.written(found, whole), text.text))

    def written(self, found: re.Match[str], whole: str) -> str:
        short, plural = found[1], found[2]
        if short in self.met:
            return found[0]
        self.met.add(short)
        if explained(short, whole):
            return found[0]
        full = self.known[short]
        return f"{full}{plural} ({short}{plural})"
