"""Reads how indicators stand, in a number of queries that grows neither with them nor with their history."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from lscb.board.models import Area, Basis, Period
from lscb.board.year import Year
from lscb.document.blocks import Cell, Document, Figure, Row, Section, Table
from lscb.document.disclosure import Audience, Protected, together
from lscb.document.tables import only_figure
from priorities.indicators.models import Indicator, SeriesBreak, Target
from priorities.indicators.models.indicators import Measure
from priorities.indicators.report.measured import Measured
from priorities.indicators.report.numbers import known, targeted
from priorities.indicators.report.reading import Reading
from priorities.indicators.report.status import amber_within, target_for
from priorities.indicators.report.wholes import whole
from priorities.indicators.report.window import MOST_POINTS, around, lately, window
from priorities.indicators.standing.row import Standing

# What does not grow with the length of its period may be compared over periods of different lengths.
EVEN = {Measure.PERCENT, Measure.RATE, Measure.RATIO, Measure.RANK, Measure.MONTHLY, Measure.DAYS}


def standings(year: Year, only: Collection[int], audience: Audience) -> dict[int, list[Standing]]:
    """How each of these indicators stands, one for each of the board's own areas that has figures; at least one."""
    if not only:
        return {}
    found = bare(reading_of(year, only, compared=False))
    grouped: dict[int, list[Standing]] = {}
    for standing in protected(year, found, audience)[1]:
        grouped.setdefault(standing.indicator.pk, []).append(standing)
    return grouped


def with_target(year: Year) -> set[int]:
    """The indicators with a target for a period within the year or around it: no other can have a status."""
    within = Target.objects.of_board(year.board).filter(period__ends__gte=year.starts, period__starts__lte=year.ends)
    return set(within.order_by().values_list("indicator_id", flat=True))


def reading_of(year: Year, only: Collection[int], *, compared: bool = True) -> Reading:
    """What is held of these indicators in the year, in the one before it, and a few periods further back.

    Unless `compared`, it is what a line of a list shows: the board's own areas, and no months of more than a year ago.
    """
    near, further = window(year)
    near = near if compared else lately(near)
    return Reading(year, only=only, periods=near, further=further, around=around(year), compared=compared)


def bare(reading: Reading) -> list[Standing]:
    """How they stand, in order and not protected: for a document that is protected as one."""
    return [standing for measured in reading.placed for standing in _of(measured, reading)]


def _of(measured: Measured, reading: Reading) -> list[Standing]:
    home = [a for a in measured.home if a.pk in measured.covered] or measured.home[:1]
    home = home or [reading.areas[pk] for pk in sorted(reading.covered)][:1] or list(reading.areas.values())[:1]
    return [_in(measured, area) for area in home]


def _in(measured: Measured, area: Area) -> Standing:
    target = target_for(measured, area)
    standing = Standing(
        measured.indicator,
        area,
        target=target,
        goal=targeted(target, measured.indicator, "Target") if target else None,
        amber_within=amber_within(measured),
        parts=_parts(measured, area),
    )
    known_for = {key[0] for key in measured.figures if key[1] == area.pk}
    periods = [p for pk, p in measured.periods.items() if pk in known_for]
    held = [(p, f) for p in periods if (f := whole(measured, p, area)) is not None]
    now = [(p, f) for p, f in held if p.ends >= measured.year.starts]
    latest = last([(p, f) for p, f in now if known(f) is not None]) or last(now)
    if latest is None:
        return standing
    period, figure = latest
    earlier = [(p, f) for p, f in held if p.ends < period.ends and known(f) is not None]
    before = _compared(measured.indicator, period, earlier)
    alike = [f for p, f in held if p.basis == period.basis and p.ends <= period.ends] if _is_trend(period) else [figure]
    return replace(
        standing,
        latest=figure,
        period=period,
        before=before[1] if before else None,
        before_period=before[0] if before else None,
        points=tuple(alike[-MOST_POINTS:]),
        broken=_break_between(measured.breaks, before[0], period) if before else None,
    )


def _parts(measured: Measured, area: Area) -> int:
    now = {p.pk for p in measured.now}
    held = {key[2:] for key in measured.figures if key[1] == area.pk and key[0] in now}
    return len(held - {measured.whole})


def last(held: Sequence[tuple[Period, Figure]]) -> tuple[Period, Figure] | None:
    """The one that ends last, and of those the longest."""
    return max(held, key=lambda pair: (pair[0].ends, -pair[0].starts.toordinal()), default=None)


def _compared(
    indicator: Indicator, period: Period, earlier: list[tuple[Period, Figure]]
) -> tuple[Period, Figure] | None:
    """The last one of the same length; of another length only where the figure does not grow with it."""
    same = [(p, f) for p, f in earlier if p.basis == period.basis and _is_trend(period)]
    even = Measure(indicator.unit) in EVEN or indicator.nature == Indicator.Nature.STOCK
    return last(same) or (last(earlier) if even else None)


def _is_trend(period: Period) -> bool:
    """Whether periods of its sort are of one length."""
    return period.basis != Basis.OTHER


def _break_between(breaks: list[SeriesBreak], before: Period, period: Period) -> SeriesBreak | None:
    return next((b for b in breaks if before.ends < b.on <= period.ends), None)


def protected(
    year: Year, found: list[Standing], audience: Audience, sections: Iterable[Section] = ()
) -> tuple[Protected, list[Standing]]:
    """Sections that stand with standings on one page, as a document, and the standings, as these readers may see them.

    All are protected together, so that no line of the page tells what another hides.
    """
    lines = Section("standing", "", tuple(_line(standing) for standing in found))
    document = Document("", year.board.name, year.period.label, tuple(sections))
    shown, (beside,) = together(document, (lines,), audience, year.board.threshold)
    rows = [block.rows[0] for block in beside.blocks if isinstance(block, Table)]
    return shown, [_with(s, [only_figure(c) for c in r.cells[1:]]) for s, r in zip(found, rows, strict=True)]


def _line(standing: Standing) -> Table:
    """A table of one row each: the figures of different indicators do not add up to anything."""
    row = Row((Cell(), *(_cell(f) for f in (standing.latest, standing.before, *standing.points))))
    return Table("How it stands", (), (row,))


def _cell(figure: Figure | None) -> Cell:
    return Cell((figure,)) if figure is not None else Cell()


def _with(standing: Standing, shown: list[Figure | None]) -> Standing:
    latest, before, *points = shown
    return replace(standing, latest=latest, before=before, points=tuple(p for p in points if p is not None))
