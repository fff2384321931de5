"""Scales as data: grades of a standard, states of an action, ratings of an inspection."""

from __future__ import annotations

from django.db import models

from lscb.board.models.board import BoardRecord
from lscb.board.querysets import RecordQuerySet
from lscb.permissions import scope_key


class Tone(models.TextChoices):
    """The colour a level is shown in, always beside its words."""

    RED = "red", "Red"
    AMBER = "amber", "Amber"
    GREEN = "green", "Green"
    NONE = "", "No colour"


class Scale(BoardRecord):
    """An ordered set of levels, such as the grades of a section 11 standard."""

    name = models.CharField(max_length=80)
    purpose = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["board", "name"], name="one_scale_of_a_name")]

    def __str__(self) -> str:
        return self.name


class LevelQuerySet(RecordQuerySet["Level"]):
    board_path = "scale__board"


class Level(models.Model):
    """One step of a scale, with what it means to stand on it."""

    scale = models.ForeignKey(Scale, on_delete=models.CASCADE, related_name="levels")
    order = models.PositiveSmallIntegerField(help_text="1 is the lowest.")
    name = models.CharField(max_length=60)
    descriptor = models.TextField(blank=True, help_text="What is true where this level applies.")
    tone = models.CharField("colour", max_length=10, choices=Tone.choices, blank=True)
    closes = models.BooleanField("finished", default=False, help_text="For states: nothing is left to do.")
    outside = models.BooleanField(
        "leaves the reckoning", default=False, help_text="For example “not applicable”: not counted in a base."
    )

    objects = LevelQuerySet.as_manager()

    class Meta:
        ordering = ["scale", "order"]
        constraints = [
            models.UniqueConstraint(fields=["scale", "order"], name="one_level_at_a_step"),
            models.UniqueConstraint(fields=["scale", "name"], name="one_level_of_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def scopes(self) -> tuple[str, ...]:
        """The scope of its board."""
        return (scope_key("board", self.scale.board_id),)
