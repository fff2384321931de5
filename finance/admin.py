"""The office's screens for money. Amounts are entered in whole pence and shown in pounds."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

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
from lscb.audit.recordadmin import RecordAdmin, RecordInline
from lscb.permissions import EVERYWHERE, Power
from lscb.web.british import pounds_and_pence


class MoneyChoices:
    """Offers a finance officer the periods, agencies and groups of the boards whose money they keep."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        paths = {"board": "pk", "period": "board", "agency": "board", "group": "board", "meeting": "group__board"}
        user: Any = request.user
        if db_field.name in paths and EVERYWHERE not in user.scope_keys_with(Power.EDIT_MONEY):
            kept = {f"{paths[db_field.name]}__in": user.scope_ids("board", Power.EDIT_MONEY)}
            kwargs["queryset"] = db_field.remote_field.model.objects.filter(**kept)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]  # a mixin


class MoneyAdmin(MoneyChoices, RecordAdmin):
    """The base of money's screens."""


class Pounds:
    """Columns of a list that show pence as pounds."""

    @admin.display(description="agreed", ordering="agreed_pence")
    def agreed(self, record: Any) -> str:
        return pounds_and_pence(record.agreed_pence)

    @admin.display(description="received", ordering="received_pence")
    def received(self, record: Any) -> str:
        return pounds_and_pence(record.received_pence)

    @admin.display(description="amount", ordering="amount_pence")
    def amount(self, record: Any) -> str:
        return pounds_and_pence(record.amount_pence)

    @admin.display(description="budget", ordering="budget_pence")
    def budget(self, record: Any) -> str:
        return pounds_and_pence(record.budget_pence)

    @admin.display(description="spent", ordering="actual_pence")
    def spent(self, record: Any) -> str:
        return pounds_and_pence(record.actual_pence)


class BalanceInline(RecordInline):
    model = Balance


@admin.register(Fund)
class FundAdmin(MoneyAdmin):
    list_display = ("name", "group", "purpose", "order")
    search_fields = ("name", "purpose")
    prepopulated_fields = {"slug": ("name",)}
    inlines = (BalanceInline,)


@admin.register(Contribution)
class ContributionAdmin(Pounds, MoneyAdmin):
    list_display = ("payer_name", "line", "fund", "period", "agreed", "received", "received_on", "non_cash")
    list_select_related = ("agency", "fund", "period")
    list_filter = ("period", "fund", "non_cash")
    search_fields = ("agency__name", "agency__short_name", "payer", "line", "note")
    fieldsets = (
        (None, {"fields": ("fund", "period", "agency", "payer", "line")}),
        ("How much", {"fields": ("agreed_pence", "received_pence", "received_on", "non_cash")}),
        ("More", {"fields": ("note", "order")}),
    )


class AwardInline(MoneyChoices, RecordInline):
    model = Award


@admin.register(OtherIncome)
class OtherIncomeAdmin(Pounds, MoneyAdmin):
    list_display = ("source", "fund", "period", "amount", "received")
    list_filter = ("period", "fund")
    search_fields = ("source", "used_for", "note")
    inlines = (AwardInline,)


@admin.register(Award)
class AwardAdmin(Pounds, MoneyAdmin):
    list_display = ("recipient", "income", "amount")
    list_select_related = ("agency", "group", "income")
    search_fields = ("income__source", "agency__name", "group__name", "note")


@admin.register(Head)
class HeadAdmin(MoneyAdmin):
    list_display = ("name", "order")
    search_fields = ("name",)


@admin.register(Spending)
class SpendingAdmin(Pounds, MoneyAdmin):
    list_display = ("head", "fund", "period", "budget", "spent", "note")
    list_filter = ("period", "fund")
    search_fields = ("head__name", "note")


@admin.register(Balance)
class BalanceAdmin(Pounds, MoneyAdmin):
    list_display = ("fund", "on", "kind", "amount", "source")
    list_filter = ("kind", "fund")
    search_fields = ("fund__name", "source")
    date_hierarchy = "on"


@admin.register(PrintedStatement)
class PrintedStatementAdmin(Pounds, MoneyAdmin):
    list_display = ("fund", "period", "about", "amount", "text", "source")
    list_filter = ("period", "fund", "about")
    search_fields = ("text", "source")


@admin.register(Decision)
class DecisionAdmin(MoneyAdmin):
    list_display = ("text", "fund", "period", "on", "meeting")
    list_filter = ("period", "fund")
    search_fields = ("text",)
    date_hierarchy = "on"
