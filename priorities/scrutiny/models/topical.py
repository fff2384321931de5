"""Records of a period that may belong under one of its topics."""

from __future__ import annotations

from typing import Any, Self, TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from lscb.board.models import BoardRecord, Period
from lscb.board.querysets import RecordQuerySet
from priorities.models import Topic

M = TypeVar("M", bound=models.Model)


class TopicalQuerySet(RecordQuerySet[M]):
    """Reads of records that may have a topic; a report prints one under its topic, whatever its own period."""

    def under_topics_of(self, period: Any) -> Self:
        """Those under a topic whose period shares a day with the period."""
        return self.filter(topic__period__starts__lte=period.ends, topic__period__ends__gte=period.starts)

    def beside_topics(self) -> Self:
        """Those under no topic."""
        return self.filter(topic__isnull=True)


class TopicalRecord(BoardRecord):
    """A record of a board's period, under a topic or none."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    topic = models.ForeignKey(
        Topic,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The heading of the report it is printed under, where there is one.",
    )

    objects = TopicalQuerySet.as_manager()

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Period and topic are the same board's. Raises ValidationError at the column concerned."""
        super().clean()
        for column in ("period", "topic"):
            other = getattr(self, column, None) if getattr(self, f"{column}_id") else None
            if other is not None and other.board_id != self.board_id:
                raise ValidationError({column: "This belongs to another board."})
