"""Training that agencies give their own staff, as they tell the board."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from agencies.models import Agency
from lscb.board.closing import why_locked_in
from lscb.board.constraints import not_negative
from lscb.board.models import BoardRecord, Period
from lscb.board.querysets import RecordQuerySet
from workgroups.training.models.takeup import TakeUp


class SingleAgencyTraining(BoardRecord):
    """An agency's own training in a period: how many of its staff were trained, of how many who should be."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=150, help_text="For example safeguarding children, level 1.")
    trained = models.PositiveIntegerField("staff trained", null=True, blank=True)
    base = models.PositiveIntegerField("of how many who need it", null=True, blank=True)
    cohorts = models.PositiveSmallIntegerField("groups trained", null=True, blank=True)
    rate_stated = models.DecimalField(
        "share as the agency states it, in per cent", max_digits=5, decimal_places=2, null=True, blank=True
    )
    rate_bound = models.CharField("how exactly", max_length=6, choices=TakeUp.Bound.choices, default=TakeUp.Bound.EXACT)
    text = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["agency", "order", "title"]
        verbose_name = "single-agency training"
        verbose_name_plural = "single-agency training"
        constraints = [
            models.UniqueConstraint(fields=["agency", "period", "title"], name="one_single_agency_training"),
            models.CheckConstraint(
                condition=Q(trained__isnull=True) | Q(base__isnull=True) | Q(trained__lte=F("base")),
                name="single_agency_trained_within_its_base",
                violation_error_message="More were trained than need it.",
            ),
            models.CheckConstraint(
                condition=Q(rate_stated__isnull=True) | Q(rate_stated__range=(0, 100)),
                name="single_agency_rate_in_per_cent",
            ),
            not_negative("single_agency_not_negative", "trained", "base", "cohorts"),
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {self.title}"

    def why_locked(self) -> str:
        """The sentence that refuses it once its year is closed."""
        return why_locked_in(self.period, self)
