"""Indicators: what is measured, how it is to be read, and where its figures are printed."""

from __future__ import annotations

from collections.abc import Collection
from string import Formatter
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from agencies.models import Agency
from lscb.board.constraints import days_in_order
from lscb.board.models import BoardRecord
from lscb.board.querysets import RecordQuerySet
from lscb.document.blocks import Unit
from lscb.permissions import scope_key
from priorities.indicators.models.categories import Category, CategoryScheme
from priorities.indicators.models.looking import ToCheck
from priorities.indicators.models.sources import Source
from priorities.models import Priority, Topic
from workgroups.models import Group

PLACES = frozenset(
    {"value", "before", "change", "points", "mean", "numerator", "denominator", "period", "before_period"}
)


class Measure(models.TextChoices):
    """What an indicator counts or measures."""

    PEOPLE = "people", "People"
    COUNT = "count", "Events or things"
    PERCENT = "percent", "Percentage"
    RATE = "rate", "Rate"
    RATIO = "ratio", "Ratio"
    RANK = "rank", "Rank"
    DAYS = "days", "Days"
    PENCE = "pence", "Money (in pence)"
    MONTHLY = "monthly", "Monthly average"

    @property
    def unit(self) -> Unit:
        """The document's unit, which decides how the number is written."""
        return Unit.NUMBER if self in (Measure.RATIO, Measure.RANK) else Unit(self.value)


class Frequency(models.TextChoices):
    """How often a figure is owed."""

    MONTHLY = "monthly", "Each month"
    QUARTERLY = "quarterly", "Each quarter"
    HALF_YEARLY = "half_yearly", "Each half-year"
    YEARLY = "yearly", "Each year"
    AS_IT_COMES = "", "As it comes; never owed"


class Indicator(BoardRecord):
    """One thing the board measures. Its figures are observations; targets and printed remarks stand beside them."""

    class Better(models.TextChoices):
        HIGHER = "higher", "Higher is better"
        LOWER = "lower", "Lower is better"
        NEITHER = "neither", "Neither"

    class Nature(models.TextChoices):
        STOCK = "stock", "A state of affairs on a day"
        FLOW = "flow", "What happened in a stretch of time"
        UNSTATED = "", "Not stated"

    class Operation(models.TextChoices):
        ENTERED = "", "Entered, not computed"
        SUM = "sum", "Sum of the parts"
        DIFFERENCE = "difference", "The first part less the others"
        SHARE = "share", "The first part as a percentage of the second"
        RATE = "rate", "The first part for each so many of the second"
        RATIO = "ratio", "The first part divided by the second"
        MEAN = "mean", "Average for each month of the period"
        CONVERSION = "conversion", "Of the first part, the percentage that went on to be the second"
        MULTIPLIED = "multiplied", "The part multiplied by a stated number"
        DIVIDED = "divided", "The part divided by a stated number"

    reference = models.SlugField(max_length=60, help_text="A short lasting name for files, for example cp-plans.")
    title = models.CharField(max_length=200)
    short_title = models.CharField(max_length=80, blank=True, help_text="As in tables and charts.")
    definition = models.TextField(blank=True, help_text="What exactly is counted, and what is left out.")
    sentence = models.CharField(
        max_length=300,
        blank=True,
        help_text="The sentence a single figure is printed in, with {value} in the number's place; {before} is the "
        "figure of the period before. For example “{value} children had a plan.”",
    )
    sentence_alone = models.CharField(
        "sentence without a comparison",
        max_length=300,
        blank=True,
        help_text="Printed instead where the sentence speaks of {before} and no earlier figure is held.",
    )
    unit = models.CharField(max_length=10, choices=Measure.choices)
    rate_base = models.PositiveIntegerField("rate for each", null=True, blank=True, help_text="For example 10,000.")
    population_words = models.CharField("of which population", max_length=150, blank=True)
    base_words = models.CharField("percentage of what", max_length=150, blank=True)
    of_people = models.BooleanField(
        "its base counts people",
        default=True,
        help_text="Of a percentage or rate given as so many of so many: few people are then hidden behind it too. Not "
        "ticked where sessions, agencies or the like are counted.",
    )
    decimals = models.PositiveSmallIntegerField(default=0)
    better = models.CharField(max_length=8, choices=Better.choices, default=Better.NEITHER)
    nature = models.CharField(max_length=6, choices=Nature.choices, blank=True)
    frequency = models.CharField(max_length=12, choices=Frequency.choices, blank=True, default=Frequency.YEARLY)
    adds_up = models.BooleanField(
        "categories add up to the whole", default=True, help_text="Nobody is left out and nobody is counted twice."
    )
    charted = models.BooleanField("drawn as a chart", default=False, help_text="Where a chart says something.")
    scheme1 = models.ForeignKey(CategoryScheme, on_delete=models.PROTECT, related_name="+", verbose_name="divided by")
    scheme2 = models.ForeignKey(
        CategoryScheme, on_delete=models.PROTECT, related_name="+", verbose_name="and divided by"
    )
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="indicators", verbose_name="usual source"
    )
    owner = models.CharField("who owes the figures", max_length=150, blank=True, help_text="A post or office.")
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, null=True, blank=True, related_name="indicators")
    topic = models.ForeignKey(
        Topic, on_delete=models.PROTECT, null=True, blank=True, related_name="indicators", verbose_name="printed under"
    )
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name="printed with the agency",
    )
    group = models.ForeignKey(
        Group,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name="printed with the group",
    )
    operation = models.CharField(
        "computed as", max_length=10, choices=Operation.choices, blank=True, help_text="Its parts stand below."
    )
    factor = models.PositiveIntegerField(
        "multiplied or divided by", null=True, blank=True, help_text="For example 7, to turn days into weeks."
    )
    terms = models.TextField("words in texts", blank=True, help_text="Words that speak of it, one a line, for checks.")
    order = models.PositiveSmallIntegerField(default=0)
    starts = models.DateField("collected from", null=True, blank=True)
    ends = models.DateField("collected until", null=True, blank=True)

    class Meta:
        ordering = ["order", "reference"]
        constraints = [
            models.UniqueConstraint(fields=["board", "reference"], name="one_indicator_of_a_reference"),
            days_in_order("indicator_days_in_order"),
            models.CheckConstraint(
                condition=Q(rate_base__isnull=False, rate_base__gt=0)
                | (Q(rate_base__isnull=True) & ~Q(unit="rate") & ~Q(operation="rate")),
                name="rate_says_for_each_how_many",
                violation_error_message="A rate needs the number it is reckoned for, such as 10,000.",
            ),
            models.CheckConstraint(
                condition=Q(factor__isnull=False, factor__gt=0, operation__in=["multiplied", "divided"])
                | (Q(factor__isnull=True) & ~Q(operation__in=["multiplied", "divided"])),
                name="conversion_says_by_what_number",
                violation_error_message="Give the number it is multiplied or divided by, and only then.",
            ),
            models.CheckConstraint(
                condition=Q(topic__isnull=True, agency__isnull=True)
                | Q(topic__isnull=True, group__isnull=True)
                | Q(agency__isnull=True, group__isnull=True),
                name="indicator_printed_in_one_place",
                violation_error_message="Choose one place: a topic, an agency or a group.",
            ),
        ]

    def __str__(self) -> str:
        return self.short_title or self.title

    def save(self, *args: Any, **options: Any) -> None:
        super().save(*args, **options)
        ToCheck.objects.mark([(self.pk, None)])

    def clean(self) -> None:
        for column in ("sentence", "sentence_alone"):
            _refuse_unknown_places(column, getattr(self, column))

    @property
    def owed_by(self) -> str:
        """Who owes its figures, in words."""
        return self.owner or str(self.agency or self.group or "")


