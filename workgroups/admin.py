"""The office's screens for groups, their seats, meetings, papers and attendance."""

from __future__ import annotations

from django.contrib import admin

from lscb.audit.recordadmin import RecordAdmin, RecordInline
from workgroups.models import Attendance, Group, GroupSuccession, Holder, Meeting, Paper, Seat


class SeatInline(RecordInline):
    model = Seat
    autocomplete_fields = ("agency",)


@admin.register(Group)
class GroupAdmin(RecordAdmin):
    list_display = ("name", "kind", "chaired_by", "meets", "starts", "ends")
    list_filter = ("kind",)
    search_fields = ("name", "purpose")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("chair_agency", "reports_to")
    inlines = (SeatInline,)


@admin.register(GroupSuccession)
class GroupSuccessionAdmin(RecordAdmin):
    list_display = ("new", "old", "on", "on_words", "note")
    search_fields = ("new__name", "old__name", "note")
    autocomplete_fields = ("old", "new")


class HolderInline(RecordInline):
    model = Holder
    autocomplete_fields = ("user",)


@admin.register(Seat)
class SeatAdmin(RecordAdmin):
    list_display = ("title", "group", "agency", "starts", "ends")
    list_filter = ("group",)
    search_fields = ("title", "group__name", "agency__name")
    autocomplete_fields = ("group", "agency")
    inlines = (HolderInline,)


@admin.register(Holder)
class HolderAdmin(RecordAdmin):
    list_display = ("seat", "part", "user", "starts", "ends")
    list_filter = ("part",)
    search_fields = ("seat__title", "seat__group__name", "user__name", "user__email")
    autocomplete_fields = ("seat", "user")


class PaperInline(RecordInline):
    model = Paper
    fields = ("number", "title", "ask", "decision")


class AttendanceInline(RecordInline):
    model = Attendance
    autocomplete_fields = ("seat",)


@admin.register(Meeting)
class MeetingAdmin(RecordAdmin):
    list_display = ("__str__", "group", "on", "state")
    list_filter = ("group", "state")
    search_fields = ("title", "group__name", "minutes")
    autocomplete_fields = ("group",)
    date_hierarchy = "on"
    inlines = (PaperInline, AttendanceInline)


@admin.register(Paper)
class PaperAdmin(RecordAdmin):
    list_display = ("title", "number", "meeting", "ask", "decision")
    list_filter = ("ask",)
    search_fields = ("title", "summary", "decision")
    autocomplete_fields = ("meeting", "file")


@admin.register(Attendance)
class AttendanceAdmin(RecordAdmin):
    list_display = ("meeting", "seat", "state")
    list_filter = ("state",)
    search_fields = ("seat__title", "meeting__group__name", "meeting__title")
    autocomplete_fields = ("meeting", "seat")
