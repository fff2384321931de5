"""The office's screens for what was made when years were opened."""

from __future__ import annotations

from django.contrib import admin

from lscb.audit.recordadmin import ReadOnlyAdmin
from lscb.rollover.models import Opening


@admin.register(Opening)
class OpeningAdmin(ReadOnlyAdmin):
    list_display = ("period", "last", "at")
    list_filter = ("period",)
    search_fields = ("period__name", "last__name")
    date_hierarchy = "at"
