"""Figures over several periods or beside those of other areas: a table with target and status, a line, a sentence."""

from __future__ import annotations

from lscb.board.models import Area, Period
from lscb.document import figures
from lscb.document.blocks import Block, Cell, Figure, Inline, Paragraph, Row, Table, Text, Unit, cell
from priorities.indicators.report import charts
from priorities.indicators.report.measured import Measured
from priorities.indicators.report.members import members_words
from priorities.indicators.report.numbers import known, size, targeted
from priorities.indicators.report.reach import FEWER
from priorities.indicators.report.status import (
    WORDS,
    amber_within,
    direction,
    printed_for,
    printed_words,
    rag,
    target_for,
)
from priorities.indicators.report.tables import caption


def fits(measured: Measured) -> bool:
    """Whether there is more to show than one figure: several periods, areas to compare with, or a target."""
    several = len(measured.now) > 1 or len(measured.home) > 1 or bool(measured.others)
    return several or bool(measured.targets) or bool(measured.ranges)


def blocks(measured: Measured) -> list[Block]:
    """A sentence for each of the board's own areas, the table of all, and a line of the year's periods."""
    said = [_sentence(measured, area) for area in measured.home]
    return [*(s for s in said if s is not None), _table(measured), *charts.of_trend(measured)]


def _table(measured: Measured) -> Table:
    periods = [*measured.before, *measured.now]
    with_target = any(target_for(measured, a) for a in measured.home)
    with_printed = any(printed_for(measured, a) for a in measured.home)
    names = ["Area", *(p.label for p in periods)]
    names += ["Target", "Status"] if with_target else []
    names += ["Status as printed"] if with_printed else []
    rows = [_row(measured, a, periods, with_target, with_printed) for a in (*measured.home, *measured.others)]
    notes = dict.fromkeys(note for p in periods for note in measured.notes(p))
    breaks = [f"From {b.on:%-d %B %Y}: {b.note}" for b in measured.breaks if periods[0].starts < b.on]
    fewer = [FEWER] if measured.fewer and measured.others else []
    groups = members_words(measured, measured.others, periods[-1])
    note = " ".join([*notes, *_lengths(periods), *breaks, *groups, *fewer])
    return Table(
        caption(measured, measured.home[0], periods), tuple(names), tuple(rows), note, source=measured.sources()
    )


def _row(measured: Measured, area: Area, periods: list[Period], with_target: bool, with_printed: bool) -> Row:
    cells = [cell(str(area), header=True), *(cell(measured.figure(p, area) or "") for p in periods)]
    if with_target:
        cells += _target_cells(measured, area)
    if with_printed:
        printed = printed_for(measured, area)
        cells.append(cell(printed_words(printed), tone=printed.rag) if printed else Cell())
    return Row(tuple(cells))


def _target_cells(measured: Measured, area: Area) -> list[Cell]:
    target = target_for(measured, area)
    if target is None:
        return [Cell(), Cell()]
    tone = rag(_last(measured, area), target, measured.indicator, amber_within(measured))
    goal = targeted(target, measured.indicator, "Target")
    return [cell(goal), cell(WORDS.get(tone, "No target"), tone=tone)]


def _last(measured: Measured, area: Area) -> Figure | None:
    """The area's last figure in the year."""
    held = [measured.figure(p, area) for p in measured.now]
    return next((f for f in reversed(held) if known(f) is not None), None)


def _sentence(measured: Measured, area: Area) -> Paragraph | None:
    """The last figure against its target and against the year before."""
    last = _last(measured, area)
    period = next((p for p in reversed(measured.now) if measured.figure(p, area) is last), None)
    if last is None or period is None:
        return None
    against = [*_against_target(measured, area, last), *_against_before(measured, area, last)]
    where = f"{area}, " if len(measured.home) > 1 else ""
    opening = Text(f"{measured.indicator.title}, {where}{period.label}: ")
    return Paragraph((opening, last, *against, Text(".")), of=(last,)) if against else None


def _against_target(measured: Measured, area: Area, last: Figure) -> list[Inline]:
    target = target_for(measured, area)
    if target is None:
        return []
    goal = targeted(target, measured.indicator, "Target")
    if known(last) == known(goal):
        return [Text(", just the target", of=(last, goal))]
    gap = size(_gap(goal, last, "distance from the target"))
    side = "above" if (last.value or 0) > (goal.value or 0) else "below"
    return [Text(", "), gap, Text(f" {side} the target of "), goal, Text("", of=(last, goal), takes=4)]


def _against_before(measured: Measured, area: Area, last: Figure) -> list[Inline]:
    earlier = measured.earlier
    before = measured.figure(earlier, area) if earlier else None
    if before is None or earlier is None or known(before) is None:
        return []
    judged = direction(before, last, measured.indicator)
    if known(before) == known(last):
        return [Text(f", the same as in {earlier.label}", of=(before, last))]
    side = "above" if (last.value or 0) > (before.value or 0) else "below"
    return [
        Text(", "),
        size(_gap(before, last, f"difference from {earlier.label}")),
        Text(f" {side} {earlier.label}{f', which is {judged}' if judged else ''}", of=(before, last), takes=2),
    ]


def _gap(first: Figure, second: Figure, what: str) -> Figure:
    """The distance between two figures in their own unit: points for percentages."""
    unit = Unit.POINTS if second.unit is Unit.PERCENT else second.unit
    return figures.difference(f"{second.label}, {what}", second, first, unit=unit, decimals=second.decimals)


def _lengths(periods: list[Period]) -> list[str]:
    """A warning that periods of different lengths make no trend, where there are some."""
    if len({p.basis for p in periods}) < 2:
        return []
    return ["The periods are of different lengths: read each against its own kind."]
