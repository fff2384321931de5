"""What was made when a year was opened from the one before, run by run."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from lscb.board.models import BoardRecord, Period


class Opening(BoardRecord):
    """One run of opening a year: a later run makes what an earlier one left out.

    `made` maps each part to what was made of it, in words. `opened_by` is the opaque number of a person, empty where
    the system itself acted.
    """

    last = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+", verbose_name="opened from")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="openings", verbose_name="year opened")
    at = models.DateTimeField("when", default=timezone.now)
    opened_by = models.CharField(max_length=40, blank=True)
    made = models.JSONField(default=dict)

    class Meta:
        ordering = ["period", "at", "pk"]
        verbose_name = "opening of a year"
        verbose_name_plural = "openings of years"
        constraints = [
            models.CheckConstraint(condition=~Q(last=F("period")), name="year_not_opened_from_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.period} opened from {self.last}"
