"""Chapters that stand as reports of their own: each its own file on paper, and on the web a page like others.

They are protected together with the report, so that two files cannot give away between them what one would not.
"""

from __future__ import annotations

from dataclasses import replace

from lscb.document.blocks import Document, Section, bullets
from lscb.document.disclosure import Protected, checked, reopened

BESIDE = "reports-beside"
BESIDE_HEADING = "Reports of their own"


def separates(protected: Protected) -> list[Section]:
    """The chapters that are reports of their own, in order. Raises TypeError for a bare document."""
    document = checked(protected).document
    return [chapter for chapter in document.chapters if chapter.key in document.separate]


def without_separates(protected: Protected) -> Protected:
    """The report without them; its last section names them. Unchanged where there are none."""
    apart = separates(protected)
    if not apart:
        return protected
    document = protected.document
    chapters = tuple(chapter for chapter in document.chapters if chapter not in apart)
    named = Section(BESIDE, BESIDE_HEADING, (bullets(*(chapter.heading for chapter in apart)),))
    return _made(protected, replace(document, chapters=(*chapters, named), separate=()))


def separate(protected: Protected, key: str) -> Protected:
    """One of them as a document without a cover, named by its heading. Raises KeyError where there is none."""
    chapter = protected.chapter(key)
    document = protected.document
    if key not in document.separate:
        raise KeyError(key)
    alone = replace(
        document, title=chapter.heading, subtitle="", cover=(), chapters=(chapter,), separate=(), covered=False
    )
    return _made(protected, alone)


def _made(protected: Protected, document: Document) -> Protected:
    return reopened(document, protected.audience, protected.threshold, protected.hidden, protected.note)
