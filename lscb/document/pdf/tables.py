"""Tables and charts for paper: headers, marked differences, markers explained, sources below, widths of columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lscb.document import charts, svg
from lscb.document.blocks import Cell, Chart, Figure, Inline, Row, Table
from lscb.document.origins import reckonings, sources
from lscb.document.pdf.widths import Grid, measured
from lscb.document.pdf.words import breakable, clean
from lscb.document.pdf.writer import Node, Writer
from lscb.document.plots import plot
from lscb.document.reckoning import refs
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
from lscb.document.words import NOUGHT, counted_words, explained, figure_words, mark, shows_pence

_TONES = frozenset({"red", "amber", "green", "none"})
_MOST_REASONS = 12
_WIDE = 780
"""How many of a chart's pixels are as wide as the page's text: its 16 pixel words are then 10 points."""
_SIZE = re.compile(r'^<svg class="app-chart" width="100%" height="(-?\d+)"')


def table(block: Table, writer: Writer) -> Iterator[Node]:
    """A table with all that stands below it."""
    yield _grid(block, writer, below=[*_below(block, writer), *_origins(block, block.source)])


def chart(block: Chart, writer: Writer) -> Iterator[Node]:
    """A chart with its key above and its note below, then its figures as a table."""
    ident = f"chart-{len(writer.taken)}"
    writer.taken.add(ident)
    drawn = _SIZE.sub(_sized, charts.draw(block, ident), count=1)
    yield {
        "is": "chart",
        "title": breakable(block.title),
        "what": breakable(block.subtitle),
        "key": [{"svg": _swatch(swatch), "t": breakable(words)} for swatch, words in charts.key(block, ident)],
        "svg": clean(drawn.replace(svg.PAPER, "#ffffff")),
        "alt": clean(f"{block.title}. {charts.description(block)}"),
        "note": breakable(charts.note(block)),
        "plot": plot(block),
        "label": writer.label(f"a:{block.anchor}" if block.anchor else ""),
    }
    data = charts.table(block)
    yield _grid(data, writer, below=[*_below(data, writer), *_origins(block)])


def _sized(head: re.Match[str]) -> str:
    height = max(int(head[1]), 20)
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDE}" height="{height}" font-family="Source Sans 3"'


def _swatch(drawn: str) -> str:
    return clean(drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" width="14" height="14" ', 1))


def _grid(block: Table, writer: Writer, below: list[Node]) -> Node:
    full = with_printed_rows(block)
    pence, marked = shows_pence(figures_of(full)), disagreeing(full)
    count = max([len(full.columns), *(len(row.cells) for row in full.rows)])
    rows = [_row(full, r, row, count, marked, pence, writer) for r, row in enumerate(full.rows)]
    columns = [*full.columns, *[""] * (count - len(full.columns))]
    grid: Grid = measured(columns, [["".join(i["t"] for i in c["inlines"]) for c in row["cells"]] for row in rows])
    for row, keep in zip(rows, grid.keep, strict=True):
        row["keep"] = keep
    for c, letters in enumerate(grid.letters):
        columns[c] = breakable(columns[c], letters + 1)
        for inline in (inline for row in rows for inline in row["cells"][c]["inlines"]):
            inline["t"] = breakable(inline["t"], letters + 1)
    return {
        "is": "table",
        "caption": breakable(block.caption).strip() or "Table",
        "label": writer.label(f"a:{block.anchor}" if block.anchor else ""),
        "widths": grid.widths,
        "wide": grid.wide and not writer.inside,
        "whole": grid.height < 380,
        "numeric": [*numeric_columns(full), *[False] * (count - len(full.columns))],
        "head": _head(full, columns),
        "rows": rows,
        "below": below,
    }


def _head(block: Table, columns: list[str]) -> list[list[Node]]:
    """One row of column headers, or two where some have a header over them."""
    if not block.spans:
        return [[{"t": words, "over": 1, "deep": 1} for words in columns]]
    upper: list[Node] = []
    lower: list[Node] = []
    at = 0
    for words, count in (*block.spans, *(("", 1) for _ in columns)):
        under = columns[at : at + count]
        at += count
        if words and under:
            upper.append({"t": breakable(words), "over": len(under), "deep": 1})
            lower += [{"t": below, "over": 1, "deep": 1} for below in under]
        else:
            upper += [{"t": below, "over": 1, "deep": 2} for below in under]
    return [upper, lower] if lower else [upper]


def _row(block: Table, r: int, row: Row, count: int, marked: frozenset, pence: bool, writer: Writer) -> Node:
    cells = [_cell(cell, c, (r, c) in marked, pence, writer) for c, cell in enumerate(row.cells)]
    cells += [{"inlines": [], "tone": "", "mark": False, "head": False, "right": False}] * (count - len(cells))
    return {"kind": row.kind.value, "cells": cells}


def _cell(cell: Cell, c: int, marked: bool, pence: bool, writer: Writer) -> Node:
    run = [node for part in cell.content for node in _in_cell(part, pence, writer)]
    return {
        "inlines": run,
        "tone": cell.tone if cell.tone in _TONES else "",
        "mark": marked,
        "head": (c == 0 or cell.header) and bool(run),
        "right": c > 0 and only_figure(cell) is not None,
    }


def _in_cell(part: Inline, pence: bool, writer: Writer) -> list[Node]:
    """Figures in cells are not numbered: their sources stand below the table."""
    if not isinstance(part, Figure):
        return writer.inlines((part,), cite=False)
    words = breakable(figure_words(part, pence=pence))
    return [{"t": words, "soft": part.value is None and part.marker is not None}] if words else []


def _below(block: Table, writer: Writer) -> Iterator[Node]:
    """The key of the markers, the note, and each printed figure that does not agree."""
    key = [(mark(m) or "blank", explained(m, writer.threshold)) for m in markers(block)]
    key += [("0", NOUGHT)] if nought_needs_saying(block) else []
    for sign, words in key:
        yield _small({"t": f"{sign} ", "b": True}, {"t": words})
    if block.note:
        yield _small({"t": breakable(block.note)})
    found = differences(block)
    if found:
        pars: list[list[Node]] = [[{"t": breakable(difference.said)}] for difference in found]
        pars[0].insert(0, {"t": f"{differences_title(len(found))} ", "b": True})
        yield {"is": "warning", "pars": pars}


def _origins(block: Table | Chart, source: str = "") -> Iterator[Node]:
    """How the figures were reckoned, from how many records, and who printed or sent them."""
    figures = tuple(figures_of(block))
    for kind, said in reckonings(figures).items():
        more = f"; and {len(said) - _MOST_REASONS} more in the same way" if len(said) > _MOST_REASONS else ""
        yield _small({"t": f"{kind}: ", "b": True}, {"t": breakable("; ".join(said[:_MOST_REASONS]) + more + ".")})
    records = {(r.model, r.pk) for figure in figures for r in refs(figure.reckoning)}
    named = sources(figures, source)
    last: list[Node] = [{"t": f"{counted_words(len(records), 'record')}. "}] if records else []
    last += [{"t": "Source: ", "b": True}, {"t": breakable("; ".join(named))}] if named else []
    if last:
        yield _small(*last)


def _small(*inlines: Node) -> Node:
    return {"is": "small", "inlines": list(inlines)}
