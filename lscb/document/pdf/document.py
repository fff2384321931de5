"""A protected document as the plain tree that report.typ sets: words and numbers as data, never as markup."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lscb.document import svg, walk
from lscb.document.blocks import Chart, Document, Picture, Section, Table
from lscb.document.disclosure import Protected
from lscb.document.pdf.blocks import nodes
from lscb.document.pdf.words import breakable
from lscb.document.pdf.writer import Node, Writer


def tree(
    protected: Protected, pictures: Callable[[Picture], bytes | None] | None = None
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """What report.typ reads as JSON, and the pictures' files beside it."""
    document = protected.document
    writer = Writer(_anchors(document), protected.threshold, pictures)
    language, _, region = document.language.partition("-")
    cover = list(nodes(document.cover, writer))
    writer.cites = True
    report = {
        "title": _title(document),
        "heading": breakable(document.title),
        "period": breakable(document.period),
        "board": breakable(document.board),
        "subtitle": breakable(document.subtitle),
        "status": breakable(document.status),
        "standing": breakable(protected.note),
        "draft": protected.unprotected or "draft" in document.status.lower(),
        "lang": language or "en",
        "region": region or None,
        "art": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 480">{svg.ARCHES}</svg>',
        "covered": document.covered,
        "cover": cover,
        "chapters": [_chapter(chapter, writer) for chapter in document.chapters],
    }
    return report, writer.files


def _anchors(document: Document) -> frozenset[str]:
    sections = {walk.anchor(path) for path, _ in walk.sections(document)}
    return frozenset(sections | {b.anchor for _, b in walk.blocks(document) if isinstance(b, Table | Chart)})


def _title(document: Document) -> str:
    """The name a reader's window shows, which an accessible PDF must have."""
    name = " ".join(part for part in (document.title, document.period) if part.strip())
    return ", ".join(part for part in (name, document.board) if part.strip()) or "Report"


def _chapter(chapter: Section, writer: Writer) -> list[Node]:
    writer.begin_chapter()
    return list(nodes((chapter,), writer))
