"""Which source's figure was followed before another one was chosen, so that reports keep what they were made from."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from lscb.board.querysets import RecordQuerySet
from lscb.permissions import scope_key
from priorities.indicators.models.observations import Observation


class SourceChoiceQuerySet(RecordQuerySet["SourceChoice"]):
    board_path = "observation__indicator__board"


class SourceChoice(models.Model):
    """From a moment on, one source's figure stood in reports instead of another's. Its audit line is the figure's."""

    observation = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="+", verbose_name="chosen")
    instead_of = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="+")
    chosen_at = models.DateTimeField(default=timezone.now)

    objects = SourceChoiceQuerySet.as_manager()

    class Meta:
        ordering = ["chosen_at", "pk"]
        verbose_name = "choice of a source"
        verbose_name_plural = "choices of sources"
        constraints = [
            models.CheckConstraint(condition=~Q(observation=F("instead_of")), name="source_chosen_instead_of_another")
        ]

    def __str__(self) -> str:
        return f"{self.observation}: {self.observation.source}, no longer {self.instead_of.source}"

    def scopes(self) -> tuple[str, ...]:
        """The scope of its board."""
        return (scope_key("board", self.observation.indicator.board_id),)
