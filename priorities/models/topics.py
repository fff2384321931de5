"""Topics, which may serve several priorities, and what was done under them through the year."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from agencies.models import Agency
from lscb.board.models import BoardRecord, Period
from lscb.board.querysets import RecordQuerySet
from priorities.models.priority import Priority
from workgroups.models import Group


class Topic(BoardRecord):
    """A piece of the year's work with a heading of its own; early help serves two priorities."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="topics")
    priorities = models.ManyToManyField(Priority, related_name="topics")
    name = models.CharField(max_length=120, help_text="The heading it is printed under.")
    slug = models.SlugField(max_length=80)
    order = models.PositiveSmallIntegerField(default=0)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["period", "order", "name"]
        constraints = [models.UniqueConstraint(fields=["board", "period", "slug"], name="one_topic_of_a_slug")]

    def __str__(self) -> str:
        return self.name


class ProgressUpdate(BoardRecord):
    """What was done, what difference it made, and on what evidence."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="progress_updates")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="updates")
    on = models.DateField("day", null=True, blank=True, help_text="Where one is known.")
    when = models.CharField("when, in words", max_length=60, blank=True, help_text="For example “in September 2012”.")
    done = models.TextField("what was done")
    difference = models.TextField("what difference it made", blank=True)
    evidence = models.TextField("on what evidence", blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="progress_updates")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="progress_updates")
    order = models.PositiveSmallIntegerField(default=0)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["topic", "order", "pk"]
        verbose_name = "update on progress"
        verbose_name_plural = "updates on progress"
        constraints = [
            models.CheckConstraint(
                condition=Q(agency__isnull=True) | Q(group__isnull=True),
                name="update_from_an_agency_or_a_group_not_both",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic}: {self.done[:60]}"
