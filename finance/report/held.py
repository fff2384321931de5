"""What is held of each fund for a year, read at once: the same number of queries however much there is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from finance.models import (
    Balance,
    Contribution,
    Decision,
    Fund,
    FundLine,
    OtherIncome,
    PrintedStatement,
    Spending,
)
from lscb.board.joining import joined
from lscb.board.models import Period
from lscb.board.year import Year

DAY = timedelta(days=1)


@dataclass
class Held:
    """One fund's records of a year, and of the year before where a line is compared with it."""

    fund: Fund
    year: Year
    last: Period | None = None
    contributions: list[Contribution] = field(default_factory=list)
    last_contributions: list[Contribution] = field(default_factory=list)
    income: list[OtherIncome] = field(default_factory=list)
    spending: list[Spending] = field(default_factory=list)
    balances: list[Balance] = field(default_factory=list)
    printed: dict[str, PrintedStatement] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)

    def initial(self, **more: Any) -> tuple[tuple[str, str], ...]:
        """What the form that fills a gap of this fund starts with."""
        return (("fund", str(self.fund.pk)), *((name, str(value)) for name, value in more.items()))

    def for_period(self) -> tuple[tuple[str, str], ...]:
        """The same for a record of the year."""
        return self.initial(period=self.year.period.pk)


def held(year: Year) -> list[Held]:
    """Every fund of the board with its records of the year, in order."""
    last = Period.objects.of_board(year.board).filter(basis=year.period.basis, ends=year.starts - DAY).first()
    funds = {f.pk: Held(f, year, last) for f in Fund.objects.of_board(year.board).select_related("group")}
    for line in _contributions(year, last):
        of = funds[line.fund_id]
        (of.contributions if line.period_id == year.period.pk else of.last_contributions).append(line)
    income = OtherIncome.objects.prefetch_related("awards__agency", "awards__group")
    _sort(funds, "income", income.of_board(year.board).for_period(year.period))
    spending = Spending.objects.select_related("head")
    _sort(funds, "spending", spending.of_board(year.board).for_period(year.period))
    days = (year.starts - DAY, year.ends + DAY)
    _sort(funds, "balances", Balance.objects.of_board(year.board).between(*days).order_by("on", "pk"))
    _sort(funds, "decisions", Decision.objects.of_board(year.board).for_period(year.period))
    for statement in PrintedStatement.objects.of_board(year.board).for_period(year.period):
        funds[statement.fund_id].printed[statement.about] = statement
    return list(funds.values())


def _contributions(year: Year, last: Period | None) -> Iterable[Contribution]:
    periods = [year.period, *([last] if last else [])]
    rows = Contribution.objects.of_board(year.board).filter(period__in=periods)
    return joined(year, rows, "agency")


def _sort(funds: dict[int, Held], column: str, lines: Iterable[FundLine]) -> None:
    for line in lines:
        getattr(funds[line.fund_id], column).append(line)
