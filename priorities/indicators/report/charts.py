"""Charts of an indicator where its record says that one speaks; each title states a finding taken from the figures."""

from __future__ import annotations

from fractions import Fraction

from lscb.board.models import Area, Basis, Period
from lscb.document import figures
from lscb.document.blocks import Block, Chart, ChartKind, Figure, Guide, Series, Unit
from priorities.indicators.models import Category
from priorities.indicators.report.measured import Measured
from priorities.indicators.report.numbers import known, targeted
from priorities.indicators.report.status import target_for
from priorities.indicators.report.wholes import whole_or_blank

MOST_BESIDE = 3
"""More areas to compare with are no longer told apart in one picture: each has a panel of its own."""


def of_cross_table(measured: Measured, period: Period, area: Area) -> list[Block]:
    """A bar for each category, stacked by the second scheme; none where a cell is missing."""
    rows, columns = measured.rows(), measured.columns()
    cells = {(r.pk, c.pk): measured.figure(period, area, r.pk, c.pk) for r in rows for c in columns}
    if not measured.indicator.charted or any(known(f) is None for f in cells.values()):
        return []
    series = tuple(Series(c.name, tuple(_sure(cells[r.pk, c.pk]) for r in rows)) for c in columns)
    sums = tuple(figures.total("", [_sure(cells[r.pk, c.pk]) for c in columns]) for r in rows)
    scheme = measured.indicator.scheme2.name.lower()
    return [
        Chart(
            ChartKind.STACKED, _largest(measured, rows, sums),
            f"{measured.indicator.title}, by {scheme}, {period.label}",
            tuple(r.name for r in rows), series, ordered=True, of=sums,
        )
    ]  # fmt: skip


def of_categories(measured: Measured) -> list[Block]:
    """Bars for each category: side by side for two periods, single for one."""
    area, periods = measured.home[0], [*measured.before, *measured.now]
    rows = [r for r in measured.rows() if all(known(measured.figure(p, area, r.pk)) is not None for p in periods)]
    if not measured.indicator.charted or len(rows) < 2 or len(rows) < len(measured.rows()):
        return []
    given = [tuple(_sure(measured.figure(p, area, r.pk)) for r in rows) for p in periods]
    kind = ChartKind.GROUPED if len(periods) > 1 else ChartKind.BARS
    title = _moved_most(rows, given) if len(periods) > 1 else _largest(measured, rows, given[0])
    unit = f", {measured.indicator.base_words}" if measured.indicator.base_words else ""
    series = tuple(Series(p.label, f) for p, f in zip(periods, given, strict=True))
    when = (" and " if len(periods) == 2 else ", ").join(p.label for p in periods)
    subtitle = f"{measured.indicator.title}{unit}, {when}"
    return [Chart(kind, title, subtitle, tuple(r.name for r in rows), series, ordered=len(periods) > 1)]


def of_trend(measured: Measured) -> list[Block]:
    """A line through the year's periods of one length, with the target and other areas' latest figures across it.

    Of more than three other areas each has a panel beside the board's own, where it has figures of these periods.
    """
    periods = _of_one_length(measured.now)
    lines = [(a, [measured.figure(p, a) for p in periods]) for a in measured.home]
    lines = [(a, f) for a, f in lines if sum(known(x) is not None for x in f) > 1 and all(f)]
    if not measured.indicator.charted or not lines:
        return []
    series = tuple(Series(str(a), tuple(_sure(x) for x in f)) for a, f in lines)
    subtitle = f"{measured.indicator.title}, {periods[0].label} to {periods[-1].label}"
    title = _course(measured, lines[0][0], [x for x in series[0].figures if x.value is not None])
    names = tuple(p.label for p in periods)
    beside = _beside(measured, periods)
    if len(beside) > MOST_BESIDE:
        return [Chart(ChartKind.PANELS, title, subtitle, names, (*series, *beside), _goal(measured))]
    guides = (*_goal(measured), *_latest(measured))
    return [Chart(ChartKind.LINE, title, subtitle, names, series, guides, ordered=True)]


