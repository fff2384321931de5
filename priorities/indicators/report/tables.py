"""Figures divided one way: a row for each category, a column for each period, with sums, shares and changes."""

from __future__ import annotations

from lscb.board.models import Area, Period
from lscb.document import figures
from lscb.document.blocks import Block, Cell, Figure, Inline, Row, RowKind, Table, cell, row
from priorities.indicators.models import Category, Statement
from priorities.indicators.report.measured import Measured
from priorities.indicators.report.numbers import beside, moved, printed_total, unit_of


def blocks(measured: Measured) -> list[Block]:
    """A table for each of the board's areas."""
    return [_table(measured, area) for area in measured.home]


def caption(measured: Measured, area: Area, periods: list[Period]) -> str:
    """What is counted, divided how, where (if there are several places) and when."""
    where = f" in {area}" if len(measured.home) > 1 else ""
    between = " and " if len(periods) == 2 else " to "
    when = between.join(dict.fromkeys([periods[0].label, periods[-1].label]))
    return f"{measured.indicator.title}{where}, {when}"


def _table(measured: Measured, area: Area) -> Table:
    periods = [p for p in (*measured.before, *measured.now) if _has(measured, p, area)]
    rows = [_row(measured, category, area, periods) for category in measured.rows()]
    rows += _whole(measured, area, periods)
    names = [measured.indicator.scheme1.name, *(p.label for p in periods), *_extra(measured, periods)]
    return Table(
        caption(measured, area, periods), tuple(names), tuple(rows), note=_note(measured, periods),
        source=measured.sources(),
    )  # fmt: skip


def _row(measured: Measured, category: Category, area: Area, periods: list[Period]) -> Row:
    cells: list[Inline | str] = [measured.figure(p, area, category.pk) or "" for p in periods]
    return row(category.name, *cells, *_beyond(measured, category.pk, area, periods))


def _beyond(measured: Measured, category: int, area: Area, periods: list[Period]) -> list[Inline | str]:
    """The change over two periods, or the share of the whole in one."""
    if len(periods) == 2:
        before, after = (measured.figure(p, area, category) for p in periods)
        if before is None or after is None:
            return [""]
        printed = _printed_change(measured, category, area, periods[-1])
        return [beside(moved(f"{after.label}, change", before, after), printed)]
    if _shares(measured, periods):
        part = measured.figure(periods[0], area, category)
        whole = _sum(measured, area, periods[0])
        if part is None:
            return [""]
        printed = measured.statement(Statement.Kind.SHARE, periods[0], area, category)
        return [beside(figures.share(f"{part.label}, share", part, whole), printed)]
    return []


def _printed_change(measured: Measured, category: int, area: Area, period: Period) -> Statement | None:
    kind = Statement.Kind.POINTS if measured.indicator.unit == "percent" else Statement.Kind.CHANGE
    return measured.statement(kind, period, area, category)


def _extra(measured: Measured, periods: list[Period]) -> list[str]:
    if len(periods) == 2:
        return ["Change"]
    return ["Share"] if _shares(measured, periods) else []


def _shares(measured: Measured, periods: list[Period]) -> bool:
    """Shares are given of people, and of whatever a source printed shares of."""
    if len(periods) != 1 or not measured.indicator.adds_up:
        return False
    stated = any(s.kind == Statement.Kind.SHARE for s in measured.statements)
    return measured.indicator.unit == "people" or stated


def _whole(measured: Measured, area: Area, periods: list[Period]) -> list[Row]:
    """Our own sum where the categories add up, with the printed total beside; else the whole as its source gave it."""
    indicator = measured.indicator
    if indicator.adds_up:
        sums: list[Inline | str] = [_sum(measured, area, p) for p in periods]
        return [row("Total", *sums, *_total_beyond(measured, sums, periods), kind=RowKind.SUM)]
    given = [measured.figure(p, area) for p in periods]
    if not any(given):
        return []
    blank = [Cell() for _ in _extra(measured, periods)]
    name = measured.names[measured.whole[0]].name
    return [Row((cell(name, header=True), *(cell(f or "") for f in given), *blank))]


def _sum(measured: Measured, area: Area, period: Period) -> Figure:
    parts = [measured.figure(period, area, c.pk) for c in measured.rows()]
    held = [f for f in parts if f is not None]
    unit, decimals = unit_of(measured.indicator), measured.indicator.decimals
    label = f"{measured.indicator}, {period.label}, total"
    return printed_total(figures.total(label, held, unit=unit, decimals=decimals), measured.figure(period, area))


def _total_beyond(measured: Measured, sums: list[Inline | str], periods: list[Period]) -> list[Inline | str]:
    if len(periods) == 2 and measured.indicator.unit != "percent":
        before, after = (s for s in sums if isinstance(s, Figure))
        return [moved(f"{after.label}, change", before, after)]
    if _shares(measured, periods) and isinstance(sums[0], Figure):
        return [figures.share(f"{sums[0].label}, share", sums[0], sums[0])]
    return [""] if len(periods) == 2 else []


def _note(measured: Measured, periods: list[Period]) -> str:
    notes = [note for p in periods for note in measured.notes(p)]
    if len({p.basis for p in periods}) > 1:
        notes.append("The periods are of different lengths and are not to be read as a trend.")
    notes += [f"From {b.on:%-d %B %Y}: {b.note}" for b in measured.breaks if periods[0].starts < b.on]
    return " ".join(dict.fromkeys(notes))


def _has(measured: Measured, period: Period, area: Area) -> bool:
    return any(key[:2] == (period.pk, area.pk) for key in measured.figures)
