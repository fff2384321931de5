"""Lists of categories as data. Two lists of causes are in use, and neither can be turned into the other."""

from __future__ import annotations

from django.db import models

from lscb.board.constraints import days_in_order
from lscb.board.models import BoardRecord
from workgroups.cdop.models.kept import KeptByPanel, PanelQuerySet


class SchemeQuerySet(PanelQuerySet["DeathCategoryScheme"]):
    panel_path = ""


class DeathCategoryScheme(KeptByPanel, BoardRecord):
    """A list by which deaths are divided: by category, by the event that led to death, or by age."""

    class Divides(models.TextChoices):
        CATEGORY = "category", "By category or cause"
        AGE = "age", "By age"

    name = models.CharField(max_length=120)
    divides = models.CharField("what it divides by", max_length=10, choices=Divides.choices, default=Divides.CATEGORY)
    source = models.CharField(max_length=250, blank=True, help_text="The form or guidance the list comes from.")
    starts = models.DateField("in use from", null=True, blank=True)
    ends = models.DateField("in use until", null=True, blank=True)

    objects = SchemeQuerySet.as_manager()

    class Meta:
        ordering = ["divides", "name"]
        verbose_name = "list of categories"
        verbose_name_plural = "lists of categories"
        constraints = [
            models.UniqueConstraint(fields=["board", "name"], name="one_death_scheme_of_a_name"),
            days_in_order("death_scheme_days_in_order"),
        ]

    def __str__(self) -> str:
        return self.name


class DeathCategoryQuerySet(PanelQuerySet["DeathCategory"]):
    board_path = "scheme__board"
    panel_path = ""


class DeathCategory(KeptByPanel):
    """One entry of a list, in its place."""

    scheme = models.ForeignKey(DeathCategoryScheme, on_delete=models.CASCADE, related_name="categories")
    number = models.PositiveSmallIntegerField(help_text="Its place; where several apply, the lowest number counts.")
    name = models.CharField(max_length=150)
    description = models.TextField(blank=True)

    objects = DeathCategoryQuerySet.as_manager()

    class Meta:
        ordering = ["scheme", "number"]
        verbose_name = "category"
        verbose_name_plural = "categories"
        constraints = [
            models.UniqueConstraint(fields=["scheme", "number"], name="one_death_category_of_a_number"),
            models.UniqueConstraint(fields=["scheme", "name"], name="one_death_category_of_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def scopes(self) -> tuple[str, ...]:
        """The scope of its board."""
        return self.scheme.scopes()
