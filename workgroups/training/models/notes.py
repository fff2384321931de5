"""What was found about training, done about it and planned, in words."""

from __future__ import annotations

from django.db import models

from lscb.board.models import BoardRecord, Period
from lscb.board.querysets import RecordQuerySet


class TrainingNote(BoardRecord):
    """One thing said of a period's training, by the board itself or by somebody outside."""

    class Kind(models.TextChoices):
        PROGRAMME = "programme", "How the programme was made"
        ANALYSIS = "analysis", "What the training analysis showed"
        IMPACT = "impact", "What difference it made"
        SINGLE = "single", "What agencies do themselves"
        OTHERS = "others", "Staff without safeguarding duties"
        NEXT = "next", "What comes next"

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.PROGRAMME)
    text = models.TextField()
    source = models.CharField(
        "who said it", max_length=120, blank=True, help_text="Only for a remark from outside, retold in our own words."
    )
    when = models.CharField("when it was said", max_length=60, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["period", "kind", "order", "pk"]
        verbose_name = "note on training"
        verbose_name_plural = "notes on training"

    def __str__(self) -> str:
        return self.text[:80]
