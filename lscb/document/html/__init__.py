"""A protected document as HTML: plain functions over blocks, no templates, no queries, everything escaped."""

from lscb.document.html.page import (
    Entry,
    contents,
    render_chapter,
    render_cover,
    render_document,
    render_front,
    render_records,
    render_spot,
)
from lscb.document.html.writer import Options

__all__ = [
    "Entry",
    "Options",
    "contents",
    "render_chapter",
    "render_cover",
    "render_document",
    "render_front",
    "render_records",
    "render_spot",
]
