"""Observations: every figure anybody gave, for a period, an area and its categories, in each of its versions."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.base import ModelState
from django.utils import timezone

from lscb.board.models import Area, Period
from lscb.board.querysets import RecordQuerySet
from lscb.document.blocks import Bound
from lscb.permissions import scope_key
from priorities.indicators.models.categories import Category
from priorities.indicators.models.indicators import Indicator
from priorities.indicators.models.looking import ToCheck
from priorities.indicators.models.sources import Source


class Missing(models.TextChoices):
    """Why there is no value. The letters are those of official statistics; nought is a value and needs none."""

    NONE = "", "Not missing"
    SUPPRESSED = "c", "Hidden by the source"
    NOT_AVAILABLE = "x", "Not available or not stated"
    NOT_APPLICABLE = "z", "Not applicable"
    NOT_RETURNED = "n", "Asked for and not returned"
    NOT_SUPPLIED = "m", "The source had it; it did not reach us"
    ROUNDS_TO_NOUGHT = "k", "Rounds to nought but is not nought"
    UNRELIABLE = "u", "Too few to be reliable"
    LOW = "l", "Given as “low”"


class Stated(models.TextChoices):
    """How exactly a source stated a value."""

    EXACT = Bound.EXACT.value, "Exactly"
    ABOUT = Bound.ABOUT.value, "About"
    OVER = Bound.OVER.value, "Over"
    UNDER = Bound.UNDER.value, "Under"
    AT_LEAST = Bound.AT_LEAST.value, "At least"


class ObservationQuerySet(RecordQuerySet["Observation"]):
    """Reads of figures."""

    board_path = "indicator__board"

    def current(self) -> Self:
        """The figure that stands for each key: the last version of the chosen source. An index holds these alone."""
        return self.filter(chosen=True)

    def of_key(self, observation: Observation) -> Self:
        """Every source's every version of one figure."""
        return self.filter(**observation.key())


class Observation(models.Model):
    """One figure as one source gave it. A correction by the source is a new version; the earlier one stays.

    `value` is in the indicator's unit (whole pence for money, points out of 100 for percentages). There is a value,
    or words, or a numerator with its denominator, or a marker that says why there is none.
    """

    class Status(models.TextChoices):
        REPORTED = "reported", "As reported at the time"
        PUBLISHED = "published", "As published since"
        REVISED = "revised", "Revised"

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="observations", db_index=False)
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="observations", db_index=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="observations", db_index=False)
    category1 = models.ForeignKey(
        Category, on_delete=models.PROTECT, related_name="+", db_index=False, verbose_name="category"
    )
    category2 = models.ForeignKey(
        Category, on_delete=models.PROTECT, related_name="+", db_index=False, verbose_name="second category"
    )
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="observations", db_index=False)
    version = models.PositiveSmallIntegerField(default=1, editable=False)
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    numerator = models.BigIntegerField(null=True, blank=True)
    denominator = models.BigIntegerField(null=True, blank=True)
    bound = models.CharField("stated", max_length=10, choices=Stated.choices, default=Stated.EXACT)
    words = models.CharField(max_length=200, blank=True, help_text="Where the source gave words and no number.")
    marker = models.CharField("missing because", max_length=1, choices=Missing.choices, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.REPORTED)
    chosen = models.BooleanField(default=True, editable=False, help_text="Stands in reports.")
    decimals = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="As the source rounded, where that differs from the indicator's."
    )
    note = models.CharField(max_length=300, blank=True, help_text="Printed with the figure.")
    entered_at = models.DateTimeField("entered", default=timezone.now, editable=False)
    came_with = models.ForeignKey(
        "indicators.FigureImport",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="observations",
        db_index=False,
        verbose_name="came with the file",
    )

    objects = ObservationQuerySet.as_manager()

    KEY = ("indicator", "period", "area", "category1", "category2")

    class Meta:
        ordering = ["pk"]  # Any other order would join five tables to a million rows.
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "period", "area", "category1", "category2", "source", "version"],
                name="one_observation_of_a_version",
            ),
            models.UniqueConstraint(
                fields=["indicator", "period", "area", "category1", "category2"],
                condition=Q(chosen=True),
                name="one_chosen_observation_of_a_key",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False) | ~Q(words="") | ~Q(marker="") | Q(denominator__isnull=False),
                name="observation_says_something",
                violation_error_message="Give a value, or words, or say why there is none.",
            ),
            models.CheckConstraint(
                condition=Q(marker="") | Q(value__isnull=True, numerator__isnull=True),
                name="observation_missing_or_given",
                violation_error_message="A figure that is missing cannot also have a value.",
            ),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | Q(denominator__gt=0),
                name="observation_denominator_above_nought",
                violation_error_message="The denominator must be above nought.",
            ),
            models.CheckConstraint(
                condition=Q(numerator__isnull=True) | Q(numerator__gte=0, denominator__isnull=False),
                name="observation_numerator_has_denominator",
                violation_error_message="A numerator is nought or more, and needs its denominator.",
            ),
            models.CheckConstraint(
                condition=Q(bound="exact") | Q(value__isnull=False),
                name="observation_bound_has_a_value",
                violation_error_message="Only a value can be about, over or under something.",
            ),
        ]
        indexes = [
            # A year's report asks for what stands in the year's periods; the partial key above serves one indicator.
            models.Index(fields=["period", "indicator"], condition=Q(chosen=True), name="standing_observations"),
            # The list of every figure of one indicator, the last entered first, needs no sorting.
            models.Index(fields=["indicator", "id"], name="observations_as_entered"),
            models.Index(fields=["source"], name="observations_of_a_source"),
            models.Index(fields=["came_with"], condition=Q(came_with__isnull=False), name="observations_of_an_import"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.period.label}, {self.area}"

    def save(self, *args: Any, **options: Any) -> None:
        super().save(*args, **options)
        ToCheck.objects.mark([(self.indicator_id, self.period_id)])

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        ToCheck.objects.mark([(self.indicator_id, self.period_id)])
        return super().delete(*args, **options)

    def clean(self) -> None:
        """Everything a figure points to belongs to its indicator's board and schemes. Raises ValidationError."""
        if not self.indicator_id:
            return
        problems = {}
        for column, scheme in (("category1", self.indicator.scheme1_id), ("category2", self.indicator.scheme2_id)):
            if getattr(self, f"{column}_id") and getattr(self, column).scheme_id != scheme:
                problems[column] = "Choose a category of the indicator's scheme."
        for column in ("period", "area", "source"):
            if getattr(self, f"{column}_id") and getattr(self, column).board_id != self.indicator.board_id:
                problems[column] = "Choose one of the indicator's board."
        if problems:
            raise ValidationError(problems)

    @classmethod
    def from_db(  # type: ignore[override]  # later releases of Django pass one word more
        cls, db: str | None, field_names: Collection[str], values: Collection[Any]
    ) -> Self:
        """A figure as it is stored. Pages read thousands, and the usual way, one column after another, takes longer."""
        made = cls.__new__(cls)
        made._state = ModelState()
        made._state.adding, made._state.db = False, db
        made.__dict__.update(zip(field_names, values, strict=True))
        return made

    def key(self) -> dict[str, int]:
        """What the figure is of, whoever gave it."""
        return {f"{column}_id": getattr(self, f"{column}_id") for column in self.KEY}

    def scopes(self) -> tuple[str, ...]:
        """The scope of its board."""
        return (scope_key("board", self.indicator.board_id),)
