"""Founding a board and laying out its year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from lscb.audit import services as audit
from lscb.board.models import Area, Basis, Board, BoardArea, Level, Period, Scale


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
