"""Statements: what a source printed for a figure that we reckon ourselves, kept so that both can stand."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from lscb.board.models import Area, Period
from priorities.indicators.models.categories import Category
from priorities.indicators.models.indicators import CheckedPart, Indicator
from priorities.indicators.models.observations import Stated
from priorities.indicators.models.sources import Source

_KEY = ["indicator", "kind", "period", "area", "category1", "category2", "source"]


class Statement(CheckedPart):
    """A change, share, average, total or difference in points as a source printed it."""

    class Kind(models.TextChoices):
        CHANGE = "change", "Change in per cent"
        POINTS = "points", "Difference in points"
        SHARE = "share", "Share of the whole, per cent"
        MEAN = "mean", "Average for each month"
        TOTAL = "total", "Total"

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="statements")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="statements")
    compared = models.ForeignKey(
        Period,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="compared with",
        help_text="For a change or difference: the period before.",
    )
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    category1 = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="+", verbose_name="category")
    category2 = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="+", verbose_name="second category")
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    decimals = models.PositiveSmallIntegerField(default=0, help_text="As printed.")
    bound = models.CharField("stated", max_length=10, choices=Stated.choices, default=Stated.EXACT)
    words = models.CharField(max_length=200, blank=True, help_text="Where the source gave words and no number.")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="statements")

    class Meta:
        ordering = ["indicator", "period", "kind", "pk"]
        verbose_name = "printed derived figure"
        verbose_name_plural = "printed derived figures"
        constraints = [
            models.UniqueConstraint(
                fields=_KEY, condition=Q(compared__isnull=True), name="one_statement_without_comparison"
            ),
            models.UniqueConstraint(
                fields=[*_KEY, "compared"], condition=Q(compared__isnull=False), name="one_statement_of_a_comparison"
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False) | ~Q(words=""),
                name="statement_says_something",
                violation_error_message="Give the number that was printed, or the words.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} printed for {self.indicator}, {self.period.label}"

    def clean(self) -> None:
        if not self.indicator_id:
            return
        pairs = (("category1", self.indicator.scheme1_id), ("category2", self.indicator.scheme2_id))
        wrong = [c for c, scheme in pairs if getattr(self, f"{c}_id") and getattr(self, c).scheme_id != scheme]
        if wrong:
            raise ValidationError(dict.fromkeys(wrong, "Choose a category of the indicator's scheme."))
