"""The lists of the desk's priorities and of the work planned under them."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from lscb.board.models import Board
from lscb.web import british
from lscb.web.tables import Table

LINK = '<a class="govuk-link" href="{}">{}</a>'


class PriorityTable(Table):
    """A priority's name, what was reported of it and on what evidence, its work, its judgement."""

    caption = "Priorities"

    title = tables.Column("Priority", order_by=("number",))
    reported = tables.Column("Reported")
    evidenced = tables.Column("Evidence")
    finished = tables.Column("Planned work done")
    closing = tables.Column("Judgement", empty_values=())
    period = tables.Column("Year", order_by=("period__starts", "number"))

    class Meta:
        empty_text = "No priority is in this choice."

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        self.board = board

    def render_title(self, record: Any) -> str:
        address = reverse("priority", args=(self.board.slug, record.pk))
        return format_html(LINK, address, f"{record.number}. {record.title}")

    def render_reported(self, record: Any) -> str:
        if not record.reported:
            return "Nothing yet"
        many = "1 update" if record.reported == 1 else f"{record.reported} updates"
        return f"{many}, last {british.day(record.last_on)}" if record.last_on else many

    def render_evidenced(self, record: Any) -> str:
        if record.evidenced:
            return f"{record.evidenced} of {record.reported} with evidence"
        return format_html('<span class="app-late">{}</span>', "No evidence yet")

    def render_finished(self, record: Any) -> str:
        return f"{record.finished} of {record.planned}" if record.planned else "None planned"

    def render_closing(self, record: Any) -> str:
        return record.get_closing_display()


class WorkTable(Table):
    """What was planned, for which priorities, how far it came."""

    caption = "Planned work"

    text = tables.Column("What was planned")
    priorities = tables.Column("Serves", empty_values=(), orderable=False)
    state = tables.Column("How far it came", empty_values=())
    outcome = tables.Column("What came of it", default="")
    period = tables.Column("Year", order_by=("period__starts", "order"))

    class Meta:
        empty_text = "No planned work is in this choice."

    def __init__(self, *args: Any, board: Board, may_edit: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.board, self.may_edit = board, may_edit

    def render_text(self, record: Any) -> str:
        words = f"{record} (part of “{record.part_of}”)" if record.part_of else str(record)
        if not self.may_edit:
            return words
        return format_html(LINK, reverse("planned-work-change", args=(self.board.slug, record.pk)), words)

    def render_priorities(self, record: Any) -> str:
        served = record.priorities.all() or (record.part_of.priorities.all() if record.part_of else ())
        return ", ".join(f"Priority {priority.number}" for priority in served) or "None named"

    def render_state(self, record: Any) -> str:
        return record.get_state_display()
