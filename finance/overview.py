"""All funds over all years: what came in, what went, what is left, and what does not balance."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from finance.models import Balance, Contribution, Fund, OtherIncome, Spending
from finance.report.balance import Account, account
from finance.report.held import DAY, Held
from finance.statement import of_account, years_of
from lscb.board.models import Board, Period
from lscb.board.year import Year

Places = dict[tuple[int, int], list[Any]]
"""Lines by the numbers of their fund and period."""


@dataclass(frozen=True)
class FundYear:
    """One fund in one year, in figures; the account's figures are None where nothing is stated."""

    fund: Fund
    period: Period
    account: Account

    @property
    def amounts(self) -> tuple[int | None, ...]:
        """In pence: brought forward, contributions, all that came in, spent, carried forward, not accounted for."""
        names = ("opening", "contributions", "came_in", "spent", "closing", "left_over")
        return tuple(of_account(self.account, name) for name in names)


def overview(board: Board) -> list[FundYear]:
    """Each fund in each of the board's years in which anything is recorded of it, the latest year first.

    Asks the same number of questions however many years there are.
    """
    funds, years = list(Fund.objects.of_board(board)), years_of(board)
    paid = Contribution.objects.of_board(board).select_related("agency").prefetch_related("agency__names")
    lines = [_by_place(paid), _by_place(OtherIncome.objects.of_board(board))]
    lines.append(_by_place(Spending.objects.of_board(board).select_related("head")))
    balances: dict[int, list[Balance]] = defaultdict(list)
    for balance in Balance.objects.of_board(board).order_by("on", "pk"):
        balances[balance.fund_id].append(balance)
    found = [_held(fund, Year(board, period), lines, balances[fund.pk]) for period in years for fund in funds]
    return [FundYear(one.fund, one.year.period, account(one)) for one in found if _anything(one)]


def _by_place(lines: Any) -> Places:
    places: Places = defaultdict(list)
    for line in lines:
        places[line.fund_id, line.period_id].append(line)
    return places


def _held(fund: Fund, year: Year, lines: list[Places], balances: list[Balance]) -> Held:
    paid, income, spending = (of.get((fund.pk, year.period.pk), []) for of in lines)
    near = [b for b in balances if year.starts - DAY <= b.on <= year.ends + DAY]
    return Held(fund, year, contributions=paid, income=income, spending=spending, balances=near)


def _anything(one: Held) -> bool:
    within = any(one.year.starts <= b.on <= one.year.ends for b in one.balances)
    return bool(one.contributions or one.income or one.spending or within)
