"""Tables and charts as HTML: header cells, captions, marked differences, markers explained, sources folded below."""

from __future__ import annotations

from html import escape

from lscb.document import charts
from lscb.document.blocks import Cell, Chart, Figure, Marker, Row, RowKind, Table
from lscb.document.html.prose import differing, inlines
from lscb.document.html.sources import where_from
from lscb.document.html.writer import Options, Writer, quiet
from lscb.document.tables import (
    differences,
    differences_title,
    disagreeing,
    markers,
    nought_needs_saying,
    numeric_columns,
    only_figure,
    with_printed_rows,
)
from lscb.document.walk import figures_of
from lscb.document.words import NOUGHT, SPOKEN, explained, figure_words, mark, shows_pence

_ROW_STYLES = {RowKind.SUM: " app-table__sum", RowKind.PRINTED: " app-table__printed"}
_TONES = frozenset({"red", "amber", "green", "none"})
_PLAIN = Writer(options=Options(sources=False), render=lambda writer, blocks: "")


def table(writer: Writer, block: Table) -> str:
    """A table with all that stands below it."""
    full = with_printed_rows(block)
    grid = table_grid(full, caption=block.caption, threshold=writer.threshold)
    if block.figures:
        name = escape(writer.named(block.caption))
        grid = _scrolling(f"Table: {name}", grid)
    anchor = f' id="{escape(block.anchor)}"' if block.anchor else ""
    note = f'<p class="app-figure__note">{escape(block.note)}</p>' if block.note else ""
    below = f"{_key(block, writer.threshold)}{note}{_differing(block)}"
    return (
        f'<div class="app-plan"{anchor}>{grid}{below}{where_from(writer, figures_of(block), source=block.source)}</div>'
    )


def chart(writer: Writer, block: Chart) -> str:
    """A chart with its key above, its note below and its figures folded under it."""
    name = writer.named("chart")
    ident = f"{writer.chapter}-{name.replace(' ', '-').strip('()').replace('(', '')}"
    data = charts.table(block)
    figures = table_grid(data, caption=data.caption, threshold=writer.threshold, quiet_caption=True)
    figures = _scrolling(escape(writer.named(data.caption)), figures)
    below = f"{_key(data, writer.threshold)}{_differing(data)}"
    anchor = f' id="{escape(block.anchor)}"' if block.anchor else ""
    note = charts.note(block)
    return (
        f'<figure class="app-figure"{anchor}><figcaption><p class="app-figure__title">{escape(block.title)}</p>'
        f'<p class="app-figure__what">{escape(block.subtitle)}</p></figcaption>{charts.legend(block, ident)}'
        f"{charts.draw(block, ident)}"
        + (f'<p class="app-figure__note">{escape(note)}</p>' if note else "")
        + where_from(
            writer,
            figures_of(block),
            before=figures + below,
            summary="Figures in this chart, and where they come from",
        )
        + "</figure>"
    )


def _scrolling(name: str, grid: str) -> str:
    """A box a wide table scrolls in, which takes focus and has a name of its own; `name` is HTML already."""
    return f'<div class="app-scroll" role="region" aria-label="{name}" tabindex="0">{grid}</div>'


def table_grid(block: Table, *, caption: str, threshold: int, quiet_caption: bool = False) -> str:
    """The table element itself."""
    numeric = numeric_columns(block)
    marked = disagreeing(block)
    pence = shows_pence(figures_of(block))
    body = "".join(_row(block, r, row, numeric, marked, pence) for r, row in enumerate(block.rows))
    style = "govuk-table" if block.figures else "govuk-table app-stack"
    title = escape(caption)
    title = (
        f'<caption class="govuk-visually-hidden">{title}</caption>'
        if quiet_caption
        else f'<caption class="govuk-table__caption"><span class="app-caption">{title}</span></caption>'
    )
    return (
        f'<table class="{style}">{title}<thead class="govuk-table__head">{_head(block, numeric)}</thead>'
        f'<tbody class="govuk-table__body">{body}</tbody></table>'
    )


