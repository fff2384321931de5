"""Screens for case reviews, their recommendations and learning."""

from __future__ import annotations

from django.contrib import admin

from lscb.audit.recordadmin import RecordAdmin, RecordInline, StackedRecordInline
from workgroups.reviews.models import (
    CaseReview,
    LearningEvent,
    Recommendation,
    ReviewStage,
    ReviewTotals,
    ReviewUpdate,
)


class StageInline(RecordInline):
    model = ReviewStage


class RecommendationInline(StackedRecordInline):
    model = Recommendation
    fields = [
        "number",
        "text",
        "agencies",
        "state",
        "evidence",
        "impact_checked_on",
        "impact",
        "reason_not_implemented",
    ]


@admin.register(CaseReview)
class CaseReviewAdmin(RecordAdmin):
    list_display = ["reference", "kind", "state", "referred_on", "completed_on", "publication", "published_on"]
    list_filter = ["kind", "state", "publication", "decision"]
    search_fields = ["reference", "summary", "method"]
    date_hierarchy = "referred_on"
    inlines = [StageInline, RecommendationInline]
    fieldsets = [
        (None, {"fields": ["board", "reference", "kind", "state", "area", "agencies", "summary"]}),
        ("Whether to review", {"fields": ["referred_on", "decision", "decision_on", "decision_reason"]}),
        ("The review", {"fields": ["method", "started_on", "completed_on", "closed_on"]}),
        ("Publication", {"fields": ["publication", "published_on", "withheld_reason"]}),
    ]


@admin.register(ReviewStage)
class ReviewStageAdmin(RecordAdmin):
    list_display = ["review", "state", "on", "period"]
    list_filter = ["state"]
    search_fields = ["review__reference", "text"]
    autocomplete_fields = ["review"]


@admin.register(Recommendation)
class RecommendationAdmin(RecordAdmin):
    list_display = ["review", "number", "text", "state", "impact_checked_on"]
    list_filter = ["state", "review"]
    search_fields = ["text", "review__reference"]
    autocomplete_fields = ["review"]


@admin.register(LearningEvent)
class LearningEventAdmin(RecordAdmin):
    list_display = ["title", "period", "on", "when", "review", "attended"]
    list_filter = ["period"]
    search_fields = ["title", "text", "audience"]
    autocomplete_fields = ["review"]


@admin.register(ReviewUpdate)
class ReviewUpdateAdmin(RecordAdmin):
    list_display = ["text", "kind", "period", "review"]
    list_filter = ["kind", "period"]
    search_fields = ["text"]
    autocomplete_fields = ["review"]


@admin.register(ReviewTotals)
class ReviewTotalsAdmin(RecordAdmin):
    list_display = ["kind", "period", "begun", "completed", "published", "remained_open"]
    list_filter = ["kind", "period"]
    search_fields = ["note"]
