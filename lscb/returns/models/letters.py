"""When people are reminded of a return, as data; and each letter that was written about one."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from lscb.board.models import BoardRecord
from lscb.outbox.models import Message
from lscb.returns.models.filed import Return, ReturnPartQuerySet

MOST_DAYS = 366


class ReminderRule(BoardRecord):
    """A number of days before or after the due day on which those who owe a return, or a board member, hear of it."""

    class Audience(models.TextChoices):
        OWERS = "owers", "Whoever hands the return in"
        BOARD_MEMBER = "board_member", "The agency's board member"

    days = models.SmallIntegerField(
        "days from the due day", help_text="−7 is a week before it, 0 the day itself, 3 is three days after."
    )
    audience = models.CharField("goes to", max_length=15, choices=Audience.choices, default=Audience.OWERS)
    text = models.TextField(
        "what the letter adds",
        blank=True,
        help_text="The letter itself says what is owed, by when, and how many days that is away.",
    )
    in_force = models.BooleanField("in use", default=True, help_text="Untick to send none of these for now.")

    class Meta:
        ordering = ["days", "audience"]
        verbose_name = "rule for reminders"
        verbose_name_plural = "rules for reminders"
        constraints = [
            models.UniqueConstraint(fields=["board", "days", "audience"], name="one_reminder_rule_of_a_day"),
            models.CheckConstraint(
                condition=Q(days__gte=-MOST_DAYS, days__lte=MOST_DAYS),
                name="reminder_within_a_year",
                violation_error_message="A reminder goes within a year of the due day.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.when}, to {self.get_audience_display()[:1].lower()}{self.get_audience_display()[1:]}"

    @property
    def when(self) -> str:
        """ "7 days before", "on the due day", "1 day after"."""
        if self.days == 0:
            return "on the due day"
        many = abs(self.days)
        return f"{many} day{'s' if many > 1 else ''} {'before' if self.days < 0 else 'after'}"


class Letter(models.Model):
    """A letter about a return: that it is asked for, that it is due, that it is late. The outbox sends it, once."""

    class Kind(models.TextChoices):
        ASKED = "asked", "Asked for"
        REMINDER = "reminder", "Reminder"
        ESCALATED = "escalated", "Told the board member"
        CHASED = "chased", "Chased by the office"

    REMINDING = (Kind.REMINDER, Kind.ESCALATED, Kind.CHASED)

    ret = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="letters", verbose_name="return")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="+")
    rule = models.ForeignKey(ReminderRule, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    on = models.DateField("day", default=timezone.localdate)

    objects = ReturnPartQuerySet.as_manager()

    class Meta:
        ordering = ["ret", "-on", "-pk"]
        verbose_name = "letter about a return"
        verbose_name_plural = "letters about returns"

    def __str__(self) -> str:
        return f"{self.get_kind_display()} on {self.on:%-d %B %Y}"

    def scopes(self) -> tuple[str, ...]:
        """Those of the return."""
        return self.ret.scopes()
