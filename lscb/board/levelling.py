"""The levels of a scale: kept, moved, laid out as a whole list; none of it once something was graded by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from lscb.audit import services as audit
from lscb.board import shaping
from lscb.board.models import Level, Scale
from lscb.board.policies import why_not_reshape_scale

BEYOND = 1000
WORDS_OF_A_LEVEL = ("name", "descriptor", "tone")


@transaction.atomic
def keep_scale(*, scale: Scale, by: Any, reason: str = "") -> Scale:
    """Stores a scale as a form filled it: its name may always change."""
    return shaping.keep(record=scale, by=by, reason=reason)


@transaction.atomic
def keep_level(*, level: Level, by: Any, reason: str = "") -> Level:
    """Stores a level as a form filled it; a new one is the highest. Of a scale in use its words alone may change.

    Raises ValidationError.
    """
    if level._state.adding and level.order is None:
        level.order = _next_step(level.scale)
    in_use = why_not_reshape_scale(audit.stored(level.scale))  # locked, so that two levels are not put at one step
    return shaping.keep(record=level, by=by, in_use=in_use, mendable=WORDS_OF_A_LEVEL, reason=reason)


@transaction.atomic
def move_level(*, level: Level, step: int, by: Any) -> None:
    """One step lower (-1) or higher (1). Raises ValidationError where the scale is in use."""
    scale = audit.stored(level.scale)
    shaping.refuse(why_not_reshape_scale(scale))
    rows = list(scale.levels.order_by("order"))
    shaping.reorder(scale, shaping.moved(rows, level, step), by=by, first=rows[0].order)


@transaction.atomic
def lay_out_levels(*, scale: Scale, levels: Sequence[dict[str, Any]], by: Any) -> None:
    """The whole list of levels, from the lowest, each by its columns; a level of a name that stands is kept.

    Raises ValidationError where the scale is in use and the list is another.
    """
    scale = audit.stored(scale)
    held = {level.name: level for level in scale.levels.all()}
    wanted = [_level(scale, held, place, columns) for place, columns in enumerate(levels, start=1)]
    befores = {level.pk: audit.snapshot(level) for level in scale.levels.all()}
    gone = [level for level in held.values() if level.pk not in {one.pk for one in wanted}]
    if not gone and all(one.pk and not audit.differences(befores[one.pk], audit.snapshot(one)) for one in wanted):
        return
    shaping.refuse(why_not_reshape_scale(scale))
    for level in gone:
        audit.remove(level, by=by)
    scale.levels.update(order=F("order") + BEYOND)  # a step holds one level at a time
    for one in wanted:
        if one.pk:
            audit.save_changed(one, befores[one.pk], by=by)
            Level.objects.filter(pk=one.pk).update(order=one.order)
        else:
            audit.add(one, by=by)


def _level(scale: Scale, held: dict[str, Level], place: int, columns: dict[str, Any]) -> Level:
    level = held.get(columns["name"]) or Level(scale=scale)
    for column, value in {"order": place, **columns}.items():
        setattr(level, column, value)
    return level


def _next_step(scale: Scale) -> int:
    last = scale.levels.aggregate(last=Max("order"))["last"]
    return 1 if last is None else last + 1
