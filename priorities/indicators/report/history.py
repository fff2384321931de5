"""An indicator over time, for its own page: a line with target and comparators, and the table of its periods."""

from __future__ import annotations

from collections.abc import Collection

from lscb.board.models import Area, Basis, Period
from lscb.document.blocks import Block, Chart, ChartKind, Guide, Row, Series, Table, cell, row
from priorities.indicators.models import Target
from priorities.indicators.report.charts import MOST_BESIDE
from priorities.indicators.report.measured import Measured
from priorities.indicators.report.numbers import known, targeted
from priorities.indicators.report.reach import FEWER
from priorities.indicators.report.status import target_for
from priorities.indicators.report.wholes import whole, whole_or_blank

BASES = {
    Basis.YEAR: "years",
    Basis.HALF: "half-years",
    Basis.QUARTER: "quarters",
    Basis.MONTH: "months",
    Basis.DAY: "days",
    Basis.OTHER: "other periods",
}


def blocks(measured: Measured, printed: Collection[int]) -> tuple[Block, ...]:
    """For each length of period its line (where two figures can be joined) and its table, the commonest first.

    Lengths of which the year's own form has `printed` every period are left out.
    """
    found: list[Block] = []
    for basis, periods in _by_length(measured):
        if {p.pk for p in periods} <= set(printed):
            continue
        found += [*_line(measured, basis, periods), _table(measured, basis, periods)]
    return (*found, *_by_category(measured))


def lines(measured: Measured) -> list[Block]:
    """The lines alone, of every length of period that has two figures to join."""
    return [line for basis, periods in _by_length(measured) for line in _line(measured, basis, periods)]


def _by_category(measured: Measured) -> list[Table]:
    """The parts of an indicator divided one way, where the year's own table leaves periods out."""
    if measured.columns() or not measured.rows():
        return []
    area, found = measured.home[0], []
    for basis in BASES:
        periods = [p for p in measured.periods.values() if p.basis == basis]
        periods = [p for p in periods if any(measured.figure(p, area, r.pk) for r in measured.rows())]
        if len(periods) > 2:
            names = (measured.indicator.scheme1.name, *(p.label for p in periods))
            rows = tuple(row(r.name, *(measured.figure(p, area, r.pk) or "" for p in periods)) for r in measured.rows())
            title = f"{measured.indicator.title}, by {measured.indicator.scheme1.name.lower()}, {BASES[basis]}"
            found.append(Table(title, names, rows, source=measured.sources()))
    return found


def _by_length(measured: Measured) -> list[tuple[Basis, list[Period]]]:
    groups: dict[Basis, list[Period]] = {}
    for period in measured.periods.values():
        if any(whole(measured, period, area) for area in _areas(measured)):
            groups.setdefault(Basis(period.basis), []).append(period)
    return sorted(groups.items(), key=lambda item: -len(item[1]))


def _areas(measured: Measured) -> list[Area]:
    return [*measured.home, *measured.others]


def _line(measured: Measured, basis: Basis, periods: list[Period]) -> list[Block]:
    """The board's own areas and those compared with; figures of other periods of one length are not joined."""
    if basis == Basis.OTHER:
        return []
    drawn = []
    for area in _areas(measured):
        held = tuple(whole_or_blank(measured, p, area) for p in periods)
        if sum(known(f) is not None for f in held) > 1:
            drawn.append(Series(str(area), held))
    if not drawn:
        return []
    subtitle = f"{measured.indicator.title}, {periods[0].label} to {periods[-1].label}"
    names = tuple(p.label for p in periods)
    kind = ChartKind.LINE if len(drawn) <= 1 + MOST_BESIDE else ChartKind.PANELS
    return [Chart(kind, str(measured.indicator), subtitle, names, tuple(drawn), _goal(measured, periods))]


def _goal(measured: Measured, periods: list[Period]) -> tuple[Guide, ...]:
    """The last target that was set for one of these periods, or for the year in which they end."""
    home = measured.home[0]
    until = periods[-1].ends
    held = [t for t in measured.targets if t.area_id == home.pk and t.kind == Target.Kind.TARGET]
    held = [t for t in held if t.period_id in measured.periods and measured.periods[t.period_id].ends <= until]
    target = max(held, key=lambda t: measured.periods[t.period_id].ends, default=None)
    target = target or target_for(measured, home)
    return (Guide("Target", targeted(target, measured.indicator, "Target"), target=True),) if target else ()


def _table(measured: Measured, basis: Basis, periods: list[Period]) -> Table:
    areas = [a for a in _areas(measured) if any(whole(measured, p, a) for p in periods)]
    targets = {t.period_id: t for t in measured.targets if t.area_id == areas[0].pk and t.kind == Target.Kind.TARGET}
    with_target = any(p.pk in targets for p in periods)
    names = ("Period", *(str(a) for a in areas), *(("Target",) if with_target else ()))
    rows = [_row(measured, p, areas, targets if with_target else None) for p in periods]
    breaks = [f"From {b.on:%-d %B %Y}: {b.note}" for b in measured.breaks if b.on > periods[0].starts]
    fewer = [FEWER] if measured.fewer and measured.others else []
    title = f"{measured.indicator.title}, {BASES[basis]}"
    return Table(title, names, tuple(rows), note=" ".join([*breaks, *fewer]), source=measured.sources())


def _row(measured: Measured, period: Period, areas: list[Area], targets: dict[int, Target] | None) -> Row:
    cells = [cell(period.label, header=True), *(cell(whole(measured, period, a) or "") for a in areas)]
    if targets is not None:
        target = targets.get(period.pk)
        cells.append(cell(targeted(target, measured.indicator, "Target") if target else ""))
    return Row(tuple(cells))
