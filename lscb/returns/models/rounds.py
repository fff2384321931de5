"""A round: a form sent out for a period, with its subjects and the day its returns are due."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from lscb.board.closing import why_locked_in
from lscb.board.constraints import days_in_order
from lscb.board.models import BoardRecord, Period
from lscb.board.querysets import RecordQuerySet
from lscb.returns.models.forms import Form, Subject


class RoundQuerySet(RecordQuerySet["Round"]):
    """Reads of rounds."""

    def open(self) -> RoundQuerySet:
        """Those whose returns may be filled in."""
        return self.filter(state=Round.State.OPEN)

    def due_by(self, day: Any = None) -> RoundQuerySet:
        """Open ones whose day has passed, today if none is named."""
        return self.open().filter(due_on__lt=day or timezone.localdate())


class Round(BoardRecord):
    """One asking of a form: every agency or group that is asked owes a return by its day."""

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed"

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="rounds")
    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="rounds")
    title = models.CharField(max_length=150)
    opened_on = models.DateField("opens", null=True, blank=True)
    due_on = models.DateField("due", null=True, blank=True, help_text="The last day to hand in a return.")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    subjects = models.ManyToManyField(
        Subject,
        blank=True,
        related_name="rounds",
        help_text="What answers may speak to, such as the priorities.",
    )
    declaration = models.TextField(blank=True, help_text="What a person declares in handing a return in.")

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["-period__starts", "due_on", "title"]
        verbose_name = "round of returns"
        verbose_name_plural = "rounds of returns"
        constraints = [
            models.UniqueConstraint(fields=["board", "period", "title"], name="one_round_of_a_title_in_a_period"),
            days_in_order("round_due_after_it_opens", "opened_on", "due_on"),
            models.CheckConstraint(
                condition=Q(state="planned") | Q(opened_on__isnull=False),
                name="opened_round_says_when",
                violation_error_message="A round that is open or closed has a day on which it opened.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.period.label}"

    def why_locked(self) -> str:
        """The sentence that refuses it once its year is closed."""
        return why_locked_in(self.period, self)
