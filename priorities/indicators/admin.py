"""The office's screens for statistics."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from lscb.audit.recordadmin import RecordAdmin, RecordInline
from lscb.permissions import Power
from priorities.indicators import services
from priorities.indicators.models import (
    Category,
    CategoryScheme,
    DerivedPart,
    Indicator,
    Observation,
    PrintedStatus,
    Range,
    SeriesBreak,
    Source,
    Statement,
    Target,
    Threshold,
)


class CategoryInline(RecordInline):
    model = Category
    fields = ("order", "code", "name", "parent", "is_all", "is_unknown", "is_multiple")


class TargetInline(RecordInline):
    model = Target


class ThresholdInline(RecordInline):
    model = Threshold


class PrintedStatusInline(RecordInline):
    model = PrintedStatus


class RangeInline(RecordInline):
    model = Range


class SeriesBreakInline(RecordInline):
    model = SeriesBreak


class DerivedPartInline(RecordInline):
    model = DerivedPart
    fk_name = "indicator"
    autocomplete_fields = ("part", "category")


@admin.register(CategoryScheme)
class CategorySchemeAdmin(RecordAdmin):
    """Ways of dividing what is counted; the category for the whole is made where it is not named."""

    list_display = ("name", "slug", "note")
    list_filter = ("board",)
    search_fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}
    inlines = (CategoryInline,)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        services.give_whole(scheme=form.instance, by=request.user)


@admin.register(Category)
class CategoryAdmin(RecordAdmin):
    list_display = ("name", "scheme", "code", "order", "is_all")
    list_filter = ("scheme",)
    search_fields = ("name", "code", "scheme__name")


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    list_display = ("name", "kind", "published_on")
    list_filter = ("kind", "board")
    search_fields = ("name", "note")
    date_hierarchy = "published_on"


@admin.register(Indicator)
class IndicatorAdmin(RecordAdmin):
    """What is measured. The figures themselves have a list of their own, reached from here."""

    list_display = ("title", "unit", "frequency", "better", "printed_in", "figures")
    list_filter = ("unit", "frequency", "better", "agency", "group", "topic", "board")
    list_select_related = ("agency", "group", "topic", "priority")
    search_fields = ("title", "short_title", "reference", "definition")
    prepopulated_fields = {"reference": ("title",)}
    autocomplete_fields = ("scheme1", "scheme2", "source")
    readonly_fields = ("figures",)
    inlines = (
        TargetInline,
        ThresholdInline,
        PrintedStatusInline,
        RangeInline,
        SeriesBreakInline,
        DerivedPartInline,
    )
    fieldsets = (
        (None, {"fields": ("board", "title", "short_title", "reference", "definition", "figures")}),
        ("What is measured", {"fields": ("unit", "decimals", "nature", "better", "rate_base", "population_words")}),
        ("How it is divided", {"fields": ("scheme1", "scheme2", "adds_up", "base_words")}),
        ("Who owes it, and when", {"fields": ("frequency", "owner", "source", "starts", "ends")}),
        (
            "Where and how it is printed",
            {"fields": ("topic", "agency", "group", "priority", "order", "sentence", "sentence_alone", "charted")},
        ),
        ("Computed from others", {"fields": ("operation",), "description": "Its parts stand below."}),
        ("For the checks", {"fields": ("terms",)}),
    )

    @admin.display(description="printed in")
    def printed_in(self, indicator: Indicator) -> str:
        return str(indicator.topic or indicator.agency or indicator.group or indicator.priority or "")

    @admin.display(description="figures")
    def figures(self, indicator: Indicator) -> str:
        if indicator.pk is None:
            return ""
        address = reverse(f"{self.admin_site.name}:indicators_observation_changelist")
        return format_html('<a href="{}?indicator__id__exact={}">Its figures</a>', address, indicator.pk)


@admin.register(Observation)
class ObservationAdmin(RecordAdmin):
    """Every figure entered. A correction by the source is a new figure, not a change to this one."""

    list_display = ("indicator", "period", "area", "category1", "category2", "shown", "source", "version", "chosen")
    list_filter = ("chosen", "status", "marker", "area", "source", "indicator__topic", "indicator__agency")
    list_select_related = ("indicator", "period", "area", "category1", "category2", "source")
    search_fields = ("indicator__title", "indicator__reference", "category1__name", "words", "note")
    autocomplete_fields = ("indicator", "category1", "category2", "source")
    readonly_fields = ("version", "chosen", "status", "entered_at")
    show_full_result_count = False
    actions = ("choose",)
    fieldsets = (
        (None, {"fields": ("indicator", "period", "area", "category1", "category2", "source")}),
        (
            "The figure",
            {
                "fields": ("value", "bound", "numerator", "denominator", "words", "marker", "decimals", "note"),
                "description": "Change a figure here only to put right a slip of your own. "
                "Where its source has corrected it, add the corrected figure: the earlier one is kept.",
            },
        ),
        ("Its standing", {"fields": ("version", "chosen", "status", "entered_at")}),
    )

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        user: Any = request.user
        if change:
            super().save_model(request, obj, form, change)
        elif not user.may(Power.EDIT_RECORDS, obj):
            raise PermissionDenied
        else:
            obj.pk = services.enter(observation=obj, by=user).pk

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        services.withdraw(observation=obj, by=request.user)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for observation in queryset:
            services.withdraw(observation=observation, by=request.user)

    @admin.display(description="figure")
    def shown(self, observation: Observation) -> str:
        if observation.value is not None:
            bound = "" if observation.bound == "exact" else f"{observation.bound} "
            return f"{bound}{observation.value.normalize():f}"
        return observation.words or observation.get_marker_display()

    @admin.action(description="Let these figures stand in reports", permissions=["change"])
    def choose(self, request: HttpRequest, queryset: Any) -> None:
        for observation in queryset.filter(chosen=False):
            services.choose_source(observation=observation, by=request.user)


@admin.register(Statement)
class StatementAdmin(RecordAdmin):
    """Changes, shares and averages as a source printed them, kept beside the ones reckoned here."""

    list_display = ("indicator", "kind", "period", "compared", "category1", "category2", "value", "source")
    list_filter = ("kind", "source")
    search_fields = ("indicator__title", "words")
    autocomplete_fields = ("indicator", "category1", "category2", "source")
    list_select_related = ("indicator", "period", "compared", "category1", "category2", "source")


@admin.register(Target)
class TargetAdmin(RecordAdmin):
    list_display = ("indicator", "period", "area", "kind", "value")
    list_filter = ("kind", "period")
    search_fields = ("indicator__title",)
    autocomplete_fields = ("indicator",)
    list_select_related = ("indicator", "period", "area")


@admin.register(Threshold)
class ThresholdAdmin(RecordAdmin):
    list_display = ("indicator", "period", "amber_within")
    search_fields = ("indicator__title",)
    autocomplete_fields = ("indicator",)


@admin.register(PrintedStatus)
class PrintedStatusAdmin(RecordAdmin):
    list_display = ("indicator", "period", "area", "rag", "direction", "source")
    list_filter = ("rag",)
    search_fields = ("indicator__title",)
    autocomplete_fields = ("indicator", "source")


@admin.register(Range)
class RangeAdmin(RecordAdmin):
    list_display = ("indicator", "period", "area", "lowest", "highest", "source")
    search_fields = ("indicator__title",)
    autocomplete_fields = ("indicator", "source")


@admin.register(SeriesBreak)
class SeriesBreakAdmin(RecordAdmin):
    list_display = ("indicator", "on", "note")
    search_fields = ("indicator__title", "note")
    autocomplete_fields = ("indicator",)


@admin.register(DerivedPart)
class DerivedPartAdmin(RecordAdmin):
    list_display = ("indicator", "order", "part", "category")
    search_fields = ("indicator__title", "part__title")
    autocomplete_fields = ("indicator", "part", "category")
