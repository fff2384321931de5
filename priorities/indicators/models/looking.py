"""What the checks have still to look at, since it changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Q


class ToCheckQuerySet(models.QuerySet["ToCheck"]):
    """Reads and marks of what is still to be looked at."""

    def mark(self, pairs: Iterable[tuple[int, int | None]]) -> None:
        """Marks indicators, each with a period whose table changed or with None; what is marked stays so."""
        rows: list[Any] = [
            ToCheck(indicator_id=indicator, period_id=period) for indicator, period in dict.fromkeys(pairs)
        ]
        self.bulk_create(rows, ignore_conflicts=True, batch_size=500)


class ToCheck(models.Model):
    """A table, or an indicator as such (without a period), that changed since the checks last looked at it.

    Marked in the transaction that changed it, so that no change is ever missed; no record of the board's, and no audit
    line speaks of it.
    """

    indicator = models.ForeignKey("indicators.Indicator", on_delete=models.CASCADE, related_name="+")
    period = models.ForeignKey("board.Period", on_delete=models.CASCADE, null=True, related_name="+")

    objects = ToCheckQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "period"], name="table_to_check_once"),
            models.UniqueConstraint(
                fields=["indicator"], condition=Q(period__isnull=True), name="indicator_to_check_once"
            ),
        ]

    def __str__(self) -> str:
        return f"To check: {self.indicator_id}, {self.period_id}"


class LastCheck(models.Model):
    """The day on which a board's figures were last looked at as to what is owed: that changes as days go by."""

    board = models.OneToOneField("board.Board", on_delete=models.CASCADE, related_name="+")
    on = models.DateField()

    def __str__(self) -> str:
        return f"Last checked on {self.on}"
