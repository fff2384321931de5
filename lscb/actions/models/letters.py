"""When people are reminded of their actions, as data; and which letter told whom of which action."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from lscb.actions.models.actions import Action, ActionPartQuerySet, ActionUpdate
from lscb.board.models import BoardRecord
from lscb.outbox.models import Message

MOST_DAYS = 366


class ReminderRule(BoardRecord):
    """A number of days before or after an action's day on which its owners hear of it."""

    days = models.SmallIntegerField(
        "days from the due day", help_text="−7 is a week before it, 0 the day itself, 14 is two weeks after."
    )
    in_force = models.BooleanField("in use", default=True, help_text="Untick to send none of these for now.")

    class Meta:
        ordering = ["days"]
        verbose_name = "rule for reminders of actions"
        verbose_name_plural = "rules for reminders of actions"
        constraints = [
            models.UniqueConstraint(fields=["board", "days"], name="one_action_reminder_of_a_day"),
            models.CheckConstraint(
                condition=Q(days__gte=-MOST_DAYS, days__lte=MOST_DAYS),
                name="action_reminder_within_a_year",
                violation_error_message="A reminder goes within a year of the due day.",
            ),
        ]

    def __str__(self) -> str:
        if self.days == 0:
            return "on the due day"
        many = abs(self.days)
        return f"{many} day{'s' if many > 1 else ''} {'before' if self.days < 0 else 'after'}"


class Letter(models.Model):
    """One action in one letter to one person, and why it was written: a letter may speak of several actions.

    `reason` is what makes it written once: "chase:2013-04-16", or "reminder:7:2013-04-30" (the rule, the day due).
    """

    class Kind(models.TextChoices):
        REMINDER = "reminder", "Reminder"
        CHASED = "chased", "Chased by the office"
        ANSWERED = "answered", "Told what the office made of a proposal"

    REMINDING = (Kind.REMINDER, Kind.CHASED)

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="to whom"
    )
    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=60)
    on = models.DateField("day", default=timezone.localdate)

    objects = ActionPartQuerySet.as_manager()

    class Meta:
        ordering = ["action", "-on", "-pk"]
        verbose_name = "letter about an action"
        verbose_name_plural = "letters about actions"
        constraints = [
            models.UniqueConstraint(
                fields=["action", "person", "reason"], name="one_letter_about_an_action_for_a_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} on {self.on:%-d %B %Y}"

    def scopes(self) -> tuple[str, ...]:
        """Those of its action."""
        return self.action.scopes()


def with_letters(rows: Any) -> Any:
    """Actions with `reminded`, when somebody was last written to, and `proposed`, whether a proposal waits."""
    letters = Letter.objects.filter(action=OuterRef("pk"), kind__in=Letter.REMINDING)
    waits = ActionUpdate.objects.filter(action=OuterRef("pk"), proposal=ActionUpdate.Proposal.WAITING)
    return rows.annotate(reminded=Subquery(letters.order_by("-on").values("on")[:1]), proposed=Exists(waits))
