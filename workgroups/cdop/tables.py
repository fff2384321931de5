"""The records by case number: never a name, and no file of them to take away."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from lscb.board.models import Board
from lscb.web.tables import TICK, DayColumn, NumberColumn, Table, tick_box
from workgroups.cdop.models import ChildDeath, FormAsked
from workgroups.cdop.telling import days_waiting, forms_words, late_words, leaflet_words, next_step


class DeathTable(Table):
    """Case, next step, how long it has waited, its forms and its leaflet."""

    caption = "Child deaths"

    case_number = tables.Column("Case")
    step = tables.Column("Next step", empty_values=(), orderable=False)
    waiting = NumberColumn("Days waiting", empty_values=(), order_by=("-notified_on",))
    notified_on = DayColumn("Notified")
    forms_in = tables.Column("Forms in", empty_values=(), order_by=("forms_back",))
    leaflet = tables.Column("Leaflet", empty_values=(), order_by=("leaflet_sent_on",))

    class Meta:
        empty_text = "No record is in this choice."

    def __init__(self, *args: Any, board: Board, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.board, self.today = board, today

    def render_case_number(self, record: ChildDeath) -> str:
        address = reverse("child-death", args=(self.board.slug, record.key))
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, record.case_number)

    def render_step(self, record: ChildDeath) -> str:
        step = next_step(record, self.today)
        return step.words if step else "Reviewed"

    def render_waiting(self, record: ChildDeath) -> str:
        days = days_waiting(record, self.today)
        return "" if days is None else str(days)

    def render_forms_in(self, record: ChildDeath) -> str:
        return forms_words(record)

    def render_leaflet(self, record: ChildDeath) -> str:
        words, late = leaflet_words(record, self.today)
        return format_html('<span class="app-late">{}</span>', words) if late else words


class FormTable(Table):
    """Forms that have not come back, the one due first first; those late and not written about today are ticked."""

    caption = "Forms still to come"

    tick = tables.Column("Choose", empty_values=(), orderable=False, attrs=TICK)
    case = tables.Column("Case", accessor="death__case_number")
    agency = tables.Column("Agency", order_by=("agency__order", "agency__name"))
    standing = tables.Column("Due", empty_values=(), order_by=("asked_on",))
    form = tables.Column("Form")
    asked_on = DayColumn("Asked on")
    chased = DayColumn("Last written to", default="Not yet")

    class Meta:
        empty_text = "No form is still to come."

    def __init__(self, *args: Any, board: Board, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.board, self.today = board, today

    @property
    def row_header(self) -> str:
        """The case names its row, whatever stands before it."""
        return "case"

    def render_tick(self, record: Any) -> str:
        words = f"Choose the form of {record.agency} for case {record.death}"
        due = record.due_on < self.today and record.chased != self.today
        return tick_box("chase", record.pk, words, ticked=due)

    def render_case(self, record: FormAsked) -> str:
        address = reverse("child-death", args=(self.board.slug, record.death.key))
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, record.death)

    def render_standing(self, record: FormAsked) -> str:
        words, late = late_words(record, self.today)
        return format_html('<span class="app-late">{}</span>', words) if late else words
