"""Where figures come from: the numbered sources of a chapter, and the particulars below a table or chart."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from lscb.document import origins
from lscb.document.blocks import Figure
from lscb.document.html.writer import Writer, details, link, quiet
from lscb.document.reckoning import Op, Ref, refs
from lscb.document.words import counted_words, inline_words, reckoning_words

_MOST_LINKS = 30


def chapter_sources(writer: Writer) -> str:
    """The numbered list at the foot of a chapter, each source with its way back; nothing where none was cited."""
    if not writer.citations.figures:
        return ""
    items = "".join(_source(writer, number, figure) for number, figure in enumerate(writer.citations.figures, 1))
    heading = writer.heading("Sources for this chapter", ident=f"{writer.chapter}-sources", depth=1)
    return f'{heading}<ol class="app-sources">{items}</ol>'


def _source(writer: Writer, number: int, figure: Figure) -> str:
    said = " ".join(f"{escape(fact)}." for fact in origins.facts(figure))
    records = _records(writer, (figure,))
    if records and records in reckoning_words(figure):
        records = ""
    back = link(f"#{writer.chapter}-figure-{number}", f"Back to the sentence{quiet(' on ' + escape(figure.label))}")
    return (
        f'<li id="{writer.chapter}-source-{number}"><b>{escape(inline_words(figure))}.</b> {said} '
        f"{records + '. ' if records else ''}{back}</li>"
    )


def where_from(
    writer: Writer, figures: Iterable[Figure], *, source: str = "", before: str = "", summary: str = ""
) -> str:
    """The folded "Where these figures come from" below a table or chart; `before` is HTML that stands first in it."""
    given = tuple(figures)
    pairs = [(kind, escape("; ".join(said))) for kind, said in origins.reckonings(given).items()]
    records = _records(writer, given)
    if records:
        pairs.append(("Records", records))
    named = origins.sources(given, source)
    if named:
        pairs.append(("Source", escape("; ".join(named))))
    if not pairs and not before:
        return ""
    body = "".join(f"<div><dt>{kind}</dt><dd>{said}</dd></div>" for kind, said in pairs)
    body = f'<dl class="app-pairs">{body}</dl>' if body else ""
    return details(summary or "Where these figures come from", before + body)


def _records(writer: Writer, figures: tuple[Figure, ...]) -> str:
    """How many records, with a link to each where the reader may follow one: the first few of a long run."""
    named: dict[tuple[str, int], tuple[Ref, str]] = {}
    for figure in figures:
        as_recorded = figure.reckoning is not None and figure.reckoning.op is Op.VALUE
        for reference in refs(figure.reckoning):
            key = (reference.model, reference.pk)
            if as_recorded or key not in named:
                named[key] = (reference, figure.label if as_recorded else "")
    if not named:
        return ""
    words = counted_words(len(named), "record")
    links = _links(writer, list(named.values())[:_MOST_LINKS])
    more = f" and {len(named) - _MOST_LINKS} more" if len(named) > _MOST_LINKS else ""
    return f"{words}: {', '.join(links)}{more}" if links else words


def _links(writer: Writer, named: list[tuple[Ref, str]]) -> list[str]:
    """A link to each record, by its figure's name, or by its number where it is only a part of one."""
    address = writer.options.record_url
    if address is None:
        return []
    said = ((address(r), escape(label) or f"{quiet('record ')}{n}") for n, (r, label) in enumerate(named, 1))
    return [link(url, words) for url, words in said if url]
