"""The office's screens for agencies: their names through time, successions, and who speaks for them."""

from __future__ import annotations

from django.contrib import admin

from agencies.models import Agency, AgencyName, Representative, Succession
from lscb.audit.recordadmin import RecordAdmin, RecordInline


class AgencyNameInline(RecordInline):
    model = AgencyName


class RepresentativeInline(RecordInline):
    model = Representative
    autocomplete_fields = ("user",)


class SuccessionInline(RecordInline):
    model = Succession
    fk_name = "old"
    autocomplete_fields = ("new",)


@admin.register(Agency)
class AgencyAdmin(RecordAdmin):
    list_display = ("name", "short_name", "sector", "statutory", "part_of", "ends")
    list_filter = ("sector", "statutory")
    search_fields = ("name", "short_name", "names__name")
    prepopulated_fields = {"slug": ("short_name",)}
    autocomplete_fields = ("part_of",)
    inlines = (RepresentativeInline, AgencyNameInline, SuccessionInline)


@admin.register(AgencyName)
class AgencyNameAdmin(RecordAdmin):
    list_display = ("name", "agency", "starts", "ends")
    search_fields = ("name",)
    autocomplete_fields = ("agency",)


@admin.register(Succession)
class SuccessionAdmin(RecordAdmin):
    list_display = ("old", "kind", "new", "on")
    list_filter = ("kind",)
    search_fields = ("old__name", "new__name", "note")
    autocomplete_fields = ("old", "new")


@admin.register(Representative)
class RepresentativeAdmin(RecordAdmin):
    list_display = ("agency", "part", "post", "user", "starts", "ends")
    list_filter = ("part",)
    search_fields = ("post", "agency__name")
    autocomplete_fields = ("agency", "user")
