"""Periods: the year, its quarters, a single day, or any other stretch that a record speaks of."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from lscb.board.models.board import BoardRecord
from lscb.board.querysets import RecordQuerySet


class Basis(models.TextChoices):
    """What sort of stretch a period is. Figures of different bases are not joined into a trend."""

    YEAR = "year", "Reporting year"
    HALF = "half", "Half-year"
    QUARTER = "quarter", "Quarter"
    MONTH = "month", "Month"
    DAY = "day", "On a day"
    OTHER = "other", "Another stretch"


class PeriodQuerySet(RecordQuerySet["Period"]):
    """Reads of periods."""

    def closed(self) -> PeriodQuerySet:
        """The years that were closed, and are."""
        return self.filter(closed_at__isnull=False)


class Period(BoardRecord):
    """A stretch of days with the name it is printed under, for example 2012–13, held as "2012-13"."""

    name = models.CharField(max_length=40, help_text="For example 2012-13, Apr-Jun 2012, 31 March 2013.")
    basis = models.CharField(max_length=10, choices=Basis.choices, default=Basis.YEAR)
    starts = models.DateField("first day")
    ends = models.DateField("last day")
    closed_at = models.DateTimeField("closed", null=True, blank=True, editable=False)
    closed_by = models.CharField(max_length=40, blank=True, editable=False)

    objects = PeriodQuerySet.as_manager()
    locks_only = ("board_id", "basis", "starts", "ends")

    class Meta:
        ordering = ["-starts", "ends"]
        constraints = [
            models.UniqueConstraint(fields=["board", "basis", "name"], name="one_period_of_a_name"),
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")),
                name="period_ends_after_it_starts",
                violation_error_message="The last day is before the first.",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by="") | (Q(closed_at__isnull=False) & ~Q(closed_by="")),
                name="period_closed_by_somebody_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(basis="year"),
                name="only_a_year_is_closed",
                violation_error_message="Only a reporting year is closed.",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.starts <= other.ends and other.starts <= self.ends

    @property
    def closed(self) -> bool:
        """Whether it was closed, and not opened again."""
        return self.closed_at is not None

    def why_locked(self) -> str:
        """A closed year keeps its days, as they say what closed with it."""
        return f"{self.label} is closed, so its days stay as they are." if self.closed else ""

    @property
    def label(self) -> str:
        """The name as printed, with a dash between years: 2012–13."""
        return self.name.replace("-", "–")
