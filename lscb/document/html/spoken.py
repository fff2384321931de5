"""The way from a block to what is said of it, for readers who may speak of the document."""

from __future__ import annotations

from html import escape

from lscb.document.blocks import Block
from lscb.document.html.writer import Writer, quiet
from lscb.document.spots import identifier, noun
from lscb.document.text import beginning
from lscb.document.words import counted_words


def spoken_of(writer: Writer, block: Block, html: str) -> str:
    """A block's HTML with its own identifier, and below it the link to say something of it, or to what was said."""
    path, options = writer.path, writer.options
    ordinal = writer.spots.next(path)
    url = options.comment_url(path, ordinal) if options.comment_url and path else None
    if url is None:
        return html
    count = options.comment_count(path, ordinal) if options.comment_count else 0
    about = quiet(f": {escape(beginning(block))}")
    words = (
        f"{counted_words(count, 'comment')} on this {noun(block)}"
        if count
        else f"Say something about this {noun(block)}"
    )
    style = "app-spot__link app-spot__link--said" if count else "app-spot__link"
    return (
        f'<div class="app-spot" id="{identifier(path, ordinal)}">{html}'
        f'<p class="{style}"><a class="govuk-link" href="{escape(url)}">{words}{about}</a></p></div>'
    )
