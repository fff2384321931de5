"""Founding a board and laying out its year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from django.db import models, transaction

from lscb.audit import services as audit
from lscb.board import shaping
from lscb.board.models import Area, Basis, Board, BoardArea, Level, Office, Period, Scale
from lscb.board.policies import why_not_lay_out_year, why_not_remove

R = TypeVar("R", bound=models.Model)


@transaction.atomic
def found(*, by: Any, **details: Any) -> Board:
    """A new board. Raises ValidationError where its name or its place in web addresses is taken."""
    return audit.add(Board(**details), by=by, verb="founded")


@transaction.atomic
def cover(*, board: Board, area: Area, by: Any, starts: date | None = None, ends: date | None = None) -> BoardArea:
    """Says that the board covers an authority, from a day to a day."""
    return audit.add(BoardArea(board=board, area=area, starts=starts, ends=ends), by=by)


@transaction.atomic
def lay_out_year(*, board: Board, name: str, starts: date, ends: date, by: Any) -> Period:
    """A reporting year, made once: asked again, the one that stands is returned."""
    existing = Period.objects.of_board(board).filter(basis=Basis.YEAR, name=name).first()
    return existing or audit.add(Period(board=board, name=name, basis=Basis.YEAR, starts=starts, ends=ends), by=by)


def period(*, board: Board, name: str, basis: str, starts: date, ends: date, by: Any) -> Period:
    """A period of any basis, made once: asked again, the one that stands is returned."""
    existing = Period.objects.of_board(board).filter(basis=basis, name=name).first()
    return existing or audit.add(Period(board=board, name=name, basis=basis, starts=starts, ends=ends), by=by)


@transaction.atomic
def add_scale(*, board: Board, name: str, levels: Iterable[dict[str, Any]], by: Any, purpose: str = "") -> Scale:
    """A scale with its levels from the lowest; each level a dict of its columns."""
    scale = audit.add(Scale(board=board, name=name, purpose=purpose), by=by)
    for order, level in enumerate(levels, start=1):
        audit.add(Level(scale=scale, order=order, **level), by=by)
    return scale


@transaction.atomic
def keep(*, record: R, by: Any, reason: str = "") -> R:
    """Stores the board itself, an office, a term, a post or a member of a group of areas as a form filled it."""
    return shaping.keep(record=record, by=by, reason=reason)


@transaction.atomic
def keep_area(
    *, area: Area, by: Any, covered: bool, starts: date | None = None, ends: date | None = None, reason: str = ""
) -> Area:
    """Stores an area as a form filled it, and whether the board covers it, from a day to a day."""
    kept = shaping.keep(record=area, by=by, reason=reason)
    held = BoardArea.objects.filter(board=kept.board_id, area=kept).first()
    if held and not covered:
        audit.remove(held, by=by)
    elif held:
        audit.change(held, by=by, starts=starts, ends=ends)
    elif covered:
        cover(board=kept.board, area=kept, starts=starts, ends=ends, by=by)
    return kept


@transaction.atomic
def keep_period(*, period: Period, by: Any, reason: str = "") -> Period:
    """Stores a year, a quarter or another stretch as a form filled it. Raises ValidationError where two years meet."""
    if period.basis == Basis.YEAR:
        stands = None if period._state.adding else period
        why_not = why_not_lay_out_year(period.board, period.starts, period.ends, but=stands)
        shaping.refuse(why_not, "ends")
    return shaping.keep(record=period, by=by, reason=reason)


@transaction.atomic
def remove(*, record: models.Model, by: Any, reason: str = "") -> None:
    """Takes a record of the board's own away. Raises ValidationError where others stand on it."""
    why_not = why_not_remove(record)
    shaping.remove(record=record, by=by, reason=reason, why_not=why_not, parts=[] if why_not else _parts(record))


def _parts(record: Any) -> list[models.Model]:
    """What goes with a record that is taken away."""
    if isinstance(record, Area):
        return [*record.coverage.all(), *record.members.all()]
    if isinstance(record, Office):
        return list(record.terms.all())
    return list(record.levels.all()) if isinstance(record, Scale) else []
