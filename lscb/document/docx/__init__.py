"""A protected document as a Word file: `render`, and `WordFailed` where there is none to be had."""

from lscb.document.docx.rendering import WordFailed, render

__all__ = ["WordFailed", "render"]
