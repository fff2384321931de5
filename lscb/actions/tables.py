"""Lists of actions: the office's tracker, a person's own, those of a plan."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from lscb.actions.lateness import days_late, due_words
from lscb.actions.models import Action, Plan
from lscb.board.models import Board
from lscb.web import british
from lscb.web.tables import TICK, DayColumn, Table, tick_box


class OfActions(Table):
    """Name, lateness, state and owners; lateness stands beside the state and alters it in nothing."""

    caption = "Actions"

    title = tables.Column("Action")
    late = tables.Column("Lateness", empty_values=(), order_by=("due_on", "look_again_on"))
    due = tables.Column("Due", empty_values=(), order_by=("due_on", "look_again_on"))
    status = tables.Column("State", empty_values=(), order_by=("status__order",))
    owners = tables.Column("Owned by", empty_values=(), orderable=False)

    class Meta:
        empty_text = "No action is in this choice."

    def __init__(self, *args: Any, today: date, board: Board | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.board, self.today = board, today

    @property
    def row_header(self) -> str:
        """The action names its row, whatever stands before it."""
        return "title"

    def render_title(self, record: Action) -> str:
        slug = self.board.slug if self.board else record.board.slug
        address = reverse("action", args=(slug, record.pk))
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, record.title)

    def render_late(self, record: Action) -> str:
        late = days_late(record, self.today)
        return format_html('<span class="app-late">{}</span>', british.days_late(late)) if late else ""

    def render_due(self, record: Action) -> str:
        return due_words(record)

    def render_status(self, record: Any) -> str:
        stated = str(record.status or "Not stated")
        return f"{stated}; proposed as finished" if record.proposed else stated

    def render_owners(self, record: Action) -> str:
        return ", ".join(str(owner) for owner in record.owners.all()) or "Nobody named"


class ActionTable(OfActions):
    """The tracker: a box to tick where an action may be chased, what gave rise to it, when somebody was last told."""

    origin = tables.Column("Came from", default="Nothing stated")
    reminded = DayColumn("Reminded", default="")
    tick = tables.Column("Choose", empty_values=(), orderable=False, exclude_from_export=True, attrs=TICK)

    class Meta:
        sequence = ("tick", "...")

    def __init__(self, *args: Any, may_chase: bool, **options: Any) -> None:
        super().__init__(*args, exclude=() if may_chase else ("tick",), **options)

    def render_tick(self, record: Any) -> str:
        if record.proposed or (record.status is not None and record.status.closes):
            return ""
        # Late ones are ticked already, as those who owe returns are.
        late = bool(days_late(record, self.today))
        return tick_box("chase", record.pk, f"Choose {record.title}", ticked=late)


class MyActionTable(OfActions):
    """A person's own, at every board."""

    caption = "Your actions"

    class Meta:
        empty_text = "No action is in this choice."


class PlanTable(Table):
    """The plans of a board."""

    caption = "Action plans"

    title = tables.Column("Plan")
    origin = tables.Column("Answers")
    agreed_on = DayColumn("Agreed", default="no day stated")
    standing = tables.Column("Finished", empty_values=(), order_by=("finished",))
    late = tables.Column("Late", empty_values=(), order_by=("late",))

    class Meta:
        empty_text = "No plan has been made yet."

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        self.board = board

    def render_title(self, record: Plan) -> str:
        address = reverse("action-plan", args=(self.board.slug, record.pk))
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, record.title)

    def render_standing(self, record: Any) -> str:
        return f"{record.finished} of {record.many}"

    def render_late(self, record: Any) -> str:
        return format_html('<span class="app-late">{}</span>', f"{record.late} late") if record.late else ""
