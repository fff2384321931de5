"""Lists of returns."""

from __future__ import annotations

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from lscb.returns.models import Return, Round
from lscb.web.tables import DayColumn, Table


class PastReturnsTable(Table):
    """Returns that ask for nothing now: handed in, or their round not open."""

    caption = "Other returns"
    title = tables.Column("Return", accessor="round__title")
    who = tables.Column("Answered by", accessor="respondent", orderable=False)
    state = tables.Column("State")
    day = DayColumn("Due")

    def render_title(self, record: Return) -> str:
        """A link to the return."""
        address = reverse("return-tasks", args=[record.pk])
        words = f"{record.round.title} {record.round.period.label}"
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, words)

    def render_state(self, record: Return) -> str:
        """How far it came; owed no more where its round is closed."""
        if record.state not in Return.HANDED_IN and record.round.state == Round.State.CLOSED:
            return "Not handed in"
        return str(record.get_state_display())
