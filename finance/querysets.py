"""The words money's records are read with."""

from __future__ import annotations

from typing import Self, TypeVar

from django.db import models
from django.db.models.functions import Coalesce

from lscb.board.querysets import RecordQuerySet

M = TypeVar("M", bound=models.Model)


class FundLineQuerySet(RecordQuerySet[M]):
    """Reads of what stands in a fund."""

    board_path = "fund__board"


class ContributionQuerySet(FundLineQuerySet[M]):
    """Reads of contributions."""

    def outstanding(self) -> Self:
        """Those of money that have not come in, or not all of it."""
        return self.filter(non_cash=False, agreed_pence__gt=Coalesce("received_pence", 0))

    def received(self) -> Self:
        """Those on which all that was agreed has come in."""
        return self.filter(non_cash=False, received_pence__gte=Coalesce("agreed_pence", 0))


class AwardQuerySet(RecordQuerySet[M]):
    """Reads of shares of an income; their period is the income's."""

    board_path = "income__fund__board"
    period_path = "income__period"


class BalanceQuerySet(FundLineQuerySet[M]):
    """Reads of balances, each stated on a day."""

    def between(self, first: object, last: object) -> BalanceQuerySet[M]:
        """Those stated on a day from the first to the last, both included."""
        return self.filter(on__gte=first, on__lte=last)
