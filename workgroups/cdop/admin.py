"""The panel officer's screens for lists, totals and the panel's work. Nobody else sees that there is anything here.

The records of deaths, their forms and their reviews have no screen here: Django's search writes what is looked for into
the address, and servers log addresses. They are kept on the panel's own desk (`workgroups.cdop.views`).
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest

from lscb.audit.recordadmin import RecordAdmin, RecordInline
from lscb.permissions import Power
from workgroups.cdop import policies
from workgroups.cdop.models import (
    DeathCategory,
    DeathCategoryScheme,
    PanelAction,
    PanelCount,
    PanelTotals,
)
from workgroups.cdop.reopening import OpensAgain
from workgroups.models import Group

# Filters hold only what the officer's own records speak of.
Related = admin.RelatedOnlyFieldListFilter

# What the officer chooses from but holds no power to read as records: their own boards' panels, areas and so on.
CHOSEN_FROM = {"board", "panel", "meeting", "agency", "area", "period"}


class OfficersChoices:
    """Offers the panel officer the panels, meetings, agencies, areas and periods of the boards they serve."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in CHOSEN_FROM:
            kwargs["queryset"] = _offered(db_field.name, db_field.remote_field.model, request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]  # a mixin


def _offered(name: str, model: Any, user: Any) -> Any:
    boards = user.scope_ids("board", Power.EDIT_CHILD_DEATHS)
    panels = user.scope_ids("group", Power.EDIT_CHILD_DEATHS)
    if name == "meeting":
        return model.objects.filter(Q(group__board__in=boards, group__kind=Group.Kind.PANEL) | Q(group__in=panels))
    if name == "panel":
        return model.objects.filter(Q(board__in=boards, kind=Group.Kind.PANEL) | Q(pk__in=panels))
    of_panels = Group.objects.filter(pk__in=panels).values("board")
    path = "pk" if name == "board" else "board"
    return model.objects.filter(Q(**{f"{path}__in": boards}) | Q(**{f"{path}__in": of_panels}))


class TotalsForm(forms.ModelForm):
    """A year is held as totals, or case by case."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        panel, period = data.get("panel"), data.get("period")
        if panel and period and (reason := policies.why_not_hold_totals(panel, period, self.instance)):
            self.add_error("period", reason)
        return data


class CategoryInline(RecordInline):
    model = DeathCategory


@admin.register(DeathCategoryScheme)
class DeathCategorySchemeAdmin(RecordAdmin):
    list_display = ["name", "divides", "source", "starts", "ends"]
    list_filter = ["divides"]
    search_fields = ["name", "source"]
    inlines = [CategoryInline]


@admin.register(DeathCategory)
class DeathCategoryAdmin(RecordAdmin):
    list_display = ["name", "number", "scheme"]
    list_filter = [("scheme", Related)]
    search_fields = ["name"]


class CountInline(RecordInline):
    model = PanelCount


@admin.register(PanelTotals)
class PanelTotalsAdmin(OpensAgain, OfficersChoices, RecordAdmin):
    form = TotalsForm
    list_display = ["panel", "period", "notified", "reviewed", "expected", "unexpected", "meetings"]
    list_filter = [("period", Related), ("panel", Related)]
    search_fields = ["panel__name", "note"]
    inlines = [CountInline]


@admin.register(PanelCount)
class PanelCountAdmin(RecordAdmin):
    list_display = ["label", "heading", "count", "people", "totals"]
    list_filter = ["heading"]
    search_fields = ["label"]
    autocomplete_fields = ["totals"]


@admin.register(PanelAction)
class PanelActionAdmin(OfficersChoices, RecordAdmin):
    list_display = ["text", "kind", "panel", "period"]
    list_filter = ["kind", ("period", Related)]
    search_fields = ["text"]
