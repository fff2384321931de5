"""Figures divided two ways: a table with the sums of rows and columns, shares, and whatever totals were printed."""

from __future__ import annotations

from dataclasses import replace

from lscb.board.models import Area, Period
from lscb.document import figures
from lscb.document.blocks import Block, Figure, Inline, Paragraph, Row, RowKind, Table, Text, paragraph, row
from priorities.indicators.models import Category, Statement
from priorities.indicators.report import charts, sentences
from priorities.indicators.report.measured import Measured
from priorities.indicators.report.numbers import beside, known, printed_total, unit_of
from priorities.indicators.report.tables import caption


def blocks(measured: Measured) -> list[Block]:
    """The whole's sentence, then for each period and area a table, a warning where printed totals clash, a chart."""
    found: list[Block] = []
    for period in measured.now:
        for area in measured.home:
            if any(measured.figure(period, area, r.pk, c.pk) for r in measured.rows() for c in measured.columns()):
                found += [*_opening(measured, period, area), _table(measured, period, area)]
                found += [*_clash(measured, period, area), *charts.of_cross_table(measured, period, area)]
    return found


def row_total(measured: Measured, period: Period, area: Area, category: Category) -> Figure:
    """What the cells of a row add up to, with the row's printed total."""
    parts = [measured.figure(period, area, category.pk, c.pk) for c in measured.columns()]
    return _sum(measured, parts, f"{category.name}, {period.label}", measured.figure(period, area, category.pk))


def _opening(measured: Measured, period: Period, area: Area) -> list[Block]:
    if not measured.indicator.sentence or period != measured.last or area != measured.home[0]:
        return []
    from_cells = _grand(measured, period, area)
    whole = measured.figure(period, area)
    said = sentences.sentence(measured) if whole else []
    if not said:
        said = [Text(f"{measured.indicator.title}: "), from_cells, Text(".")]
    return [sentences.as_paragraph(said)]


def _table(measured: Measured, period: Period, area: Area) -> Table:
    columns = measured.columns()
    names = (measured.indicator.scheme1.name, *(c.name for c in columns), "Total")
    rows = [_row(measured, period, area, category) for category in measured.rows()]
    sums = [_column(measured, period, area, c) for c in columns]
    grand = _grand(measured, period, area)
    rows.append(row("Total", *sums, grand, kind=RowKind.SUM))
    rows.append(_shares(measured, period, area, [*sums, grand]))
    note = " ".join(measured.notes(period))
    return Table(caption(measured, area, [period]), names, tuple(rows), note=note, source=measured.sources())


def _row(measured: Measured, period: Period, area: Area, category: Category) -> Row:
    cells: list[Inline | str] = [measured.figure(period, area, category.pk, c.pk) or "" for c in measured.columns()]
    return row(category.name, *cells, row_total(measured, period, area, category))


def _column(measured: Measured, period: Period, area: Area, column: Category) -> Figure:
    parts = [measured.figure(period, area, r.pk, column.pk) for r in measured.rows()]
    printed = measured.figure(period, area, None, column.pk)
    return _sum(measured, parts, f"{column.name}, {period.label}", printed)


def _grand(measured: Measured, period: Period, area: Area) -> Figure:
    cells = [measured.figure(period, area, r.pk, c.pk) for r in measured.rows() for c in measured.columns()]
    return _sum(measured, cells, f"{measured.indicator}, {period.label}", measured.figure(period, area))


def _sum(measured: Measured, parts: list[Figure | None], label: str, printed: Figure | None) -> Figure:
    held = [f for f in parts if f is not None]
    whole = figures.total(
        f"{label}, total", held, unit=unit_of(measured.indicator), decimals=measured.indicator.decimals,
        source=next((f.source for f in held), ""),
    )  # fmt: skip
    return printed_total(whole, printed)


def _shares(measured: Measured, period: Period, area: Area, sums: list[Figure]) -> Row:
    seconds = [*(c.pk for c in measured.columns()), None]
    cells = []
    for figure, second in zip(sums, seconds, strict=True):
        printed = measured.statement(Statement.Kind.SHARE, period, area, None, second)
        cells.append(beside(figures.share(f"{figure.label}, share", figure, sums[-1]), printed))
    return row("Share of the total", *cells, kind=RowKind.SHARE)


def _clash(measured: Measured, period: Period, area: Area) -> list[Block]:
    """A warning where the printed totals of the columns, or of the rows, do not make the printed whole."""
    whole = measured.figure(period, area)
    found: list[Block] = []
    for what, printed in (
        ("columns", [measured.figure(period, area, None, c.pk) for c in measured.columns()]),
        ("rows", [measured.figure(period, area, r.pk) for r in measured.rows()]),
    ):
        if known(whole) is None or not printed or any(known(f) is None for f in printed):
            continue
        added = figures.total(f"printed totals of the {what}", [f for f in printed if f is not None])
        if whole is not None and added.value is not None and added.value != whole.value:
            found.append(_clashing(what, added, whole))
    return found


def _clashing(what: str, added: Figure, whole: Figure) -> Paragraph:
    """A sentence of figures; where one of them is hidden, that they differ is not told either."""
    said = paragraph(
        Text("Does not agree. ", strong=True),
        f"The totals printed for the {what} add up to ",
        added,
        "; the total printed for the whole is ",
        whole,
        ".",
    )
    return replace(said, of=(added, whole))
