"""The board's money: funds, what is paid into them, what is spent, what is left, what was decided."""

from finance.models.balances import Balance, Decision, PrintedStatement
from finance.models.funds import Fund, FundLine
from finance.models.income import Award, Contribution, OtherIncome
from finance.models.spending import Head, Spending

__all__ = [
    "Award",
    "Balance",
    "Contribution",
    "Decision",
    "Fund",
    "FundLine",
    "Head",
    "OtherIncome",
    "PrintedStatement",
    "Spending",
]
