"""The office's screens for actions, whatever gave rise to them."""

from __future__ import annotations

from django.contrib import admin

from lscb.actions.models import Action, ActionUpdate, Letter, Origin, Owner, Plan, ReminderRule
from lscb.audit.recordadmin import ReadOnlyAdmin, RecordAdmin, RecordInline, StackedRecordInline


class OwnerInline(RecordInline):
    model = Owner
    exclude = ("holder",)  # named on the action's own page, where the people of the board are offered
    autocomplete_fields = ("agency", "group", "office")


class ActionUpdateInline(StackedRecordInline):
    model = ActionUpdate


@admin.register(Action)
class ActionAdmin(RecordAdmin):
    list_display = ("title", "origin", "due_on", "due_words", "look_again_on", "status", "closed_on")
    list_filter = ("status", "origin__kind")
    search_fields = ("title", "outcome", "measure")
    autocomplete_fields = ("origin", "status")
    date_hierarchy = "due_on"
    inlines = (OwnerInline, ActionUpdateInline)


@admin.register(Origin)
class OriginAdmin(RecordAdmin):
    list_display = ("sentence", "kind")
    list_filter = ("kind",)
    search_fields = ("sentence",)


@admin.register(Owner)
class OwnerAdmin(RecordAdmin):
    list_display = ("__str__", "action", "order")
    exclude = ("holder",)
    list_select_related = ("action", "agency", "group", "office")
    search_fields = ("action__title", "agency__name", "group__name", "office__title", "post")
    autocomplete_fields = ("action", "agency", "group", "office")


@admin.register(ActionUpdate)
class ActionUpdateAdmin(RecordAdmin):
    list_display = ("action", "on", "status", "text")
    search_fields = ("text",)
    autocomplete_fields = ("action", "status")


@admin.register(Plan)
class PlanAdmin(RecordAdmin):
    list_display = ("title", "origin", "agreed_on", "agreed_by")
    list_select_related = ("origin",)
    search_fields = ("title", "purpose", "agreed_by")
    autocomplete_fields = ("origin",)


@admin.register(ReminderRule)
class ReminderRuleAdmin(RecordAdmin):
    list_display = ("__str__", "board", "in_force")
    search_fields = ("days",)
    list_select_related = ("board",)


@admin.register(Letter)
class LetterAdmin(ReadOnlyAdmin):
    list_display = ("action", "kind", "on", "person")
    list_select_related = ("action", "person")
    list_filter = ("kind",)
    search_fields = ("action__title", "message__to", "message__subject")
    date_hierarchy = "on"
    fields = ("action", "kind", "on", "person", "message")
