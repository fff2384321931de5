"""The files of an edition: pages that need nothing but each other, the PDF, and the data of every table.

All addresses are relative, so that a folder of them can be read from anywhere. A page's place for a later banner is a
comment, `STANDING`: a banner is put there in the stored bytes, and the page is never drawn again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from lscb.annualreport import pages
from lscb.annualreport.models import Edition
from lscb.document import data, docx, pdf, tabular
from lscb.document.blocks import Section
from lscb.document.disclosure import Protected
from lscb.document.html import Options, contents, render_chapter, render_front
from lscb.document.parting import separate, separates, without_separates
from lscb.web.exports import EXCEL, WORD

STANDING = "<!-- standing -->"
HTML = "text/html; charset=utf-8"
FACE = (
    '@font-face{{font-family:"{name}";src:url("fonts/{file}.woff2") format("woff2");'
    "font-weight:200 900;font-display:swap}}"
)
FACES = {"Source Sans 3": "source-sans-3", "Source Serif 4": "source-serif-4"}


@dataclass(frozen=True)
class File:
    """One file: its place under the edition's address, its kind, its bytes."""

    path: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class Download:
    """A file to keep: what it is, its place, its size in words, its SHA-256."""

    words: str
    path: str
    size: str
    sha256: str


def files_of(edition: Edition, protected: Protected) -> Iterator[File]:
    """Every file of an edition. Raises PdfFailed, WordFailed, FileNotFoundError (no front end built)."""
    name = f"{edition.report.board.slug}-annual-report-{edition.report.period.name}-edition-{edition.number}"
    main = without_separates(protected)
    kept = {
        "The whole report as a PDF": File(f"{name}.pdf", "application/pdf", pdf.render(main)),
        "The whole report as a Word file": File(f"{name}.docx", WORD, docx.render(main)),
        "Every table as an Excel file": File(f"{name}.xlsx", EXCEL, tabular.as_xlsx(protected)),
        "Every table as CSV files in a ZIP": File(f"{name}-tables.zip", "application/zip", tabular.as_zip(protected)),
        "The record the board approved, as JSON": File(f"{name}.json", "application/json", data.dumps(protected)),
    }
    alone = {chapter.key: dict(_alone(protected, chapter, name)) for chapter in separates(protected)}
    for files in (kept, *alone.values()):
        yield from files.values()
    yield from styles()
    yield from _pages(edition, protected, _downloads(kept), {key: _downloads(files) for key, files in alone.items()})


def _alone(protected: Protected, chapter: Section, name: str) -> Iterator[tuple[str, File]]:
    """The files of a chapter that is a report of its own."""
    document = separate(protected, chapter.key)
    file = f"{name}-{chapter.key}"
    yield f"{chapter.heading} as a PDF", File(f"{file}.pdf", "application/pdf", pdf.render(document))
    yield f"{chapter.heading} as a Word file", File(f"{file}.docx", WORD, docx.render(document))


def _downloads(files: dict[str, File]) -> list[Download]:
    return [
        Download(words, f.path, size(len(f.content)), hashlib.sha256(f.content).hexdigest())
        for words, f in files.items()
    ]


def styles() -> Iterator[File]:
    """The style sheet and the fonts it asks for."""
    dist = settings.BASE_DIR / "static" / "dist"
    faces = "".join(FACE.format(name=name, file=file) for name, file in FACES.items())
    yield File("style.css", "text/css; charset=utf-8", faces.encode() + (dist / "report.css").read_bytes())
    for file in FACES.values():
        yield File(f"fonts/{file}.woff2", "font/woff2", (dist / "fonts" / f"{file}.woff2").read_bytes())


def size(count: int) -> str:
    """A number of bytes as a reader wants it: "340 kB", "1.2 MB"."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} kB"


def _pages(
    edition: Edition, protected: Protected, downloads: list[Download], alone: dict[str, list[Download]]
) -> Iterator[File]:
    document = protected.document
    entries = contents(protected)
    shown = {
        "edition": edition,
        "report": {
            "title": document.title,
            "period_label": document.period,
            "board_name": document.board,
            "lede": document.subtitle,
        },
        "downloads": [*downloads, *(file for files in alone.values() for file in files)],
    }

    def page(path: str, template: str, up: str, context: dict[str, Any]) -> File:
        html = render_to_string(f"annualreport/edition/{template}.html", {**shown, "up": up, **context})
        return File(path, HTML, html.encode())

    def lines(up: str, current: str = "") -> list[dict[str, Any]]:
        return [pages.line(e, f"{up}{e.key}/", current=e.key == current) for e in entries]

    yield page("index.html", "front", "", _front(protected, lines("")))
    for place, entry in enumerate(entries):
        around = lines("../", entry.key)
        html = render_chapter(protected, entry.key, options=_options(protected, "../"))
        chapter = {
            "entry": entry,
            "contents": around,
            "files": alone.get(entry.key, []),
            "chapter_html": mark_safe(html),  # the renderer escapes every word
            "previous": around[place - 1] if place else None,
            "next": around[place + 1] if place + 1 < len(around) else None,
        }
        yield page(f"{entry.key}/index.html", "chapter", "../", chapter)
    yield page("whole/index.html", "whole", "../", _whole(protected))
    yield page("verify/index.html", "verify", "../", {"fingerprint": edition.approval.sha256})


def _options(protected: Protected, up: str) -> Options:
    return Options(draftbar=False, link_url=lambda a: pages.of_anchor(protected, lambda key: f"{up}{key}/", a))


def _front(protected: Protected, lines: list[dict[str, Any]]) -> dict[str, Any]:
    figures = render_front(protected, options=_options(protected, ""))
    return {"cover": pages.cover(protected, figures), "contents": lines}


def _whole(protected: Protected) -> dict[str, Any]:
    # Each chapter stands below the title of the whole.
    options = Options(level=2, draftbar=False)
    main = without_separates(protected)
    return {
        "cover": pages.cover(main, render_front(main, options=options)),
        "contents": [pages.line(entry, f"#{entry.anchor}") for entry in contents(main)],
        "chapters": [
            {"anchor": f"chapter-{e.anchor}", "html": mark_safe(render_chapter(main, e.key, options=options))}
            for e in contents(main)
        ],
    }
