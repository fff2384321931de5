"""What stood in a fund on a day, what a source printed of it, and what was decided on a surplus or deficit."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from finance.models.funds import FundLine, PeriodLine
from finance.querysets import BalanceQuerySet
from lscb.board.closing import why_locked_in, why_locked_on
from workgroups.models import Meeting


class Balance(FundLine):
    """What stood in a fund on a day; less than nought where it was overdrawn."""

    class Kind(models.TextChoices):
        BROUGHT_FORWARD = "brought", "Brought forward from the year before"
        CARRIED_FORWARD = "carried", "Carried forward to the year after"
        STATED = "stated", "Stated on another day"

    on = models.DateField("day", help_text="The first day of the year brought forward to, or the last carried from.")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    amount_pence = models.BigIntegerField(
        "amount, in pence", help_text="In pence: 100 is £1.00; less than nought where the fund was overdrawn."
    )
    source = models.CharField("stated in", max_length=200, blank=True)

    objects = BalanceQuerySet.as_manager()

    class Meta:
        ordering = ["fund", "on"]
        constraints = [models.UniqueConstraint(fields=["fund", "on", "kind"], name="one_balance_of_a_kind_on_a_day")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.on:%-d %B %Y}"

    def why_locked(self) -> str:
        """The sentence that refuses it once its year is closed."""
        return why_locked_on(self.fund.board_id, self.on, self)


class PrintedStatement(PeriodLine):
    """What a source printed of a fund beside its lines: a total, or words such as “as in the year before”."""

    class About(models.TextChoices):
        CONTRIBUTIONS = "contributions", "Contributions"
        INCOME = "income", "Other income"
        SPENDING = "spending", "Spending"

    about = models.CharField(max_length=20, choices=About.choices)
    amount_pence = models.BigIntegerField(
        "printed total, in pence", null=True, blank=True, help_text="As printed, even where the lines add up otherwise."
    )
    text = models.TextField("in words", blank=True)
    source = models.CharField("printed in", max_length=200, blank=True)

    class Meta:
        ordering = ["fund", "about"]
        verbose_name = "printed statement"
        constraints = [
            models.UniqueConstraint(fields=["fund", "period", "about"], name="one_printed_statement_about_a_side"),
            models.CheckConstraint(
                condition=Q(amount_pence__isnull=False) | ~Q(text=""),
                name="printed_statement_says_something",
                violation_error_message="Give the total that was printed, or the words.",
            ),
        ]

    def __str__(self) -> str:
        return f"Printed of {self.get_about_display().lower()}, {self.period}"

    def why_locked(self) -> str:
        """The sentence that refuses it once its year is closed."""
        return why_locked_in(self.period, self)


class Decision(PeriodLine):
    """What was decided on a surplus or deficit of a fund."""

    text = models.TextField("what was decided")
    on = models.DateField("day", null=True, blank=True)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="money_decisions"
    )

    class Meta:
        ordering = ["fund", "on", "pk"]
        verbose_name = "decision on a surplus or deficit"
        verbose_name_plural = "decisions on a surplus or deficit"

    def __str__(self) -> str:
        return self.text[:80]

    def clean(self) -> None:
        """Refuses a meeting of another board."""
        super().clean()
        if self.meeting and self.fund_id and self.meeting.group.board_id != self.fund.board_id:
            raise ValidationError({"meeting": "This meeting was held by another board's group."})
