"""Sentences and what stands among them: paragraphs, lists, quotations, notes, gaps, pictures, key figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape

from lscb.document.blocks import (
    Bullets,
    Figure,
    Gap,
    Inline,
    Item,
    KeyFigure,
    KeyFigures,
    Link,
    Note,
    Paragraph,
    Picture,
    Prose,
    Quotation,
    Text,
)
from lscb.document.html.writer import TRIANGLE, Writer, link, quiet, safe_href
from lscb.document.origins import has_source
from lscb.document.walk import figures_of, inline_figures
from lscb.document.words import difference_words, inline_words, shows_pence


def inlines(writer: Writer, run: Iterable[Inline], *, pence: bool = False) -> str:
    """A run of words, links and cited figures."""
    return "".join(_inline(writer, part, pence) for part in run)


def _inline(writer: Writer, part: Inline, pence: bool) -> str:
    if isinstance(part, Figure):
        return cited(writer, part, pence=pence)
    if isinstance(part, Link):
        return link(safe_href(part.href, writer.options), escape(part.text))
    words = escape(part.text)
    if part.emphasis:
        words = f"<em>{words}</em>"
    return f"<strong>{words}</strong>" if part.strong else words


def cited(writer: Writer, figure: Figure, *, pence: bool = False) -> str:
    """A figure in a sentence, with the number of its source where it has one."""
    words = escape(inline_words(figure, pence=pence))
    if figure.value is None:
        return f'<span class="app-marker">{words}</span>' if figure.marker is not None else words
    if not (writer.options.sources and has_source(figure)):
        return words
    number, first = writer.citations.cite(figure)
    ident = f' id="{writer.chapter}-figure-{number}"' if first else ""
    # In brackets, which are not read out: a bare raised number behind a figure would be a power of it.
    left, right = (f'<span aria-hidden="true">{sign}</span>' for sign in "[]")
    note = f"<sup>{quiet(', source ')}{left}{number}{right}</sup>"
    return f'<a class="app-cite"{ident} href="#{writer.chapter}-source-{number}">{words}{note}</a>'


def paragraph(writer: Writer, block: Paragraph) -> str:
    pence = shows_pence(inline_figures(block.inlines))
    style = "app-lede" if block.lede else "govuk-body"
    return f'<p class="{style}">{inlines(writer, block.inlines, pence=pence)}</p>{_differing(figures_of(block), pence)}'


def bullets(writer: Writer, block: Bullets) -> str:
    pence = shows_pence(figures_of(block))
    return _list(writer, block, pence) + _differing(figures_of(block), pence)


def _list(writer: Writer, block: Bullets, pence: bool) -> str:
    tag, style = ("ol", "number") if block.ordered else ("ul", "bullet")
    items = "".join(f"<li>{_item(writer, item, pence)}</li>" for item in block.items)
    return f'<{tag} class="govuk-list govuk-list--{style}">{items}</{tag}>' if items else ""


def _item(writer: Writer, item: Item, pence: bool) -> str:
    nested = "".join(_list(writer, child, pence) for child in item.children)
    return inlines(writer, item.inlines, pence=pence) + nested


def prose(writer: Writer, block: Prose) -> str:
    return writer.render(writer, block.blocks)


def quotation(writer: Writer, block: Quotation) -> str:
    """What somebody outside said; with quotation marks only where the words are theirs."""
    whose = "in our words" if block.own_words else "in their words"
    who = ", ".join(part for part in (f"<b>{escape(block.source)}</b>", escape(block.when), whose) if part)
    blocks = block.blocks if block.own_words else tuple(_quoted(block.blocks))
    body = writer.render(writer, blocks)
    if not block.own_words:
        body = f"<blockquote>{body}</blockquote>"
    return f'<div class="app-remark"><p class="app-remark__who">{who}</p>{body}</div>'


def _quoted(blocks: tuple) -> Iterator:
    """The blocks with quotation marks before the first words and after the last."""
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            before = (Text("“"),) if index == 0 else ()
            after = (Text("”"),) if index == len(blocks) - 1 else ()
            yield replace(block, inlines=(*before, *block.inlines, *after))
        else:
            yield block


def note(writer: Writer, block: Note) -> str:
    words = escape(block.text)
    return differing(f"<p>{words}</p>") if block.warning else f'<div class="govuk-inset-text">{words}</div>'


def differing(body: str) -> str:
    """The amber note that says what does not agree; `body` is HTML already."""
    return f'<div class="app-differs" role="note">{TRIANGLE}<div>{body}</div></div>'


def _differing(figures: Iterable[Figure], pence: bool) -> str:
    said = ((f.label, difference_words(f, pence=pence)) for f in figures)
    body = "".join(f"<p><b>{escape(label)}.</b> {escape(words)}</p>" for label, words in said if words)
    return differing(body) if body else ""


def gap(writer: Writer, block: Gap) -> str:
    """Something missing: what, who owes it and since when, and a way to fill it for whoever may."""
    owed = ", ".join(part for part in (f"Owed by {block.owed_by}" if block.owed_by else "", block.since) if part)
    lines = [
        f'<p class="app-gap__title">{escape(block.title)}</p>',
        f"<p>{escape(block.text)}</p>" if block.text else "",
    ]
    if owed:
        lines.append(f"<p>{escape(owed[:1].upper() + owed[1:])}.</p>")
    url = writer.options.fill_url(block.fill) if block.fill and writer.options.fill_url else None
    if url:
        words = "Fill this gap" + quiet(f": {escape(block.title)}")
        lines.append(f"<p>{link(url, words)}</p>")
    return f'<div class="app-gap" role="note">{"".join(lines)}</div>'


def picture(writer: Writer, block: Picture) -> str:
    """An image by the address its callback gives; its description in words where there is none."""
    url = writer.options.picture_url(block) if writer.options.picture_url else None
    caption = f'<figcaption class="app-figure__note">{escape(block.caption)}</figcaption>' if block.caption else ""
    if not url:
        shown = f'<p class="govuk-body">Picture: {escape(block.alt)}</p>'
    else:
        shown = f'<img class="app-picture" src="{escape(url)}" alt="{escape(block.alt)}" loading="lazy">'
    return f'<figure class="app-figure">{shown}{caption}</figure>'


def key_figures(writer: Writer, block: KeyFigures) -> str:
    items = "".join(_key_figure(writer, item) for item in block.items)
    return f'<ul class="app-key-figures">{items}</ul>' if items else ""


def _key_figure(writer: Writer, item: KeyFigure) -> str:
    href = safe_href(item.href, writer.options) if item.href else None
    source = link(href, f"Source{quiet(': ' + escape(item.sentence))}") if href else ""
    more = " ".join(part for part in (escape(item.context), source) if part)
    return (
        f'<li><span class="app-key-figures__number">{escape(inline_words(item.figure))}</span>'
        f'<span class="app-key-figures__what">{escape(item.sentence)}</span>'
        + (f'<span class="app-key-figures__more">{more}</span>' if more else "")
        + "</li>"
    )


def facts(writer: Writer, figures: Iterable[Figure]) -> str:
    """Figures standing alone, one beside the other, each under its label."""
    given = tuple(figures)
    pence = shows_pence(given)
    pairs = "".join(f"<div><dt>{escape(f.label)}</dt><dd>{cited(writer, f, pence=pence)}</dd></div>" for f in given)
    return f'<dl class="app-indicator__facts">{pairs}</dl>{_differing(given, pence)}'
