"""What tests read printed blocks with."""

from __future__ import annotations

from lscb.document.blocks import Document, Section
from lscb.document.disclosure import Audience, protect
from lscb.document.text import render


def text(*blocks):
    section = Section("all", "All", tuple(blocks))
    return render(protect(Document("T", "B", "P", (section,)), Audience.OFFICE))


def only(blocks, kind):
    (found,) = [b for b in blocks if isinstance(b, kind)]
    return found
