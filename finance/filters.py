"""What lists of money can be narrowed by."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from agencies.models import Agency
from finance.models import Balance, Fund, Head
from finance.statement import years_of
from lscb.board.models import Board, Period
from lscb.web.filters import Filters


class FundLines(Filters):
    """By fund and year."""

    all_words = "All funds and years"
    fund = forms.ModelChoiceField(queryset=Fund.objects.none(), label="Fund", empty_label="Any fund")
    period = forms.ModelChoiceField(queryset=Period.objects.none(), label="Year", empty_label="Any year")

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        self._offer("fund", Fund.objects.of_board(board))
        self._offer("period", Period.objects.filter(pk__in=[year.pk for year in years_of(board)]))
        self._offer("agency", Agency.objects.of_board(board))
        self._offer("head", Head.objects.of_board(board))

    def _offer(self, name: str, rows: QuerySet[Any]) -> None:
        field = self.fields.get(name)
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = rows


class Contributions(FundLines):
    """By payer too, and by what has come in."""

    STATES = (
        ("", "Any"),
        ("outstanding", "Not all received"),
        ("received", "All received"),
        ("unstated", "Amount not stated"),
        ("kind", "Given in kind"),
    )
    agency = forms.ModelChoiceField(queryset=Agency.objects.none(), label="Paid by", empty_label="Any payer")
    state = forms.ChoiceField(choices=STATES, label="Received")

    def narrow_state(self, rows: Any, value: str) -> Any:
        """The words of the QuerySet."""
        if value == "outstanding":
            return rows.outstanding()
        if value == "received":
            return rows.received()
        return rows.filter(Q(non_cash=True) if value == "kind" else Q(non_cash=False, agreed_pence=None))


class SpendingLines(FundLines):
    """By head too."""

    head = forms.ModelChoiceField(queryset=Head.objects.none(), label="Head", empty_label="Any head")


class Balances(FundLines):
    """By what it is too; in a year is what was stated on one of its days."""

    kind = forms.ChoiceField(choices=[("", "Any"), *Balance.Kind.choices], label="What it is")

    def narrow_period(self, rows: Any, value: Period) -> Any:
        """From its first day to its last."""
        return rows.between(value.starts, value.ends)


class Awards(FundLines):
    """By the income's fund and year."""

    def narrow_fund(self, rows: Any, value: Fund) -> Any:
        """The income's."""
        return rows.filter(income__fund=value)

    def narrow_period(self, rows: Any, value: Period) -> Any:
        """The income's."""
        return rows.filter(income__period=value)
