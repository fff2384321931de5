"""Screens for training."""

from __future__ import annotations

from django.contrib import admin

from lscb.audit.recordadmin import RecordAdmin, RecordInline
from workgroups.training.models import Course, Evaluation, SingleAgencyTraining, TakeUp, TrainingEvent, TrainingNote


class TakeUpInline(RecordInline):
    model = TakeUp
    exclude = ["course", "note", "absence_stated", "absence_bound"]


class EvaluationInline(RecordInline):
    model = Evaluation
    exclude = ["course"]


@admin.register(Course)
class CourseAdmin(RecordAdmin):
    list_display = ["title", "kind", "level", "days", "audience"]
    list_filter = ["kind", "level"]
    search_fields = ["title", "text"]


@admin.register(TrainingEvent)
class TrainingEventAdmin(RecordAdmin):
    list_display = ["course", "title", "period", "on", "when", "places"]
    list_filter = ["period", "course__kind"]
    search_fields = ["title", "course__title", "text"]
    autocomplete_fields = ["course"]
    date_hierarchy = "on"
    inlines = [TakeUpInline, EvaluationInline]


@admin.register(TakeUp)
class TakeUpAdmin(RecordAdmin):
    list_display = ["of_what", "agency", "registered", "cancelled", "no_show", "walk_in", "attended", "places"]
    list_filter = ["period", "agency"]
    search_fields = ["event__title", "course__title", "event__course__title", "agency__name", "note"]
    autocomplete_fields = ["event", "course"]
    list_select_related = ["event__course", "course", "period", "agency"]
    fieldsets = [
        ("What these numbers are of", {"fields": ["board", "period", "event", "course", "agency"]}),
        ("Numbers", {"fields": ["registered", "cancelled", "no_show", "walk_in", "attended", "places"]}),
        ("As the source states it", {"fields": ["absence_stated", "absence_bound", "why_empty", "note"]}),
    ]


@admin.register(Evaluation)
class EvaluationAdmin(RecordAdmin):
    list_display = ["question", "of_what", "stage", "yes", "base"]
    list_filter = ["stage", "period"]
    search_fields = ["question", "words"]
    autocomplete_fields = ["event", "course"]
    list_select_related = ["event__course", "course", "period"]


@admin.register(SingleAgencyTraining)
class SingleAgencyTrainingAdmin(RecordAdmin):
    list_display = ["agency", "title", "period", "trained", "base", "rate_stated", "cohorts"]
    list_filter = ["period", "agency"]
    search_fields = ["title", "text", "agency__name"]


@admin.register(TrainingNote)
class TrainingNoteAdmin(RecordAdmin):
    list_display = ["text", "kind", "source", "period"]
    list_filter = ["kind", "period"]
    search_fields = ["text"]