def most_frequent(rows: list[Category], sums: list[Fraction], scheme: str) -> str:
    """ "Emotional abuse accounted for more than half", or "… was the most frequent category of abuse"."""
    top = max(sums, default=Fraction(0))
    names = [r.name for r, total in zip(rows, sums, strict=True) if total == top]
    if len(names) > 1:
        return f"{_listed(names)} were equally frequent"
    if top * 2 > sum(sums):
        return f"{names[0]} accounted for more than half"
    return f"{names[0]} was the most frequent {scheme[:1].lower()}{scheme[1:]}"


def _largest(measured: Measured, rows: list[Category], given: tuple[Figure, ...]) -> str:
    return most_frequent(rows, [Fraction(f.value or 0) for f in given], measured.indicator.scheme1.name)


def _moved_most(rows: list[Category], given: list[tuple[Figure, ...]]) -> str:
    """Which category rose and which fell the most from the first period to the last, in its own unit."""
    first, last = given[0], given[-1]
    moves = [Fraction(b.value or 0) - Fraction(a.value or 0) for a, b in zip(first, last, strict=True)]
    up, down = max(moves), min(moves)
    said = []
    if up > 0:
        said.append(f"{_listed([r.name for r, m in zip(rows, moves, strict=True) if m == up])} rose the most")
    if down < 0:
        said.append(f"{_listed([r.name for r, m in zip(rows, moves, strict=True) if m == down])} fell the most")
    if not said:
        return "Nothing changed"
    return " and ".join([said[0], *(s[:1].lower() + s[1:] for s in said[1:])])


def _course(measured: Measured, area: Area, points: list[Figure]) -> str:
    """Where the line ended against its target, or else against its beginning."""
    name = str(measured.indicator)
    first, last = Fraction(points[0].value or 0), Fraction(points[-1].value or 0)
    target = target_for(measured, area)
    if target is not None:
        goal = Fraction(target.value)
        side = "on" if last == goal else ("above" if last > goal else "below")
        return f"{name} ended the year {side} its target"
    if last == first:
        return f"{name} ended the year where it began"
    return f"{name} ended the year {'higher' if last > first else 'lower'} than it began"


def _beside(measured: Measured, periods: list[Period]) -> list[Series]:
    """The areas to compare with that have more than one figure of these periods."""
    lines = [(area, tuple(whole_or_blank(measured, p, area) for p in periods)) for area in measured.others]
    return [Series(str(area), f) for area, f in lines if sum(known(x) is not None for x in f) > 1]


def _goal(measured: Measured) -> tuple[Guide, ...]:
    target = target_for(measured, measured.home[0])
    return (Guide("Target", targeted(target, measured.indicator, "Target"), target=True),) if target else ()


def _latest(measured: Measured) -> list[Guide]:
    """The last figure of each area to compare with, whatever it is of."""
    guides = []
    for area in measured.others:
        held = [(p, measured.figure(p, area)) for p in (*measured.before, *measured.now)]
        given = [(p, f) for p, f in held if f is not None and f.value is not None]
        if given:
            guides.append(Guide(f"{area}, {given[-1][0].label}", given[-1][1]))
    return guides


def _of_one_length(periods: list[Period]) -> list[Period]:
    """The periods of the commonest length; figures of different lengths are not joined by a line."""
    bases = [p.basis for p in periods]
    commonest = max(bases, key=bases.count, default=Basis.YEAR)
    return [p for p in periods if p.basis == commonest]


def _listed(names: list[str]) -> str:
    lowered = [names[0], *(n[:1].lower() + n[1:] for n in names[1:])]
    return lowered[0] if len(lowered) == 1 else f"{', '.join(lowered[:-1])} and {lowered[-1]}"


def _sure(figure: Figure | None) -> Figure:
    """A figure that was looked for and found."""
    return figure if figure is not None else Figure("", None, Unit.COUNT)
