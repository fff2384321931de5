"""The office's screens for what was made when years were opened."""

from __future__ import annotations

from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from lscb.audit.recordadmin import ReadOnlyAdmin
from lscb.rollover.models import Opening
from lscb.rollover.views.years import PARTS


@admin.register(Opening)
class OpeningAdmin(ReadOnlyAdmin):
    list_display = ("period", "last", "at")
    list_filter = ("period",)
    search_fields = ("period__name", "last__name")
    date_hierarchy = "at"
    fields = ("board", "last", "period", "at", "what_was_made")
    readonly_fields = ("what_was_made",)

    @admin.display(description="what was made")
    def what_was_made(self, opening: Opening) -> str:
        """Each part with what was made of it, a line each."""
        parts = ((PARTS.get(part, part), "; ".join(words)) for part, words in opening.made.items())
        return format_html_join(mark_safe("<br>"), "{}: {}", parts)
