"""What is paid into a fund: agencies' contributions, grants and other income, and how an income was divided."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from agencies.models import Agency
from finance.models.funds import PeriodLine, same_board
from finance.querysets import AwardQuerySet, ContributionQuerySet
from lscb.board.closing import why_locked_in
from lscb.board.constraints import exactly_one, not_negative
from lscb.permissions import Power
from workgroups.models import Group

PENCE = "In pence: 100 is £1.00. Empty if not stated."


class Contribution(PeriodLine):
    """What an agency agreed to pay into a fund for a period; a payer may have any number of lines."""

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="contributions", verbose_name="paid by"
    )
    payer = models.CharField(
        "or paid by, in words",
        max_length=150,
        blank=True,
        help_text="Only where the payer is not among the agencies, such as health services together.",
    )
    line = models.CharField(
        "what for", max_length=150, blank=True, help_text="Names the line where a payer has several."
    )
    agreed_pence = models.BigIntegerField("agreed, in pence", null=True, blank=True, help_text=PENCE)
    received_pence = models.BigIntegerField("received, in pence", null=True, blank=True, help_text=PENCE)
    received_on = models.DateField("received on", null=True, blank=True)
    non_cash = models.BooleanField(
        "given in kind", default=False, help_text="Rooms, staff or work instead of money: shown apart from the fund."
    )
    note = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        ordering = ["fund", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["fund", "period", "agency", "line"],
                name="one_contribution_of_a_line",
                violation_error_message="This payer has such a line already: say what each line is for.",
            ),
            models.UniqueConstraint(
                fields=["fund", "period", "payer", "line"],
                condition=Q(agency__isnull=True),
                name="one_contribution_of_a_line_in_words",
                violation_error_message="This payer has such a line already: say what each line is for.",
            ),
            models.CheckConstraint(
                condition=Q(agency__isnull=False, payer="") | (Q(agency__isnull=True) & ~Q(payer="")),
                name="contribution_has_one_payer",
                violation_error_message="Choose the agency that pays, or name the payer in words: one of the two.",
            ),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(received_pence__isnull=False),
                name="contribution_received_on_a_day_has_an_amount",
                violation_error_message="Say how much was received on that day.",
            ),
            not_negative("contribution_not_negative", "agreed_pence", "received_pence"),
        ]

    def __str__(self) -> str:
        return f"{self.payer_name}, {self.line}" if self.line else self.payer_name

    @property
    def payer_name(self) -> str:
        """Who pays, as printed in tables."""
        return self.agency.short_name if self.agency else self.payer

    @property
    def outstanding_pence(self) -> int:
        """What was agreed and has not come in; nought where nothing is stated, or where it is given in kind."""
        return 0 if self.non_cash else max(0, (self.agreed_pence or 0) - (self.received_pence or 0))

    @property
    def outstanding_pounds(self) -> str:
        """The same as one types it: "1250.50"."""
        return f"{self.outstanding_pence // 100}.{self.outstanding_pence % 100:02d}"

    def why_locked(self) -> str:
        """The sentence that refuses it once its year is closed."""
        return why_locked_in(self.period, self)


class OtherIncome(PeriodLine):
    """A grant, fees or anything else paid into a fund besides the partners' contributions."""

    source = models.CharField(max_length=200, help_text="For example a government grant, named.")
    amount_pence = models.BigIntegerField("amount, in pence", null=True, blank=True, help_text=PENCE)
    received_pence = models.BigIntegerField("received, in pence", null=True, blank=True, help_text=PENCE)
    used_for = models.TextField(blank=True, help_text="What was done with it, in sentences.")
    note = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["fund", "order", "pk"]
        verbose_name = "other income"
        verbose_name_plural = "other income"
        constraints = [
            models.UniqueConstraint(fields=["fund", "period", "source"], name="one_income_of_a_source"),
            not_negative("other_income_not_negative", "amount_pence", "received_pence"),
        ]

    def __str__(self) -> str:
        return self.source

    def why_locked(self) -> str:
        """The sentence that refuses it once its year is closed."""
        return why_locked_in(self.period, self)


class Award(models.Model):
    """A share of an income passed to an agency or a group, where it was divided."""

    view_power, write_power = Power.READ_MONEY, Power.EDIT_MONEY

    income = models.ForeignKey(OtherIncome, on_delete=models.CASCADE, related_name="awards")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="awards")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="awards")
    amount_pence = models.BigIntegerField("amount, in pence", help_text="In pence: 100 is £1.00.")
    note = models.CharField(max_length=250, blank=True)

    objects = AwardQuerySet.as_manager()

    class Meta:
        ordering = ["income", "pk"]
        constraints = [
            exactly_one("award_to_exactly_one", "agency", "group", message="Choose an agency or a group, not both."),
            models.UniqueConstraint(fields=["income", "agency"], name="one_award_to_an_agency"),
            models.UniqueConstraint(fields=["income", "group"], name="one_award_to_a_group"),
            not_negative("award_not_negative", "amount_pence"),
        ]

    def __str__(self) -> str:
        return f"{self.recipient}, of {self.income}"

    @property
    def recipient(self) -> str:
        """Who was given it."""
        return str(self.agency or self.group or "")

    def scopes(self) -> tuple[str, ...]:
        """Those of its income."""
        return self.income.scopes()

    def clean(self) -> None:
        """Refuses a recipient of another board, and more in all than the income itself."""
        if not self.income_id:
            return
        same_board(self.income.fund.board_id, agency=self.agency, group=self.group)
        others = self.income.awards.exclude(pk=self.pk).aggregate(sum=models.Sum("amount_pence"))["sum"] or 0
        whole = self.income.amount_pence
        if whole is not None and self.amount_pence is not None and others + self.amount_pence > whole:
            raise ValidationError({"amount_pence": "The awards together are more than the income they divide."})

    def why_locked(self) -> str:
        """The sentence that refuses it once its year is closed."""
        return why_locked_in(self.income.period, self, self.income)
