"""The office's screens for scrutiny, policy and engagement."""

from __future__ import annotations

from django.contrib import admin

from lscb.audit.recordadmin import ReadOnlyAdmin, RecordAdmin, RecordInline, StackedRecordInline
from priorities.scrutiny.forms import PolicyForm
from priorities.scrutiny.models import (
    Audit,
    AuditFinding,
    Challenge,
    Engagement,
    Finding,
    Inspection,
    InspectionJudgement,
    Policy,
    PrivateFosteringUpdate,
    ReportReceived,
    Risk,
    RiskReview,
    Suggestion,
    SurveyView,
)


class JudgementInline(RecordInline):
    model = InspectionJudgement


class FindingInline(StackedRecordInline):
    model = Finding
    fieldsets = [
        (None, {"fields": ["kind", "text", "cause", "response", "order"]}),
        (
            "Where the report prints it",
            {
                "fields": ["topic", "priority", "group", "agency", "place"],
                "description": "Fill in one. The first that is filled in decides.",
            },
        ),
    ]


@admin.register(Inspection)
class InspectionAdmin(RecordAdmin):
    list_display = ["title", "body", "kind", "when_words", "starts", "period"]
    list_filter = ["kind", "period", "board"]
    search_fields = ["title", "body", "when_words", "about"]
    inlines = [JudgementInline, FindingInline]
    fieldsets = [
        (None, {"fields": ["board", "period", "body", "kind", "title", "agency", "about"]}),
        ("When", {"fields": ["starts", "ends", "published_on", "when_words"]}),
    ]


@admin.register(Finding)
class FindingAdmin(RecordAdmin):
    list_display = ["__str__", "kind", "inspection", "topic", "place"]
    list_filter = ["kind", "topic", "inspection"]
    search_fields = ["text", "response", "inspection__title", "inspection__body"]
    autocomplete_fields = ["inspection"]
    readonly_fields = ["origin"]
    fieldsets = [(None, {"fields": ["inspection", "origin"]}), *FindingInline.fieldsets]


class AuditFindingInline(RecordInline):
    model = AuditFinding


@admin.register(Audit)
class AuditAdmin(RecordAdmin):
    list_display = ["title", "kind", "agency", "group", "topic", "when_words", "period"]
    list_filter = ["kind", "period", "agency", "group", "topic"]
    search_fields = ["title", "programme", "sample", "method"]
    inlines = [AuditFindingInline]
    fieldsets = [
        (None, {"fields": ["board", "period", "topic", "title", "kind", "agency", "group", "programme", "order"]}),
        ("When and how", {"fields": ["held_on", "when_words", "sample", "sample_size", "method"]}),
    ]


@admin.register(Challenge)
class ChallengeAdmin(RecordAdmin):
    list_display = ["about", "to", "raised_on", "when_words", "state", "period"]
    list_filter = ["state", "period", "agency", "topic"]
    search_fields = ["about", "response", "outcome", "to_words"]
    date_hierarchy = "raised_on"
    fieldsets = [
        (None, {"fields": ["board", "period", "topic", "about", "raised_on", "when_words", "raised_by"]}),
        ("To whom", {"fields": ["agency", "group", "to_words"], "description": "Fill in one."}),
        ("What came of it", {"fields": ["state", "response", "outcome"]}),
    ]


class RiskReviewInline(RecordInline):
    model = RiskReview


@admin.register(Risk)
class RiskAdmin(RecordAdmin):
    list_display = ["title", "likelihood", "impact", "owner", "look_again_on", "closed_on"]
    list_filter = ["closed_on", "topic", "board"]
    search_fields = ["title", "mitigation", "owner"]
    inlines = [RiskReviewInline]
    fieldsets = [
        (None, {"fields": ["board", "topic", "title", "likelihood", "impact", "mitigation", "owner"]}),
        ("When", {"fields": ["opened_on", "opened_words", "look_again_on"]}),
        ("Closing it", {"fields": ["closed_on", "closing_reason"]}),
    ]


@admin.register(ReportReceived)
class ReportReceivedAdmin(RecordAdmin):
    list_display = ["title", "sender", "due_on", "received_on", "when_words", "period"]
    list_filter = ["period", "agency", "topic"]
    search_fields = ["title", "from_words", "content", "decision"]
    date_hierarchy = "received_on"
    fieldsets = [
        (None, {"fields": ["board", "period", "topic", "title", "agency", "from_words", "content", "order"]}),
        ("When", {"fields": ["due_on", "received_on", "when_words", "meeting"]}),
        ("What the board decided", {"fields": ["decision"]}),
    ]


@admin.register(Policy)
class PolicyAdmin(RecordAdmin):
    form = PolicyForm
    list_display = ["title", "kind", "owner", "consulted", "ratified", "launched", "review_on", "period"]
    list_filter = ["kind", "period", "topic"]
    search_fields = ["title", "owner", "summary"]
    fieldsets = [
        (None, {"fields": ["board", "period", "topic", "title", "kind", "owner", "summary", "order"]}),
        (
            "Stages",
            {
                "fields": [
                    ("consulted_on", "consulted_words"),
                    ("ratified_on", "ratified_words"),
                    ("launched_on", "launched_words"),
                    "review_on",
                ],
                "description": "Give the day, or say when in words. Leave empty what has not happened or is not known.",
            },
        ),
    ]

    @admin.display(boolean=True, description="consulted on")
    def consulted(self, policy: Policy) -> bool:
        return policy.consulted

    @admin.display(boolean=True)
    def ratified(self, policy: Policy) -> bool:
        return policy.ratified

    @admin.display(boolean=True)
    def launched(self, policy: Policy) -> bool:
        return policy.launched


class SurveyViewInline(RecordInline):
    model = SurveyView


@admin.register(Engagement)
class EngagementAdmin(RecordAdmin):
    list_display = ["title", "kind", "audience", "on", "when_words", "took_part", "period"]
    list_filter = ["kind", "period", "topic", "agency", "group"]
    search_fields = ["title", "audience", "text", "outcome"]
    inlines = [SurveyViewInline]
    fieldsets = [
        (None, {"fields": ["board", "period", "topic", "kind", "title", "audience", "text", "order"]}),
        ("When", {"fields": ["on", "when_words"]}),
        ("Whose it was", {"fields": ["agency", "group"], "description": "Empty for the board's own."}),
        ("What came of it", {"fields": ["outcome", "took_part", "handed_out"]}),
    ]


@admin.register(PrivateFosteringUpdate)
class PrivateFosteringUpdateAdmin(RecordAdmin):
    list_display = ["__str__", "notifications", "new_arrangements", "visits_in_time", "visits_due"]
    list_filter = ["period", "board"]
    search_fields = ["judgement", "actions", "awareness"]
    fieldsets = [
        (None, {"fields": ["board", "period", "arrangement", "awareness"]}),
        ("In numbers", {"fields": ["notifications", "new_arrangements", "current", ("visits_in_time", "visits_due")]}),
        ("How well it was done", {"fields": ["judgement", "actions", "presented_at", "presented_words"]}),
    ]


@admin.register(Suggestion)
class SuggestionAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "rule", "state", "period", "found_on"]
    list_filter = ["state", "rule", "period"]
    search_fields = ["found", "why"]
