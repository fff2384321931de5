"""Lists of the report's pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from lscb.annualreport.models import Abbreviation, NarrativeVersion, Resolution
from lscb.annualreport.yousaid import THE_BOARD
from lscb.board.models import Board
from lscb.web import british
from lscb.web.tables import Table

LINK = '<a class="govuk-link" href="{}">{}</a>'


@dataclass(frozen=True)
class Owed:
    """One thing that is missing: what, who owes it, since when, in which chapter, and the screen that fills it."""

    title: str
    text: str
    owed_by: str
    since: str
    chapter: str
    key: str
    href: str
    fill: str | None


class GapTable(Table):
    """What a report lacks, in its order."""

    caption = "What is missing, in the order of the report"

    title = tables.Column("What")
    owed_by = tables.Column("Owed by")
    since = tables.Column("When", default="", orderable=False)
    chapter = tables.Column("Chapter")
    fill = tables.Column("To do", empty_values=(), orderable=False, exclude_from_export=True)

    class Meta:
        empty_text = "Nothing is missing here."

    def render_title(self, record: Owed) -> str:
        return format_html('{}<span class="app-lines__more">{}</span>', record.title, record.text)

    def value_title(self, record: Owed) -> str:
        return f"{record.title}. {record.text}"

    def render_chapter(self, record: Owed) -> str:
        return format_html(LINK, record.href, record.chapter)

    def render_fill(self, record: Owed) -> str:
        if not record.fill:
            return ""
        words = '<a class="govuk-link" href="{}">Fill in<span class="govuk-visually-hidden"> {}</span></a>'
        return format_html(words, record.fill, record.title)


class VersionTable(Table):
    """The versions of one text."""

    caption = "Versions"

    number = tables.Column("Version")
    at = tables.Column("Written")
    by = tables.Column("By")
    set_aside = tables.Column("Standing", empty_values=())

    class Meta:
        empty_text = "Nothing has been written yet."

    def __init__(
        self, *args: Any, names: dict[str, str], standing: int, to: Callable[[NarrativeVersion], str], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.names, self.standing, self.to = names, standing, to

    def render_number(self, record: NarrativeVersion) -> str:
        return format_html(LINK, self.to(record), f"Version {record.number}")

    def render_at(self, record: NarrativeVersion) -> str:
        at = timezone.localtime(record.at)
        return f"{british.day(at.date())} at {british.clock(at)}"

    def render_by(self, record: NarrativeVersion) -> str:
        return self.names.get(record.by, "")

    def render_set_aside(self, record: NarrativeVersion) -> str:
        if record.set_aside:
            return "Set apart"
        return "Stands in the report" if record.number == self.standing else "Replaced"


class AbbreviationTable(Table):
    """Each abbreviation with what it stands for."""

    caption = "Abbreviations"

    short = tables.Column("In short")
    meaning = tables.Column("In full")

    class Meta:
        empty_text = "No abbreviation is explained yet."

    def __init__(self, *args: Any, board: Board, may_write: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.board, self.may_write = board, may_write

    def render_short(self, record: Abbreviation) -> str:
        if not self.may_write:
            return record.short
        address = reverse("abbreviation-change", args=(self.board.slug, record.pk))
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, record.short)


class YouSaidTable(Table):
    """Chapter, what was said, what was done: nobody's name. `organisations` are those that the board chose to name."""

    caption = "You said, we did"

    chapter = tables.Column("Chapter", accessor="comment__path", order_by=("comment__path", "pk"))
    who = tables.Column("Who said it", empty_values=(), orderable=False)
    said = tables.Column("You said", accessor="comment__body", orderable=False)
    done = tables.Column("We did", orderable=False)

    class Meta:
        empty_text = "No comment on this draft is settled yet."

    def __init__(self, *args: Any, headings: dict[str, str], organisations: dict[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.headings, self.organisations = headings, organisations

    def render_who(self, record: Resolution) -> str:
        return self.organisations.get(record.comment.by, THE_BOARD)

    def render_chapter(self, record: Resolution) -> str:
        return self.headings.get(record.comment.path.split("/")[0], "")
