"""What stands before a chapter's own records are entered: the bodies, areas, years and headings they speak of.

They are copied as rows: other chapters' tests enter the board itself, its year and areas, agencies, groups and
priorities on their screens.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from agencies.models import Agency
from lscb.board.models import Area, Board, BoardArea, Period
from lscb.demo.stage import Stage
from lscb.returns.models import Subject
from priorities.models import Priority, ProgressUpdate, Topic
from tests.factories.board import BoardFactory
from workgroups.models import Group, GroupSuccession

# Each after those it points to.
COPIED = (Period, Area, Agency, Group, GroupSuccession, Subject, Priority, Topic, ProgressUpdate)


@dataclass
class Ground:
    """A board that holds nothing of its own yet, and its counterpart of each record of the demonstration's."""

    board: Board
    counterparts: dict[tuple[str, Any], Any] = field(default_factory=dict)

    def __getitem__(self, record: models.Model) -> Any:
        return self.counterparts[record._meta.label, record.pk]

    def __setitem__(self, record: models.Model, counterpart: models.Model) -> None:
        self.counterparts[record._meta.label, record.pk] = counterpart

    def typed(self, record: models.Model, columns: Iterable[str]) -> dict[str, Any]:
        """What somebody types to say of a record what the demonstration's says, column by column."""
        given: dict[str, Any] = {}
        for name in columns:
            column: Any = record._meta.get_field(name)
            value = getattr(record, name)
            if column.many_to_many:
                value = [self[one] for one in value.all()]
            elif isinstance(value, models.Model):
                value = self[value]
            if isinstance(column, models.DateField) and value is None:
                given |= dict.fromkeys((f"{name}_day", f"{name}_month", f"{name}_year"), "")
            else:
                given[name] = value
        return given


def laid_out(stage: Stage, *more: type[models.Model]) -> Ground:
    """A second board with the demonstration's years, areas, bodies, priorities and progress, and `more`."""
    of = stage.board
    ground = Ground(BoardFactory(slug="fresh", vision=of.vision, aims=of.aims))
    ground[of] = ground.board
    for model in (*COPIED, *more):
        for record in model.objects.of_board(of).order_by("pk"):
            _copy(ground, record)
    for area in BoardArea.objects.filter(board=of):
        _copy(ground, area)
    return ground


def _copy(ground: Ground, record: models.Model) -> None:
    made = copy(record)
    made.pk, made._state.adding = None, True
    for column in record._meta.concrete_fields:
        held = getattr(record, column.name) if column.is_relation else None
        if held is not None:
            setattr(made, column.name, ground[held])
    made.save()
    ground[record] = made
    for several in record._meta.many_to_many:
        getattr(made, several.name).set([ground[one] for one in getattr(record, several.name).all()])
