"""What a fund was spent on, by head: what was budgeted and what it came to."""

from __future__ import annotations

from django.db import models

from finance.models.funds import PeriodLine
from finance.models.income import PENCE
from lscb.board.closing import why_locked_in
from lscb.board.constraints import not_negative
from lscb.board.models import BoardRecord
from lscb.permissions import Power


class Head(BoardRecord):
    """A head of spending, the same from year to year: staff, training, consultancy."""

    view_power, write_power = Power.READ_MONEY, Power.EDIT_MONEY

    name = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "name"]
        verbose_name = "head of spending"
        verbose_name_plural = "heads of spending"
        constraints = [models.UniqueConstraint(fields=["board", "name"], name="one_head_of_a_name")]

    def __str__(self) -> str:
        return self.name


class Spending(PeriodLine):
    """What was budgeted for a head in a period, and what was spent."""

    head = models.ForeignKey(Head, on_delete=models.PROTECT, related_name="spending")
    budget_pence = models.BigIntegerField("budget, in pence", null=True, blank=True, help_text=PENCE)
    actual_pence = models.BigIntegerField("spent, in pence", null=True, blank=True, help_text=PENCE)
    note = models.TextField(blank=True, help_text="What the head holds, in a sentence.")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["fund", "order", "pk"]
        verbose_name = "line of spending"
        verbose_name_plural = "spending"
        constraints = [
            models.UniqueConstraint(fields=["fund", "period", "head"], name="one_spending_of_a_head"),
            not_negative("spending_not_negative", "budget_pence", "actual_pence"),
        ]

    def __str__(self) -> str:
        return f"{self.head}, {self.period}"

    def why_locked(self) -> str:
        """The sentence that refuses it once its year is closed."""
        return why_locked_in(self.period, self)
