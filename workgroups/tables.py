"""The lists of meetings, groups and attendance."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from lscb.board.models import Board
from lscb.document.rounding import rounded
from lscb.web.tables import DayColumn, NumberColumn, Table
from workgroups.attendance import BASE, Presence
from workgroups.models import Group, Meeting


class MeetingTable(Table):
    """What met or will meet, and when."""

    caption = "Meetings"
    name = tables.Column("Meeting", empty_values=(), order_by=("title", "group__name"))
    on = DayColumn("Day")
    group = tables.Column("Group", order_by=("group__order", "group__name"))
    state = tables.Column("State")
    papers_put = NumberColumn("Papers")
    has_minutes = tables.Column("Minutes", empty_values=())
    venue = tables.Column("Venue", default="")

    class Meta:
        empty_text = "No meeting is in this choice."

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        self.board = board

    def render_name(self, record: Meeting) -> str:
        address = reverse("meeting", args=(self.board.slug, record.pk))
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, record)

    def value_name(self, record: Meeting) -> str:
        return str(record)

    def render_has_minutes(self, record: Any) -> str:
        if record.has_minutes:
            return "Kept"
        return "Not yet" if record.state == Meeting.State.HELD and record.group.kind != Group.Kind.PANEL else ""


class GroupTable(Table):
    """The board's groups."""

    caption = "Groups"
    name = tables.Column("Group")
    kind = tables.Column("Kind")
    chaired_by = tables.Column("Chaired by", default="Not stated")
    seats_now = NumberColumn("Seats today")
    meets = tables.Column("Meets", default="Not stated")
    next_on = DayColumn("Next meeting", default="None planned")
    ends = DayColumn("Ended", default="")

    class Meta:
        empty_text = "The board has no group yet."

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        self.board = board

    def render_name(self, record: Group) -> str:
        address = reverse("group", args=(self.board.slug, record.slug))
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, record.name)

    def value_name(self, record: Group) -> str:
        return record.name


class RateColumn(NumberColumn):
    """A share of seats held at meetings held, in whole per cent; in a spreadsheet a number."""

    def __init__(self, part: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, accessor="presence", empty_values=(), order_by=f"{part}_rate", **options)
        self.part = part

    def render(self, value: Presence) -> str:
        return value.rate(getattr(value, self.part))

    def value(self, value: Presence) -> Any:
        share: Fraction | None = value.per_cent(getattr(value, self.part))
        return None if share is None else int(rounded(share))


class AttendanceTable(Table):
    """Seats held at meetings held, and how they were filled. Two rates, of the same base."""

    small = BASE
    stacked = False
    name = tables.Column("")
    meetings = NumberColumn("Meetings held")
    base = NumberColumn("Seats held at them")
    in_person = NumberColumn("In person")
    in_person_rate = RateColumn("in_person", "In person, share")
    represented = NumberColumn("Represented")
    represented_rate = RateColumn("represented", "Represented, share")
    apologies = NumberColumn("Apologies")
    absent = NumberColumn("Absent")
    unrecorded = NumberColumn("Not recorded")

    class Meta:
        empty_text = "No meeting in this choice is recorded as held."

    def __init__(self, *args: Any, head: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.columns["name"].column.verbose_name = head
