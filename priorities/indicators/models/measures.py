"""What figures are stood against: targets, thresholds, ranges, and the colours a source printed."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from lscb.board.constraints import not_negative
from lscb.board.models import Area, Period, Tone
from priorities.indicators.models.indicators import Indicator, IndicatorPart
from priorities.indicators.models.observations import Stated
from priorities.indicators.models.sources import Source


class Target(IndicatorPart):
    """What an indicator was to reach in a period, in its own unit."""

    class Kind(models.TextChoices):
        TARGET = "target", "Target"
        MILESTONE = "milestone", "Step on the way"
        STRETCH = "stretch", "Stretch target"

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="targets")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="targets")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.TARGET)
    value = models.DecimalField(max_digits=14, decimal_places=4)
    bound = models.CharField("stated", max_length=10, choices=Stated.choices, default=Stated.EXACT)

    class Meta:
        ordering = ["indicator", "period", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "period", "area", "kind"], name="one_target_of_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} for {self.indicator}, {self.period.label}"


class Threshold(IndicatorPart):
    """How far short of its target a figure may be and still be amber: the rule a status is computed by.

    Green meets the target; amber misses it by no more than `amber_within` (in the indicator's unit, points for a
    percentage); red misses it by more.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="thresholds")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="thresholds")
    amber_within = models.DecimalField("amber within", max_digits=14, decimal_places=4)

    class Meta:
        ordering = ["indicator", "period"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "period"], name="one_threshold_for_a_period"),
            not_negative("threshold_not_negative", "amber_within"),
        ]

    def __str__(self) -> str:
        return f"Amber for {self.indicator}, {self.period.label}"


class PrintedStatus(IndicatorPart):
    """The colour and direction a source itself printed, kept beside the ones computed here."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="printed_statuses")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="printed_statuses")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    rag = models.CharField("colour printed", max_length=10, choices=Tone.choices, blank=True)
    direction = models.CharField("direction printed", max_length=60, blank=True, help_text="In the source's words.")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="printed_statuses")

    class Meta:
        ordering = ["indicator", "period"]
        verbose_name_plural = "printed statuses"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "period", "area", "source"], name="one_printed_status_of_a_source"
            ),
            models.CheckConstraint(
                condition=~Q(rag="") | ~Q(direction=""),
                name="printed_status_says_something",
                violation_error_message="Give the colour or the direction that was printed.",
            ),
        ]

    def __str__(self) -> str:
        return f"Printed status of {self.indicator}, {self.period.label}"


class Range(IndicatorPart):
    """The lowest and highest figure of a group of areas, to stand the board's own against."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="ranges")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="ranges")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", verbose_name="group of areas")
    lowest = models.DecimalField(max_digits=14, decimal_places=4)
    highest = models.DecimalField(max_digits=14, decimal_places=4)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="ranges")

    class Meta:
        ordering = ["indicator", "period", "area"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "period", "area", "source"], name="one_range_of_a_source"),
            models.CheckConstraint(
                condition=Q(highest__gte=F("lowest")),
                name="range_runs_upwards",
                violation_error_message="The highest is below the lowest.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} in {self.area}, {self.period.label}"
