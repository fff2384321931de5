"""The lists of what stands beside the figures; the first column leads to a record's form."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from lscb.board.models import Board, Period
from lscb.web.tables import DayColumn, NumberColumn, Table
from priorities.indicators.importing.written import in_digits
from priorities.indicators.models import CategoryScheme, Stated, Statement


class BesideTable(Table):
    """A list of one kind."""

    class Meta:
        empty_text = "Nothing is recorded yet."

    def __init__(self, *args: Any, board: Board, slug: str, may_edit: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.board, self.slug, self.may_edit = board, slug, may_edit

    def named(self, record: Any, words: Any) -> Any:
        """Words that lead to the record's form, for whoever may change it."""
        if not self.may_edit:
            return words
        address = reverse("figures-beside-change", args=(self.board.slug, self.slug, record.pk))
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, words)


class SourceTable(BesideTable):
    caption = "Sources"
    name = tables.Column("Source")
    kind = tables.Column("Kind")
    published_on = DayColumn("Published or given on", default="not stated")

    def render_name(self, record: Any) -> Any:
        return self.named(record, record.name)


class DivisionTable(BesideTable):
    caption = "Divisions"
    name = tables.Column("Division")
    parts = tables.Column("Its parts", empty_values=(), orderable=False)
    note = tables.Column("Note", default="none", orderable=False)

    def render_name(self, record: Any) -> Any:
        return self.named(record, record.name)

    def render_parts(self, record: CategoryScheme) -> str:
        return "; ".join(part.name for part in record.categories.all() if not part.is_all) or "none yet"


class PeriodTable(BesideTable):
    caption = "Periods"
    name = tables.Column("Period", order_by=("starts", "ends"))
    basis = tables.Column("Kind")
    starts = DayColumn("First day")
    ends = DayColumn("Last day")

    def render_name(self, record: Period) -> Any:
        return self.named(record, record.label)


class AreaTable(BesideTable):
    caption = "Areas"
    name = tables.Column("Area")
    kind = tables.Column("Kind")
    code = tables.Column("Official code", default="not stated")

    def render_name(self, record: Any) -> Any:
        return self.named(record, record.name)


class PartTable(BesideTable):
    """A list of what belongs to indicators."""

    indicator = tables.Column("Indicator", order_by=("indicator__title",))

    def render_indicator(self, record: Any) -> Any:
        return self.named(record, record.indicator)


class StatementTable(PartTable):
    caption = "Printed derived figures"
    kind = tables.Column("What was printed")
    period = tables.Column("Period")
    of = tables.Column("Of", empty_values=(), orderable=False)
    printed = NumberColumn("Printed", empty_values=(), orderable=False)
    source = tables.Column("Source")

    def render_of(self, record: Statement) -> str:
        parts = [c.name for c in (record.category1, record.category2) if not c.is_all]
        return ", ".join([*parts, str(record.area)])

    def render_printed(self, record: Statement) -> str:
        if record.value is None:
            return record.words
        bound = "" if record.bound == Stated.EXACT else f"{Stated(record.bound).label.lower()} "
        return f"{bound}{in_digits(record.value, '', record.decimals)}"


class StatusTable(PartTable):
    caption = "Printed statuses"
    period = tables.Column("Period")
    area = tables.Column("Area")
    rag = tables.Column("Colour", default="none")
    direction = tables.Column("Direction", default="none")
    source = tables.Column("Source")


class RangeTable(PartTable):
    caption = "Ranges"
    period = tables.Column("Period")
    area = tables.Column("Group of areas")
    lowest = NumberColumn("Lowest")
    highest = NumberColumn("Highest")
    source = tables.Column("Source")


class BreakTable(PartTable):
    caption = "Breaks in series"
    on = DayColumn("From")
    note = tables.Column("What changed", orderable=False)
