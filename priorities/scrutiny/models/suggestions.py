"""Challenges that suggest themselves: what a rule found in a record, and what the office made of it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from agencies.models import Agency
from lscb.board.models import BoardRecord, Period
from priorities.scrutiny.models.challenges import Challenge
from workgroups.models import Group


class Suggestion(BoardRecord):
    """What one rule found in one record in one period: raised once, then taken up as a challenge or dismissed.

    `model` and `record` name the record it was found in, as an audit line does. Dismissed, it stays so however often
    the rules run again; one that no longer holds before anybody looked at it goes, and comes back if it holds again.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        TAKEN_UP = "taken_up", "Taken up"
        GONE = "gone", "No longer so"
        DISMISSED = "dismissed", "Dismissed"

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=40)
    model = models.CharField(max_length=80)
    record = models.CharField(max_length=40)
    found = models.TextField("what was found")
    address = models.CharField("where the record is read", max_length=250, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    to_words = models.CharField("or whom it concerns, in words", max_length=150, blank=True)
    found_on = models.DateField("first found", default=timezone.localdate)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    why = models.TextField("why it was dismissed", blank=True)
    challenge = models.ForeignKey(
        Challenge, on_delete=models.SET_NULL, null=True, blank=True, related_name="suggestions"
    )

    class Meta:
        ordering = ["-state", "-found_on", "pk"]  # those that wait come first
        verbose_name = "suggested challenge"
        indexes = [models.Index(fields=["board", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "model", "record", "period"], name="one_suggestion_of_a_rule_about_a_record"
            ),
            models.CheckConstraint(
                condition=Q(state="dismissed", why__gt="") | (~Q(state="dismissed") & Q(why="")),
                name="dismissed_suggestion_says_why",
                violation_error_message="Say why it is dismissed.",
            ),
        ]

    def __str__(self) -> str:
        return self.found if len(self.found) <= 80 else f"{self.found[:79]}…"

    def clean(self) -> None:
        """Refuses another board's period. Raises ValidationError."""
        if self.period_id and self.period.board_id != self.board_id:
            raise ValidationError({"period": "This belongs to another board."})

    @property
    def to(self) -> str:
        """Whom it concerns."""
        return str(self.agency or self.group or self.to_words)
