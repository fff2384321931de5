"""The words every board's records are read with."""

from __future__ import annotations

from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import Q

from lscb.permissions import EVERYWHERE, view_power

M = TypeVar("M", bound=models.Model)


class RecordQuerySet(models.QuerySet[M]):
    """Reads of records that belong to a board, directly or through another record.

    `board_path` is the look-up from the record to its board, and `period_path` the look-up to its period, where it has
    one. A model's `view_power` is the power to read its records.
    """

    board_path = "board"
    period_path = "period"

    def visible_to(self, user: Any) -> Self:
        """What a person may read: the records of the boards over which they hold the power to."""
        power = view_power(self.model)
        if EVERYWHERE in user.scope_keys_with(power):
            return self.all()
        return self.filter(**{f"{self.board_path}__in": user.scope_ids("board", power)})

    def of_board(self, board: Any) -> Self:
        """The records of one board."""
        return self.filter(**{self.board_path: board})

    def overlapping(self, period: Any) -> Self:
        """Those whose own period shares a day with the period."""
        path = self.period_path
        return self.filter(**{f"{path}__starts__lte": period.ends, f"{path}__ends__gte": period.starts})

    def for_period(self, period: Any) -> Self:
        """Those of exactly this period."""
        return self.filter(**{self.period_path: period})


class DatedQuerySet(RecordQuerySet[M]):
    """Reads of records that hold from a day to a day, either end open."""

    def on(self, day: Any) -> Self:
        """Those in force on a day."""
        return self.during(day, day)

    def during(self, starts: Any, ends: Any) -> Self:
        """Those in force on any day between two, both included."""
        return self.filter(Q(starts__isnull=True) | Q(starts__lte=ends)).filter(
            Q(ends__isnull=True) | Q(ends__gte=starts)
        )
