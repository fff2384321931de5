"""Lists of rounds of consultation and of their readers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from lscb.annualreport.models import Consultation, Reader
from lscb.annualreport.tables import LINK
from lscb.web import british
from lscb.web.tables import DayColumn, NumberColumn, Table


class ConsultationTable(Table):
    """Rounds, newest first, with how many were asked and how many answered."""

    caption = "Rounds of consultation"

    draft = tables.Column("Round", accessor="draft__number")
    state = tables.Column("State", empty_values=(), orderable=False)
    closes_on = DayColumn("Last day")
    asked = NumberColumn("Asked")
    opened = NumberColumn("Opened")
    finished = NumberColumn("Finished reading")

    class Meta:
        empty_text = "No round has been opened yet. Open one from a draft that was shared."

    def render_draft(self, record: Consultation) -> str:
        report = record.draft.report
        address = reverse("consultation", args=(report.board.slug, report.period.name, record.pk))
        return format_html(LINK, address, f"Draft {record.draft.number}, since {british.day(_local(record.opened_at))}")

    def value_draft(self, record: Consultation) -> str:
        return f"Draft {record.draft.number}"

    def render_state(self, record: Consultation) -> str:
        return "Open" if record.is_open() else "Closed"


class ReaderTable(Table):
    """Each reader: when they were asked, opened the draft, how much they said, and when they finished."""

    caption = "Who was asked"

    called = tables.Column("Reader", order_by=("organisation", "person__name"))
    state = tables.Column("State", empty_values=(), orderable=False)
    invited_at = tables.Column("Asked")
    opened_at = tables.Column("Opened", default="not yet")
    said = NumberColumn("Comments", empty_values=(), orderable=False)
    finished_at = tables.Column("Finished", default="not yet")
    to_do = tables.Column("To do", empty_values=(), orderable=False, exclude_from_export=True)

    class Meta:
        empty_text = "Nobody is asked yet."

    def __init__(self, *args: Any, said: dict[str, int], may_write: bool, is_open: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.counted, self.may_write, self.is_open = said, may_write, is_open

    def render_called(self, record: Reader) -> str:
        more = record.email if self.may_write and record.email else record.part
        return format_html('{}<span class="app-lines__more">{}</span>', record.called, more)

    def value_called(self, record: Reader) -> str:
        return record.called

    def render_state(self, record: Reader) -> str:
        """The furthest they came, in words."""
        said = self.counted.get(record.hand.pk, 0)
        if record.revoked_at:
            return "Withdrawn"
        if record.finished_at:
            return "Finished reading" if said else "Read, nothing to say"
        if said:
            return "Commented"
        return "Opened" if record.opened_at else "Not opened yet"

    def render_invited_at(self, value: datetime) -> str:
        return british.day(_local(value))

    render_opened_at = render_finished_at = render_invited_at

    def render_said(self, record: Reader) -> int:
        return self.counted.get(record.hand.pk, 0)

    def render_to_do(self, record: Reader) -> str:
        if not self.may_write or record.person_id or record.revoked_at or not self.is_open:
            return ""
        report = record.consultation.draft.report
        place = (report.board.slug, report.period.name, record.consultation_id, record.pk)
        words = (
            '<a class="govuk-link" href="{}">New link<span class="govuk-visually-hidden"> for {who}</span></a> · '
            '<a class="govuk-link" href="{}">Withdraw<span class="govuk-visually-hidden"> the invitation of {who}'
            "</span></a>"
        )
        addresses = [reverse(name, args=place) for name in ("reader-again", "reader-withdraw")]
        return format_html(words, *addresses, who=record.called)


def _local(moment: datetime) -> date:
    return timezone.localdate(moment)
