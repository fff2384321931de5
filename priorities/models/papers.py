"""Which of a meeting's papers speak to which priority."""

from __future__ import annotations

from django.db import models

from lscb.board.querysets import RecordQuerySet
from priorities.models.priority import Priority
from workgroups.models import Paper


class PriorityPaperQuerySet(RecordQuerySet["PriorityPaper"]):
    board_path = "priority__board"
    period_path = "priority__period"


class PriorityPaper(models.Model):
    """A paper put to a meeting that speaks to a priority, as its cover says."""

    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="papers")
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="+")

    objects = PriorityPaperQuerySet.as_manager()

    class Meta:
        ordering = ["priority", "paper"]
        verbose_name = "paper on a priority"
        verbose_name_plural = "papers on priorities"
        constraints = [models.UniqueConstraint(fields=["priority", "paper"], name="one_link_of_a_paper_to_a_priority")]

    def __str__(self) -> str:
        return f"{self.paper}: {self.priority}"

    def scopes(self) -> tuple[str, ...]:
        """Those of its priority."""
        return self.priority.scopes()
