"""The office's screens for priorities, planned work, topics and updates."""

from __future__ import annotations

from django.contrib import admin

from lscb.audit.recordadmin import ReadOnlyAdmin, RecordAdmin, StackedRecordInline
from priorities.models import PlannedWork, Priority, PriorityPaper, ProgressUpdate, Topic


class ProgressUpdateInline(StackedRecordInline):
    model = ProgressUpdate
    fields = ("period", "when", "done", "difference", "evidence", "order", "board")


@admin.register(Priority)
class PriorityAdmin(RecordAdmin):
    list_display = ("title", "number", "period", "closing", "carried_from")
    list_filter = ("period", "closing")
    search_fields = ("title", "aim")
    autocomplete_fields = ("carried_from", "period")
    readonly_fields = ("closing", "closing_reason", "closed_on")
    fieldsets = (
        (None, {"fields": ("board", "period", "number", "title", "aim", "agreed", "carried_from")}),
        ("At the end of the year", {"fields": ("closing", "closing_reason", "closed_on")}),
    )


@admin.register(PriorityPaper)
class PriorityPaperAdmin(ReadOnlyAdmin):
    list_display = ("priority", "paper")
    list_filter = ("priority__period",)
    search_fields = ("priority__title", "paper__title")


class PartInline(StackedRecordInline):
    model = PlannedWork
    fk_name = "part_of"
    fields = ("board", "period", "text", "state", "outcome", "order")
    verbose_name = "part"


@admin.register(PlannedWork)
class PlannedWorkAdmin(RecordAdmin):
    list_display = ("text", "period", "state", "part_of")
    list_filter = ("period", "state", "priorities")
    search_fields = ("text", "outcome")
    autocomplete_fields = ("part_of", "period")
    inlines = (PartInline,)


@admin.register(Topic)
class TopicAdmin(RecordAdmin):
    list_display = ("name", "period", "order")
    list_filter = ("period", "priorities")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("period",)
    inlines = (ProgressUpdateInline,)


@admin.register(ProgressUpdate)
class ProgressUpdateAdmin(RecordAdmin):
    list_display = ("topic", "done", "when", "agency", "group")
    list_filter = ("period", "topic")
    search_fields = ("done", "difference", "evidence")
    autocomplete_fields = ("topic", "agency", "group", "period")
