"""What the state of a board's own records allows. Each answers with the sentence that refuses, or with nothing."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from lscb.audit import services as audit
from lscb.audit.hanging import what_hangs_on
from lscb.board.models import Area, Basis, Board, Level, Office, Period, Scale
from lscb.web import british

# What goes with a record that is taken away; whatever else points to it holds it.
PARTS: dict[type, tuple[str, ...]] = {
    Area: ("board.boardarea", "board.areamember.area"),
    Office: ("board.officeterm",),
    Scale: ("board.level",),
}


def why_not_remove(record: Any) -> str:
    """A record that others stand on stays: a scale by which something was graded, an office that owns an action."""
    scale = record.scale if isinstance(record, Level) else record if isinstance(record, Scale) else None
    if scale and (in_use := why_not_reshape_scale(scale)):
        return in_use
    return stands_on(record, but=PARTS.get(type(record), ()))


def stands_on(record: Any, but: Collection[str] = ()) -> str:
    """Why a record stays that others point to. `but` names the kinds of record that go with it."""
    if hanging := what_hangs_on(record, but=but):
        return f"“{record}” stays, because of what stands on it: {british.listed(hanging)}."
    return audit.why_locked(record)


def why_not_reshape_scale(scale: Scale) -> str:
    """The levels of a scale stay, in their order, once something was graded by one."""
    levels = list(scale.levels.all()) if scale.pk else []
    hanging = what_hangs_on(*levels) if levels else []
    if not hanging:
        return ""
    return f"This scale is in use, by {british.listed(hanging)}, so its levels stay. Begin another scale instead."


def why_not_lay_out_year(board: Board, starts: date, ends: date, but: Period | None = None) -> str:
    """A reporting year ends after it begins and shares no day with another of the board."""
    if ends < starts:
        return "The last day is before the first."
    others = Period.objects.of_board(board).filter(basis=Basis.YEAR, starts__lte=ends, ends__gte=starts)
    other = (others.exclude(pk=but.pk) if but else others).first()
    return f"{other.label} lies within those days." if other else ""
