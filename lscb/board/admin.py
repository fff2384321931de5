"""The office's screens for the board itself: areas, periods, scales, offices, staff."""

from __future__ import annotations

from django.contrib import admin

from lscb.audit.recordadmin import ReadOnlyAdmin, RecordAdmin, RecordInline
from lscb.board.models import (
    Area,
    AreaMember,
    Board,
    BoardArea,
    Level,
    Office,
    OfficeTerm,
    Period,
    Post,
    Reopening,
    Scale,
)


class BoardAreaInline(RecordInline):
    model = BoardArea


@admin.register(Board)
class BoardAdmin(RecordAdmin):
    list_display = ("name", "kind", "nation", "starts", "ends", "succeeds")
    list_filter = ("kind", "nation")
    search_fields = ("name", "short_name")
    prepopulated_fields = {"slug": ("short_name",)}
    autocomplete_fields = ("succeeds",)
    inlines = (BoardAreaInline,)
    fieldsets = (
        (None, {"fields": ("name", "short_name", "slug", "kind", "nation")}),
        ("What it is for", {"fields": ("vision", "aims")}),
        ("From when", {"fields": ("starts", "ends", "succeeds")}),
        ("Protecting children in figures", {"fields": ("threshold",)}),
    )


class AreaMemberInline(RecordInline):
    model = AreaMember
    fk_name = "area"
    verbose_name = "area in this group"
    verbose_name_plural = "areas in this group"


@admin.register(Area)
class AreaAdmin(RecordAdmin):
    list_display = ("name", "kind", "code", "order")
    list_filter = ("kind",)
    search_fields = ("name", "code")
    inlines = (AreaMemberInline,)


@admin.register(BoardArea)
class BoardAreaAdmin(RecordAdmin):
    list_display = ("area", "board", "starts", "ends")
    search_fields = ("area__name", "area__code")
    autocomplete_fields = ("area",)


@admin.register(AreaMember)
class AreaMemberAdmin(RecordAdmin):
    list_display = ("area", "member", "starts", "ends")
    list_filter = ("area",)
    search_fields = ("area__name", "member__name")
    autocomplete_fields = ("area", "member")


@admin.register(Period)
class PeriodAdmin(RecordAdmin):
    list_display = ("label", "basis", "starts", "ends", "closed_at")
    readonly_fields = ("closed_at",)
    list_filter = ("basis",)
    search_fields = ("name",)
    date_hierarchy = "starts"


class LevelInline(RecordInline):
    model = Level


@admin.register(Scale)
class ScaleAdmin(RecordAdmin):
    list_display = ("name", "purpose")
    search_fields = ("name",)
    inlines = (LevelInline,)


@admin.register(Level)
class LevelAdmin(RecordAdmin):
    list_display = ("name", "scale", "order", "tone", "closes", "outside")
    list_filter = ("scale",)
    search_fields = ("name", "descriptor")
    autocomplete_fields = ("scale",)


class OfficeTermInline(RecordInline):
    model = OfficeTerm
    autocomplete_fields = ("holder",)


@admin.register(Office)
class OfficeAdmin(RecordAdmin):
    list_display = ("title", "duties", "signs_off", "order")
    search_fields = ("title",)
    inlines = (OfficeTermInline,)


@admin.register(OfficeTerm)
class OfficeTermAdmin(RecordAdmin):
    list_display = ("office", "holder", "starts", "ends", "note")
    list_filter = ("office",)
    search_fields = ("office__title", "note")
    autocomplete_fields = ("office", "holder")


@admin.register(Post)
class PostAdmin(RecordAdmin):
    list_display = ("title", "period", "state", "hours", "days", "paid_by")
    list_filter = ("period", "state")
    search_fields = ("title",)
    autocomplete_fields = ("period",)


@admin.register(Reopening)
class ReopeningAdmin(ReadOnlyAdmin):
    list_display = ("label", "period", "opened_at", "until", "ended_at")
    list_filter = ("period",)
    search_fields = ("label", "reason")
    date_hierarchy = "opened_at"
