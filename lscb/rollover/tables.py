"""The lists of a board's years, and of the records that closed with one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lscb.board.models import Board, Period, Reopening
from lscb.rollover.kinds import Kind
from lscb.web import british
from lscb.web.tables import DayColumn, Table


class YearsTable(Table):
    """Years, the latest first."""

    caption = "Reporting years"
    name = tables.Column("Year", order_by="starts")
    starts = DayColumn("First day")
    ends = DayColumn("Last day")
    closed_at = tables.Column("State", empty_values=())

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        self.board = board
        super().__init__(*args, **options)

    def render_name(self, record: Period) -> SafeString:
        """A link to the year's page."""
        address = reverse("year", args=[self.board.slug, record.pk])
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, record.label)

    def value_name(self, record: Period) -> str:
        """Its name alone, in a download."""
        return record.label

    def render_closed_at(self, record: Period) -> str:
        """Whether it is closed, and since when."""
        closed = record.closed_at
        return f"Closed on {british.day(timezone.localtime(closed).date())}" if closed else "Open"


class RecordsTable(Table):
    """Records of one kind in a year, each with whether it is open again and the way to open it."""

    name = tables.Column("Record", accessor="pk", orderable=False)
    state = tables.Column("State", empty_values=(), orderable=False)

    def __init__(self, *args: Any, period: Period, kind: Kind, standing: Iterable[Reopening], **options: Any) -> None:
        self.period, self.kind = period, kind
        label = kind.model._meta.label_lower
        self.standing = {one.record: one for one in standing if one.model == label}
        options.setdefault("caption", f"{kind.many}, {period.label}")
        super().__init__(*args, **options)

    def render_name(self, record: Any) -> SafeString | str:
        """The record, with the way to open it where it is closed."""
        if not self.period.closed or record.pk in self.standing:
            return str(record)
        address = reverse("year-reopen", args=[self.period.board.slug, self.period.pk, self.kind.slug, record.pk])
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, record)

    def value_name(self, record: Any) -> str:
        """Its name alone, in a download."""
        return str(record)

    def render_state(self, record: Any) -> str:
        """Closed with the year, or open until a day."""
        if not self.period.closed:
            return "Open"
        one = self.standing.get(record.pk)
        return f"Open again until {british.day(one.until)}" if one else "Closed"
