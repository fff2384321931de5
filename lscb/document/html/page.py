"""Chapters, whole documents, the cover and the contents list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from lscb.document import svg
from lscb.document.blocks import (
    Block,
    Bullets,
    Chart,
    Figure,
    Gap,
    KeyFigures,
    Note,
    Paragraph,
    Picture,
    Prose,
    Quotation,
    Section,
    Table,
)
from lscb.document.disclosure import Protected, checked
from lscb.document.html import prose, sources, tables
from lscb.document.html.spoken import spoken_of
from lscb.document.html.writer import Options, Writer
from lscb.document.spots import Spot, grouped
from lscb.document.walk import Path, anchor, within

_ART = '<svg class="app-cover__art" viewBox="0 0 560 480" preserveAspectRatio="xMidYMax meet" aria-hidden="true">'


@dataclass(frozen=True)
class Entry:
    """One line of the contents list; `gaps` counts those anywhere under it, `separate` marks a report of its own."""

    number: str
    title: str
    key: str
    anchor: str
    gaps: int
    separate: bool = False
    sections: tuple[Entry, ...] = ()


def contents(protected: Protected) -> list[Entry]:
    """The chapters, each with its parts."""
    document = checked(protected).document
    return [_entry(chapter, (), separate=chapter.key in document.separate) for chapter in document.chapters]


def _entry(section: Section, above: Path, *, separate: bool = False) -> Entry:
    path = (*above, section.key)
    gaps = sum(isinstance(block, Gap) for _, block in within(section))
    parts = () if above else tuple(_entry(b, path) for b in section.blocks if isinstance(b, Section))
    return Entry(section.number, section.heading, section.key, anchor(path), gaps, separate, parts)


def render_chapter(protected: Protected, key: str, *, options: Options | None = None) -> str:
    """One chapter, for a page of its own: what stands inside `<article class="app-chapter">`.

    Raises KeyError for an unknown chapter and TypeError for a document that was not protected.
    """
    chosen = options or Options()
    return _draftbar(checked(protected), chosen) + _chapter(protected, protected.chapter(key), chosen)


def render_records(protected: Protected, key: str, *, but: str, options: Options | None = None) -> str:
    """What a chapter holds, for a page under whose second-level heading it stands; left out is the prose of the model
    named `but`, and the gap that stands for it. Empty where nothing else is in it. Raises as above.
    """
    chosen = replace(options or Options(), level=2)
    chapter = checked(protected).chapter(key)
    writer = Writer(chosen, _render, path=(chapter.key,), threshold=protected.threshold)
    return _render(writer, (b for b in chapter.blocks if _of(b) != but)) + sources.chapter_sources(writer)


def _of(block: Block) -> str:
    """The model a prose is a record of, or that a gap waits for."""
    if isinstance(block, Prose):
        return block.record.split(":")[0]
    return block.fill.model if isinstance(block, Gap) and block.fill else ""


def render_document(protected: Protected, *, options: Options | None = None) -> str:
    """Every chapter in order, each an article under second-level headings. Raises TypeError as above."""
    checked(protected)
    chosen = replace(options or Options(), level=2)
    chapters = (
        f'<article class="app-chapter" aria-labelledby="{anchor((c.key,))}">{_chapter(protected, c, chosen)}</article>'
        for c in protected.document.chapters
    )
    return _draftbar(protected, chosen) + "".join(chapters)


def render_cover(protected: Protected, *, options: Options | None = None) -> str:
    """The cover: the document's title and period as the page's first heading, its subtitle and its standing."""
    document = checked(protected).document
    lede = f'<p class="app-cover__lede">{escape(document.subtitle)}</p>' if document.subtitle else ""
    standing = f'<p class="app-cover__meta">{escape(document.status)}</p>' if document.status else ""
    year = f' <span class="app-cover__year">{escape(document.period)}</span>' if document.period else ""
    return (
        f'<div class="app-cover">{_ART}{svg.ARCHES}</svg><div class="govuk-width-container"><div class="app-cover__in">'
        f'<h1 class="app-cover__title">{escape(document.title)}{year}</h1>{lede}{standing}</div></div></div>'
    )


def render_front(protected: Protected, *, options: Options | None = None) -> str:
    """What stands on the front page below the cover, such as the key figures; nothing in it is numbered."""
    chosen = replace(options or Options(), sources=False)
    writer = Writer(chosen, _render, depth=1, threshold=checked(protected).threshold)
    return _render(writer, protected.document.cover)


def render_spot(protected: Protected, spot: Spot) -> str:
    """One block, or figures side by side, for a page that speaks of it. Raises TypeError as above."""
    chosen = Options(sources=False, draftbar=False)
    writer = Writer(chosen, _render, path=spot.path, depth=1, threshold=checked(protected).threshold)
    return _render(writer, spot.blocks)


def _draftbar(protected: Protected, options: Options) -> str:
    if not (protected.unprotected and options.draftbar):
        return ""
    status = protected.document.status or "Working draft"
    return f'<p class="app-draftbar" role="note"><b>{escape(status)}.</b> {escape(protected.note)}</p>'


def _chapter(protected: Protected, chapter: Section, options: Options) -> str:
    writer = Writer(options, _render, path=(chapter.key,), depth=options.depth, threshold=protected.threshold)
    number = chapter.number
    label = f"{'Chapter' if number[:1].isdigit() else 'Appendix'} {number}" if number else ""
    return (
        (f'<p class="app-chapter__num">{escape(label)}</p>' if label else "")
        + writer.heading(escape(chapter.heading), ident=anchor(writer.path))
        + _inside(writer, chapter)
        + sources.chapter_sources(writer)
    )


def _section(writer: Writer, section: Section) -> str:
    above, writer.path = writer.path, (*writer.path, section.key)
    writer.depth += 1 if above else 0
    words = f"{section.number} {section.heading}" if section.number else section.heading
    said = writer.heading(escape(words), ident=anchor(writer.path)) + _inside(writer, section)
    writer.depth -= 1 if above else 0
    writer.path = above
    return said


def _inside(writer: Writer, section: Section) -> str:
    lede = f'<p class="app-lede">{escape(section.lede)}</p>' if section.lede else ""
    return lede + _render(writer, section.blocks)


def _render(writer: Writer, blocks: Iterable[Block]) -> str:
    """Blocks in order; figures that stand alone side by side are gathered into one list."""
    return "".join(_one(writer, group) for group in grouped(blocks))


def _one(writer: Writer, group: tuple[Any, ...]) -> str:
    first = group[0]
    outer = isinstance(first, Section | Prose | Quotation)
    html = prose.facts(writer, group) if isinstance(first, Figure) else _RENDERERS[type(first)](writer, first)
    return html if outer or writer.options.comment_url is None else spoken_of(writer, first, html)


_RENDERERS: dict[type, Callable[[Writer, Any], str]] = {
    Paragraph: prose.paragraph,
    Bullets: prose.bullets,
    Prose: prose.prose,
    Table: tables.table,
    Chart: tables.chart,
    Picture: prose.picture,
    Quotation: prose.quotation,
    Note: prose.note,
    Gap: prose.gap,
    KeyFigures: prose.key_figures,
    Section: _section,
}
