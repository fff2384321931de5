"""The kinds of record money is kept in, as its screens need them: words, form, list and filter of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from finance import filters, forms, tables
from finance.models import (
    Award,
    Balance,
    Contribution,
    Decision,
    Fund,
    Head,
    OtherIncome,
    PrintedStatement,
    Spending,
)
from lscb.web.filters import Filters


@dataclass(frozen=True)
class Kind:
    """One kind: `one` follows "a" or "an" in sentences, `many` heads its list. `reads` joins what its list shows."""

    slug: str
    one: str
    many: str
    lede: str
    model: Any
    form: type[forms.MoneyForm]
    table: type[tables.MoneyTable]
    reads: tuple[str, ...] = ()
    filters: Callable[..., Filters] | None = None
    removing: str = "What it held stays in the log of who did what."


OF_A_YEAR = ("fund", "period")
KINDS = {
    kind.slug: kind
    for kind in (
        Kind(
            "contributions",
            "contribution",
            "Contributions",
            "What each agency agreed to pay, and what has come in. A payer may have any number of lines.",
            Contribution,
            forms.ContributionForm,
            tables.ContributionTable,
            (*OF_A_YEAR, "agency"),
            filters.Contributions,
        ),
        Kind(
            "income",
            "line of other income",
            "Other income",
            "Grants, fees and whatever else is paid in besides the partners’ contributions.",
            OtherIncome,
            forms.OtherIncomeForm,
            tables.IncomeTable,
            OF_A_YEAR,
            filters.FundLines,
            "Its shares that were passed on go with it. What it held stays in the log of who did what.",
        ),
        Kind(
            "awards",
            "share passed on",
            "Shares passed on",
            "How an income was divided among agencies and groups; never more in all than the income itself.",
            Award,
            forms.AwardForm,
            tables.AwardTable,
            ("income__period", "agency", "group"),
            filters.Awards,
        ),
        Kind(
            "spending",
            "line of spending",
            "Spending",
            "What was budgeted for each head and what it came to.",
            Spending,
            forms.SpendingForm,
            tables.SpendingTable,
            (*OF_A_YEAR, "head"),
            filters.SpendingLines,
        ),
        Kind(
            "balances",
            "balance",
            "Balances",
            "What stood in a fund on a day: brought forward, carried forward, or stated in between.",
            Balance,
            forms.BalanceForm,
            tables.BalanceTable,
            ("fund",),
            filters.Balances,
        ),
        Kind(
            "printed",
            "printed statement",
            "Printed statements",
            "What a source printed beside its lines; where they add up otherwise, the statement says so.",
            PrintedStatement,
            forms.PrintedForm,
            tables.PrintedTable,
            OF_A_YEAR,
            filters.FundLines,
        ),
        Kind(
            "decisions",
            "decision",
            "Decisions on a surplus or deficit",
            "What was decided, on which day, at which meeting.",
            Decision,
            forms.DecisionForm,
            tables.DecisionTable,
            (*OF_A_YEAR, "meeting__group"),
            filters.FundLines,
        ),
        Kind(
            "funds",
            "fund",
            "Funds",
            "The board’s own fund, and any held apart for a panel or group.",
            Fund,
            forms.FundForm,
            tables.FundTable,
            ("group",),
        ),
        Kind(
            "heads",
            "head of spending",
            "Heads of spending",
            "The same from year to year, so that the years can be compared.",
            Head,
            forms.HeadForm,
            tables.HeadTable,
        ),
    )
}


def kind_of(slug: str) -> Kind:
    """The kind an address names. Raises Http404."""
    if slug not in KINDS:
        raise Http404
    return KINDS[slug]
