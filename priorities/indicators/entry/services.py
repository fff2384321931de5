"""Saving a table that was filled in on a page: all of it, or nothing and every cell that needs somebody marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from lscb.board import services as boards
from lscb.board.models import Period
from lscb.web.editing import digest
from priorities.indicators import services
from priorities.indicators.entry.grid import Cell, Grid
from priorities.indicators.importing import written
from priorities.indicators.importing.lines import why_not_say
from priorities.indicators.importing.refusals import NotRead
from priorities.indicators.models import Indicator, Observation
from priorities.indicators.policies import why_not_record

EMPTIED = "A figure was entered here. Write why there is none (x not available, c hidden), or leave it as it is"
CHANGED = "Somebody else has changed this cell. It now says “{now}”. Save again to keep yours"


@transaction.atomic
def save_table(*, grid: Grid, typed: Mapping[str, str], as_read: Mapping[str, str], by: Any) -> int:
    """Enters what was typed and differs from what is held; how many figures that were.

    `as_read` has for each cell the mark of what it showed. A cell that somebody else changed and this person left alone
    keeps theirs. Where a cell is refused, or both changed it differently, nothing is entered, and the cells say why.
    """
    made = [figure for cell in grid.cells.values() if (figure := _taken(grid, cell, typed, as_read))]
    if grid.problems():
        return 0
    for figure in made:
        figure.period = _kept(figure.period, by)
        services.enter(observation=figure, by=by)
    return len(made)


def _taken(grid: Grid, cell: Cell, typed: Mapping[str, str], as_read: Mapping[str, str]) -> Observation | None:
    """The figure a cell asks for, or None where it asks for nothing; what is wrong is left in the cell."""
    if cell.name not in typed:
        return None
    text = " ".join(typed[cell.name].split())
    shown = as_read.get(cell.name, digest(""))
    if digest(text) == shown != cell.mark:
        return None  # left alone, and changed by somebody else meanwhile
    cell.typed = text
    if digest(text) == cell.mark:
        return None
    if shown != cell.mark:
        cell.problem = CHANGED.format(now=cell.says)
        return None
    try:
        return _figure(grid, cell, text)
    except NotRead as refusal:
        cell.problem = str(refusal)
        return None


def _figure(grid: Grid, cell: Cell, text: str) -> Observation | None:
    indicator = next(i for i in grid.indicators if i.pk == cell.key[0])
    period = next(p for p in grid.periods if p.pk == cell.key[1])
    said = written.read(text, indicator.unit)
    if said is None:
        raise NotRead(EMPTIED)
    if reason := why_not_record(indicator, period):
        raise NotRead(reason.rstrip("."))
    made = Observation(indicator=indicator, period=period, area=grid.area, source=grid.source)
    made.category1_id, made.category2_id = cell.key[2], cell.key[3]
    for column in ("value", "bound", "marker", "words", "numerator", "denominator"):
        setattr(made, column, getattr(said, column))
    made.decimals = None if said.decimals in (None, indicator.decimals) else said.decimals
    made.note = cell.held.note if cell.held is not None else ""
    if reason := why_not_say(made):
        raise NotRead(reason)
    return None if cell.held is not None and _same(cell.held, made, indicator) else made


def _kept(period: Period, by: Any) -> Period:
    """The period as the board holds it, made where it is one of the year's that nobody needed before."""
    if period.pk > 0:
        return period
    days = {"starts": period.starts, "ends": period.ends}
    return boards.period(board=period.board, name=period.name, basis=period.basis, **days, by=by)


def _same(held: Observation, made: Observation, indicator: Indicator) -> bool:
    """Whether it was only written differently: "1,234" for 1234."""
    usual = indicator.decimals
    shown = [usual if o.decimals is None else o.decimals for o in (held, made)]
    rest = ("value", "numerator", "denominator", "bound", "words", "marker")
    return shown[0] == shown[1] and all(getattr(held, c) == getattr(made, c) for c in rest)
