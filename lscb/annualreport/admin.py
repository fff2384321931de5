"""The year's page: the report's outline and text, the way to the assembled draft, and what it lacks."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lscb.annualreport.assembly import assemble
from lscb.annualreport.models import KeyFigureChoice, Narrative, OutlineSection, Report
from lscb.annualreport.places import fill_url
from lscb.audit.recordadmin import ReadOnlyAdmin, RecordAdmin, RecordInline
from lscb.document import walk


class OutlineInline(RecordInline):
    model = OutlineSection
    fields = ("order", "heading", "numbering", "builder", "subject", "hidden", "hidden_reason")


class KeyFigureInline(RecordInline):
    model = KeyFigureChoice
    fields = ("order", "label", "sentence", "context")


@admin.register(Report)
class ReportAdmin(RecordAdmin):
    list_display = ("__str__", "board", "kind", "period", "draft")
    list_filter = ("kind", "period")
    search_fields = ("title", "period__name")
    autocomplete_fields = ("period",)
    inlines = (OutlineInline, KeyFigureInline)
    fieldsets = (
        (None, {"fields": ("draft", "what_is_missing")}),
        ("The report", {"fields": ("board", "kind", "period", "title", "subtitle", "guidance")}),
    )
    readonly_fields = ("draft", "what_is_missing")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Keeps who is asking, so that the list of gaps offers only the forms they may use."""
        self.reader = request.user
        return super().get_form(request, obj, change, **kwargs)

    @admin.display(description="Assembled draft")
    def draft(self, report: Report) -> SafeString | str:
        """The way to the draft on screen."""
        if report.pk is None:
            return "Save the report first."
        address = reverse("front", args=(report.board.slug, report.period.name))
        return format_html('<a href="{}">Read {}</a>', address, report)

    @admin.display(description="What is missing")
    def what_is_missing(self, report: Report) -> SafeString | str:
        """Every gap of the draft, each with the record that would fill it."""
        if report.pk is None:
            return "Save the report first."
        lines = [
            (self._filled_by(gap, report), gap.owed_by or "nobody named") for _, gap in walk.gaps(assemble(report))
        ]
        if not lines:
            return "Nothing is missing."
        return format_html("<ol>{}</ol>", format_html_join("", "<li>{} Owed by: {}.</li>", lines))

    def _filled_by(self, gap: Any, report: Report) -> SafeString | str:
        words = f"{gap.title}. {gap.text}"
        address = fill_url(gap.fill, self.reader, report) if gap.fill else None
        return format_html('<a href="{}">{}</a>', address, words) if address else words


@admin.register(Narrative)
class NarrativeAdmin(ReadOnlyAdmin):
    """What stands; it is written on the report's own pages, where each version is kept."""

    list_display = ("section", "report", "signed")
    list_filter = ("report",)
    search_fields = ("section", "body")
