"""Funds: the board's own money, and any held apart, such as a panel's."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from finance.querysets import FundLineQuerySet
from lscb.board.models import BoardRecord, Period
from lscb.permissions import Power, scope_key
from workgroups.models import Group


class Fund(BoardRecord):
    """Money kept in one account: the board's own, or one held apart for a group such as the child death panel."""

    view_power, write_power = Power.READ_MONEY, Power.EDIT_MONEY

    group = models.ForeignKey(
        Group,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="funds",
        help_text="The panel or group whose money it is. Empty for the board's own fund.",
    )
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=80)
    purpose = models.TextField(blank=True, help_text="What the money is for and who pays it, in a sentence or two.")
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place in the report.")

    class Meta:
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(fields=["board", "name"], name="one_fund_of_a_name"),
            models.UniqueConstraint(fields=["board", "slug"], name="one_fund_of_a_slug"),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuses a group of another board."""
        same_board(self.board_id, group=self.group)


class FundLine(models.Model):
    """Anything that stands in a fund: it lies in the fund's board and is money's to read and write."""

    view_power, write_power = Power.READ_MONEY, Power.EDIT_MONEY

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="%(class)s_set")

    objects = FundLineQuerySet.as_manager()

    class Meta:
        abstract = True

    def scopes(self) -> tuple[str, ...]:
        """The scope of its fund's board."""
        return (scope_key("board", self.fund.board_id),)


class PeriodLine(FundLine):
    """What stands in a fund for a period."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuses a period, agency or other record of another board."""
        if self.fund_id:
            given = (f.name for f in self._meta.fields if f.is_relation and getattr(self, f.attname))
            same_board(self.fund.board_id, **{name: getattr(self, name) for name in given})


def same_board(board: int | None, **records: Any) -> None:
    """Raises ValidationError at each field whose record belongs to another board; what has no board is let pass."""
    wrong = {name: r for name, r in records.items() if board and getattr(r, "board_id", board) != board}
    if wrong:
        raise ValidationError({name: f"{record} belongs to another board." for name, record in wrong.items()})