class IndicatorPartQuerySet(RecordQuerySet[Any]):
    board_path = "indicator__board"


class IndicatorPart(models.Model):
    """A row that belongs to an indicator and so to its board."""

    objects = IndicatorPartQuerySet.as_manager()

    class Meta:
        abstract = True

    def scopes(self) -> tuple[str, ...]:
        """The scope of its board."""
        return (scope_key("board", self.indicator.board_id),)  # type: ignore[attr-defined]  # each part has one


class CheckedPart(IndicatorPart):
    """A part whose change makes the checks look at its indicator again."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        super().save(*args, **options)
        ToCheck.objects.mark([(self.indicator_id, None)])  # type: ignore[attr-defined]  # each part has one

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        ToCheck.objects.mark([(self.indicator_id, None)])  # type: ignore[attr-defined]  # as above
        return super().delete(*args, **options)


class DerivedPart(CheckedPart):
    """One of the indicators a computed indicator is reckoned from, in order; an empty category means the whole."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="parts")
    part = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="used_in", verbose_name="reckoned from")
    category = models.ForeignKey(
        Category, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="only the category"
    )
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["indicator", "order"]
        verbose_name = "part of a computed indicator"
        verbose_name_plural = "parts of computed indicators"
        constraints = [
            models.UniqueConstraint(fields=["indicator", "order"], name="one_derived_part_in_a_place"),
            models.CheckConstraint(
                condition=~Q(part=F("indicator")),
                name="indicator_not_reckoned_from_itself",
                violation_error_message="An indicator cannot be reckoned from itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} in {self.indicator}"


def behind_all(only: Collection[int]) -> set[int]:
    """The indicators that some are computed from, at any depth."""
    pairs: dict[int, set[int]] = {}
    for whole, part in DerivedPart.objects.order_by().values_list("indicator_id", "part_id"):
        pairs.setdefault(whole, set()).add(part)
    found: set[int] = set()
    waiting = list(only)
    while waiting:
        fresh = pairs.get(waiting.pop(), set()) - found
        found |= fresh
        waiting += fresh
    return found


class SeriesBreak(CheckedPart):
    """A day from which an indicator's figures cannot be compared with earlier ones, and why."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="breaks")
    on = models.DateField("from")
    note = models.CharField("what changed", max_length=300)

    class Meta:
        ordering = ["indicator", "on"]
        verbose_name = "break in a series"
        verbose_name_plural = "breaks in series"
        constraints = [models.UniqueConstraint(fields=["indicator", "on"], name="one_series_break_on_a_day")]

    def __str__(self) -> str:
        return f"{self.indicator}, from {self.on:%-d %B %Y}"


def _refuse_unknown_places(column: str, sentence: str) -> None:
    """A sentence may hold only the places we can fill. Raises ValidationError."""
    try:
        names = {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}
    except ValueError:
        raise ValidationError({column: "A curly bracket is opened and not closed, or the other way round."}) from None
    unknown = sorted(names - PLACES)
    if unknown:
        raise ValidationError({column: f"Nothing can be put in the place of {{{unknown[0]}}}."})
