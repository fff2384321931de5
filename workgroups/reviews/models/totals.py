"""Numbers of reviews as a source states them, where it does not say which reviews they were."""

from __future__ import annotations

from django.db import models

from lscb.board.constraints import not_negative
from lscb.board.models import BoardRecord, Period
from lscb.board.querysets import RecordQuerySet
from workgroups.reviews.models.reviews import CaseReview

NUMBERS = ("begun", "completed", "published", "remained_open")


class ReviewTotals(BoardRecord):
    """Reviews of one kind in a period, counted by a source. Nought is a value; empty is not stated."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=14, choices=CaseReview.Kind.choices, default=CaseReview.Kind.SERIOUS)
    begun = models.PositiveIntegerField("new reviews begun", null=True, blank=True)
    completed = models.PositiveIntegerField("reviews completed", null=True, blank=True)
    published = models.PositiveIntegerField("reviews published in full", null=True, blank=True)
    remained_open = models.PositiveIntegerField("reviews that remained open", null=True, blank=True)
    note = models.TextField(blank=True, help_text="What the source says about these numbers.")

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["-period__starts", "kind"]
        verbose_name = "stated numbers of reviews"
        verbose_name_plural = "stated numbers of reviews"
        constraints = [
            models.UniqueConstraint(fields=["board", "period", "kind"], name="one_review_totals_of_a_kind"),
            not_negative("review_totals_not_negative", *NUMBERS),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}s, {self.period}"