def _head(block: Table, numeric: tuple[bool, ...]) -> str:
    if not block.spans:
        cells = "".join(_column(words, numeric[i]) for i, words in enumerate(block.columns))
        return f'<tr class="govuk-table__row">{cells}</tr>'
    upper, lower, at = [], [], 0
    spans = [*block.spans, *(("", 1) for _ in range(len(block.columns) - sum(n for _, n in block.spans)))]
    for words, count in spans:
        columns = range(at, min(at + count, len(block.columns)))
        at += count
        if words:
            style = "govuk-table__header app-table__span"
            upper.append(f'<th scope="colgroup" colspan="{len(columns)}" class="{style}">{escape(words)}</th>')
            lower += [_column(block.columns[i], numeric[i]) for i in columns]
        else:
            upper += [_column(block.columns[i], numeric[i], ' rowspan="2"') for i in columns]
    return (
        f'<tr class="govuk-table__row app-table__head2">{"".join(upper)}</tr>'
        f'<tr class="govuk-table__row">{"".join(lower)}</tr>'
    )


def _column(words: str, numeric: bool, more: str = "") -> str:
    style = "govuk-table__header govuk-table__header--numeric" if numeric else "govuk-table__header"
    if not words:
        return f'<td class="{style}"{more}></td>'
    return f'<th scope="col" class="{style}"{more}>{escape(words)}</th>'


def _row(block: Table, r: int, row: Row, numeric: tuple, marked: frozenset, pence: bool) -> str:
    cells = []
    for c, cell in enumerate(row.cells):
        words = cell_words(cell, marked=(r, c) in marked, printed=row.kind is RowKind.PRINTED, pence=pence)
        if (c == 0 or cell.header) and cell.content:
            cells.append(f'<th scope="row" class="govuk-table__header">{words}</th>')
            continue
        style = "govuk-table__cell"
        if (c < len(numeric) and numeric[c]) or (c and only_figure(cell) is not None):
            style = "govuk-table__cell govuk-table__cell--numeric"
        label = "" if block.figures or not 0 < c < len(block.columns) else f' data-label="{escape(block.columns[c])}"'
        cells.append(f'<td class="{style}"{label}>{words}</td>')
    return f'<tr class="govuk-table__row{_ROW_STYLES.get(row.kind, "")}">{"".join(cells)}</tr>'


def cell_words(cell: Cell, *, marked: bool = False, printed: bool = False, pence: bool = False) -> str:
    """What stands in a cell; figures here are not numbered, their sources stand below the table."""
    words = "".join(
        _figure(part, pence) if isinstance(part, Figure) else inlines(_PLAIN, (part,)) for part in cell.content
    )
    if marked:
        said = ", does not agree" if printed else ", the printed figure does not agree"
        words = f'<span class="app-mark">{words}{quiet(said)}</span>'
    return f'<span class="app-rag app-rag--{cell.tone}">{words}</span>' if cell.tone in _TONES else words


def _figure(figure: Figure, pence: bool) -> str:
    words = escape(figure_words(figure, pence=pence))
    if figure.value is not None or (figure.marker is None and figure.words):
        return words
    if figure.words:
        return f'<span class="app-marker">{words}</span>'
    marker = Marker.NOT_AVAILABLE if figure.marker is None else figure.marker
    return f'<span class="app-marker"><span aria-hidden="true">{mark(marker)}</span>{quiet(SPOKEN[marker])}</span>'


def _key(block: Table, threshold: int) -> str:
    """Each marker that stands in the table, explained under it."""
    lines = [f"<li><b>{mark(m) or 'blank'}</b> {escape(explained(m, threshold))}</li>" for m in markers(block)]
    if nought_needs_saying(block):
        lines.append(f"<li><b>0</b> {escape(NOUGHT)}</li>")
    return f'<ul class="app-key">{"".join(lines)}</ul>' if lines else ""


def _differing(block: Table) -> str:
    found = differences(block)
    if not found:
        return ""
    said = " ".join(escape(difference.said) for difference in found)
    return differing(f"<p><b>{differences_title(len(found))}</b> {said}</p>")
