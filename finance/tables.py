"""Lists of money."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from finance.models import Contribution
from lscb.web.tables import DayColumn, PoundsColumn, Table


class Changeable(tables.Column):
    """What names a line: a link to its form, for whoever may change it."""

    def render(self, value: Any, record: Any, table: Any) -> Any:
        """The link."""
        if not table.may_edit:
            return value
        address = reverse("money-change", args=[table.board.slug, table.kind, record.pk])
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, value)

    def value(self, value: Any) -> str:
        """The words alone, in a spreadsheet."""
        return str(value)


class MoneyTable(Table):
    """A list of one kind of line of a board."""

    def __init__(self, *args: Any, board: Any, kind: str, may_edit: bool, **options: Any) -> None:
        self.board, self.kind, self.may_edit = board, kind, may_edit
        super().__init__(*args, **options)


class ContributionTable(MoneyTable):
    caption = "Contributions"
    payer = Changeable("Paid by", accessor="payer_name", order_by=("agency__short_name", "payer", "line"))
    line = tables.Column("For")
    fund = tables.Column("Fund", order_by="fund__name")
    period = tables.Column("Year", order_by="period__starts")
    agreed_pence = PoundsColumn("Agreed")
    received_pence = PoundsColumn("Received")
    received_on = DayColumn("Last received")
    state = tables.Column("State", empty_values=(), orderable=False)

    def render_state(self, record: Contribution) -> Any:
        """What has come in, in words, and the way to mark the rest."""
        said = self.value_state(record)
        if not (self.may_edit and record.outstanding_pence):
            return said
        address = reverse("money-receive", args=[self.board.slug, record.pk])
        whose = format_html('<span class="govuk-visually-hidden"> from {}</span>', str(record))
        return format_html('{} <a class="govuk-link" href="{}">Mark as received{}</a>', said, address, whose)

    def value_state(self, record: Contribution) -> str:
        """The words alone."""
        if record.non_cash:
            return "Given in kind"
        if record.agreed_pence is None:
            return "Amount not stated"
        if not record.outstanding_pence:
            return "All received"
        return "Part received" if record.received_pence else "Not received"


class IncomeTable(MoneyTable):
    caption = "Other income"
    source = Changeable("From")
    fund = tables.Column("Fund", order_by="fund__name")
    period = tables.Column("Year", order_by="period__starts")
    amount_pence = PoundsColumn("Amount")
    received_pence = PoundsColumn("Received")
    used_for = tables.Column("Used for")


class AwardTable(MoneyTable):
    caption = "Shares of other income passed on"
    recipient = Changeable("Given to", order_by=("agency__short_name", "group__name"))
    income = tables.Column("Out of", order_by="income__source")
    period = tables.Column("Year", accessor="income__period", order_by="income__period__starts")
    amount_pence = PoundsColumn("Amount")
    note = tables.Column("Note")


class SpendingTable(MoneyTable):
    caption = "Spending by head"
    head = Changeable("Spent on", order_by="head__name")
    fund = tables.Column("Fund", order_by="fund__name")
    period = tables.Column("Year", order_by="period__starts")
    budget_pence = PoundsColumn("Budget")
    actual_pence = PoundsColumn("Spent")
    note = tables.Column("Note")


class BalanceTable(MoneyTable):
    caption = "Balances on a day"
    kind = Changeable("What it is", accessor="get_kind_display", order_by="kind")
    fund = tables.Column("Fund", order_by="fund__name")
    on = DayColumn("Day")
    amount_pence = PoundsColumn("Amount")
    source = tables.Column("Stated in")


class PrintedTable(MoneyTable):
    caption = "What sources printed"
    about = Changeable("About", accessor="get_about_display", order_by="about")
    fund = tables.Column("Fund", order_by="fund__name")
    period = tables.Column("Year", order_by="period__starts")
    amount_pence = PoundsColumn("Printed total")
    text = tables.Column("In words")
    source = tables.Column("Printed in")


class DecisionTable(MoneyTable):
    caption = "Decisions on a surplus or deficit"
    text = Changeable("What was decided")
    fund = tables.Column("Fund", order_by="fund__name")
    period = tables.Column("Year", order_by="period__starts")
    on = DayColumn("Day")
    meeting = tables.Column("Meeting", order_by="meeting__on")


class FundTable(MoneyTable):
    caption = "Funds"
    name = Changeable("Fund")
    group = tables.Column("Held for", order_by="group__name", default="The board")
    purpose = tables.Column("What it is for")


class HeadTable(MoneyTable):
    caption = "Heads of spending"
    name = Changeable("Head")
    order = tables.Column("Place in the report")
