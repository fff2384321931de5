"""Lists of what scrutiny records, one kind each; the first column leads to the record."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from lscb.board.models import Board
from lscb.web import british
from lscb.web.tables import DayColumn, NumberColumn, Table
from priorities.scrutiny.rules import sentence


class ScrutinyTable(Table):
    """A list whose first column is the record's page."""

    class Meta:
        empty_text = "Nothing is recorded in this choice."

    def __init__(self, *args: Any, board: Board, slug: str, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.board, self.slug, self.today = board, slug, today

    def led(self, record: Any, words: str) -> str:
        """Words that lead to the record's page."""
        address = reverse("scrutiny-record", args=(self.board.slug, self.slug, record.pk))
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, words)

    def render_title(self, record: Any) -> str:
        return self.led(record, str(record))

    def when(self, day: date | None, words: str) -> str:
        """A day, or the words that stand for one."""
        return british.day(day) or words or "not stated"


class RiskTable(ScrutinyTable):
    caption = "Risks"
    title = tables.Column("What may go wrong")
    look_again = tables.Column("Look again", empty_values=(), order_by=("look_again_on",))
    score = NumberColumn("Score", empty_values=(), orderable=False)
    likelihood = NumberColumn("Likelihood", default="not weighed")
    impact = NumberColumn("Impact", default="not weighed")
    owner = tables.Column("Watched by", default="nobody named")

    def render_look_again(self, record: Any) -> str:
        if record.closed_on:
            return f"closed on {british.day(record.closed_on)}"
        day = record.look_again_on
        if day is None:
            return "no day stated"
        words = british.day(day)
        if day >= self.today:
            return words
        return format_html('<span class="app-late">{}</span>', f"{words}, {british.days_late((self.today - day).days)}")

    def render_score(self, record: Any) -> str:
        return str(record.score) if record.score is not None else ""


class ChallengeTable(ScrutinyTable):
    caption = "Challenges"
    title = tables.Column("About", empty_values=(), order_by=("about",))
    state = tables.Column("State")
    to = tables.Column("To", empty_values=(), orderable=False)
    raised = tables.Column("Raised", empty_values=(), order_by=("raised_on",))
    period = tables.Column("Year")

    def render_to(self, record: Any) -> str:
        return record.to or "not stated"

    def render_raised(self, record: Any) -> str:
        return self.when(record.raised_on, record.when_words)


class InspectionTable(ScrutinyTable):
    caption = "Inspections and outside reviews"
    title = tables.Column("What was looked at")
    kind = tables.Column("Kind")
    whom = tables.Column("Of whom", accessor="agency", default="the board or its area")
    held = tables.Column("When", empty_values=(), order_by=("starts",))
    period = tables.Column("Year")

    def render_held(self, record: Any) -> str:
        return self.when(record.starts, record.when_words)


class AuditTable(ScrutinyTable):
    caption = "Audits"
    title = tables.Column("Audit")
    kind = tables.Column("Kind")
    agency = tables.Column("Agency", default="")
    held = tables.Column("When", empty_values=(), order_by=("held_on",))
    sample_size = NumberColumn("Looked at", default="not stated")
    period = tables.Column("Year")

    def render_held(self, record: Any) -> str:
        return self.when(record.held_on, record.when_words)


class ReportTable(ScrutinyTable):
    caption = "Reports the board receives"
    title = tables.Column("Report")
    sender = tables.Column("From", empty_values=(), orderable=False)
    due_on = DayColumn("Due", default="")
    came = tables.Column("Received", empty_values=(), order_by=("received_on",))
    period = tables.Column("Year")

    def render_sender(self, record: Any) -> str:
        return record.sender or "not stated"

    def render_came(self, record: Any) -> str:
        if record.received:
            return self.when(record.received_on, record.when_words)
        late = record.due_on is not None and record.due_on < self.today
        words = british.days_late((self.today - record.due_on).days) if late else "not yet"
        return format_html('<span class="app-late">{}</span>', words) if late else words


class PolicyTable(ScrutinyTable):
    caption = "Policies and thresholds"
    title = tables.Column("Text")
    kind = tables.Column("Kind")
    consulted = tables.Column("Consulted on", empty_values=(), order_by=("consulted_on",))
    ratified = tables.Column("Ratified", empty_values=(), order_by=("ratified_on",))
    launched = tables.Column("Launched", empty_values=(), order_by=("launched_on",))
    review_on = DayColumn("To be reviewed", default="")

    def render_consulted(self, record: Any) -> str:
        return self.when(record.consulted_on, record.consulted_words)

    def render_ratified(self, record: Any) -> str:
        return self.when(record.ratified_on, record.ratified_words)

    def render_launched(self, record: Any) -> str:
        return self.when(record.launched_on, record.launched_words)


class EngagementTable(ScrutinyTable):
    caption = "Communication and engagement"
    title = tables.Column("What it was")
    kind = tables.Column("Kind")
    audience = tables.Column("For whom", default="not stated")
    held = tables.Column("When", empty_values=(), order_by=("on",))
    took_part = NumberColumn("Took part", default="not stated")

    def render_held(self, record: Any) -> str:
        return self.when(record.on, record.when_words)


class PrivateFosteringTable(ScrutinyTable):
    caption = "Private fostering"
    title = tables.Column("Update", empty_values=(), order_by=("period",))
    notifications = NumberColumn("Notified", default="not stated")
    new_arrangements = NumberColumn("New arrangements", default="not stated")
    visits_in_time = NumberColumn("Visits in time", default="not stated")
    visits_due = NumberColumn("Visits due", default="not stated")


class SuggestionTable(Table):
    """What was found, by which rule, whom it concerns, and what was made of it; links to decide, for whoever may."""

    caption = "Suggested challenges"
    found = tables.Column("What was found")
    state = tables.Column("State")
    rule = tables.Column("Rule")
    to = tables.Column("Concerns", empty_values=(), orderable=False)
    period = tables.Column("Year")
    decide = tables.Column("Decide", empty_values=(), orderable=False, exclude_from_export=True)

    class Meta:
        empty_text = "Nothing has been found in this choice."

    def __init__(self, *args: Any, board: Board, may_edit: bool, **options: Any) -> None:
        super().__init__(*args, exclude=() if may_edit else ("decide",), **options)
        self.board = board

    def render_found(self, record: Any) -> str:
        if not record.address:
            return record.found
        return format_html('<a class="govuk-link" href="{}">{}</a>', record.address, record.found)

    def render_state(self, record: Any) -> str:
        words = record.get_state_display()
        if record.challenge_id:
            address = reverse("scrutiny-record", args=(self.board.slug, "challenges", record.challenge_id))
            return format_html('<a class="govuk-link" href="{}">{}</a>', address, words)
        return f"{words}: {record.why}" if record.why else words

    def render_rule(self, value: str) -> str:
        return sentence(value)

    def render_to(self, record: Any) -> str:
        return record.to or "not stated"

    def render_decide(self, record: Any) -> str:
        if record.state != "waiting":
            return ""
        steps = (("scrutiny-take-up", "Take up"), ("scrutiny-dismiss", "Dismiss"))
        link = '<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">: {}</span></a>'
        links = [(reverse(name, args=(self.board.slug, record.pk)), words, str(record)) for name, words in steps]
        return format_html_join(" ", link, links)
