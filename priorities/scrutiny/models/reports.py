"""Reports put to the board during the year."""

from __future__ import annotations

from django.db import models

from agencies.models import Agency
from priorities.scrutiny.models.topical import TopicalRecord
from workgroups.models import Meeting


class ReportReceived(TopicalRecord):
    """A report somebody owed or brought to the board, and what the board decided on it."""

    title = models.CharField(max_length=200)
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="from which agency"
    )
    from_words = models.CharField("or from whom, in words", max_length=150, blank=True)
    due_on = models.DateField("due", null=True, blank=True)
    received_on = models.DateField("received", null=True, blank=True)
    when_words = models.CharField(
        "received, in words", max_length=80, blank=True, help_text="Where the day is not known: “May 2012”."
    )
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    content = models.TextField("what it was about", blank=True)
    decision = models.TextField("what the board decided", blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "received_on", "due_on", "pk"]
        verbose_name = "report to the board"
        verbose_name_plural = "reports to the board"
        constraints = [
            models.UniqueConstraint(fields=["board", "period", "title"], name="one_report_of_a_title_in_a_period")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def sender(self) -> str:
        """From whom it came or is to come."""
        return str(self.agency or self.from_words)

    @property
    def received(self) -> bool:
        """It has come, on a known day or at a time known in words."""
        return self.received_on is not None or bool(self.when_words) or self.meeting_id is not None
