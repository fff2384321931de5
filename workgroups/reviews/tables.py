"""The lists of the desk for case reviews; the first column leads on."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from lscb.board.models import Board
from lscb.web import british
from lscb.web.tables import DayColumn, NumberColumn, Table
from workgroups.reviews.models import CaseReview, LearningEvent, Recommendation
from workgroups.reviews.telling import actions_words


class DeskTable(Table):
    """A list that knows its board."""

    class Meta:
        empty_text = "Nothing is recorded in this choice."

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        self.board = board

    def led(self, words: str, name: str, *args: Any) -> str:
        """Words that lead to an address of the board."""
        return format_html(
            '<a class="govuk-link" href="{}">{}</a>', reverse(name, args=(self.board.slug, *args)), words
        )


class ReviewTable(DeskTable):
    caption = "Case reviews"
    reference = tables.Column("Case")
    state = tables.Column("Stage reached", default="Not stated")
    kind = tables.Column("Kind")
    referred_on = DayColumn("Referred", default="not stated")
    method = tables.Column("Method", default="not stated")
    carried_out = tables.Column("Carried out", empty_values=(), order_by=("done", "made"))
    publication = tables.Column("Publication", default="Not stated")

    def render_reference(self, record: CaseReview) -> str:
        return self.led(record.reference, "case-review", record.pk)

    def render_state(self, record: CaseReview) -> str:
        return record.get_state_display()

    def render_publication(self, record: CaseReview) -> str:
        return record.get_publication_display()

    def render_carried_out(self, record: Any) -> str:
        return f"{record.done} of {record.made} recommendations" if record.made else "no recommendation yet"


class RecommendationTable(DeskTable):
    caption = "Recommendations"
    number = tables.Column("Recommendation", order_by=("review__reference", "number"))
    state = tables.Column("Progress", empty_values=())
    text = tables.Column("What is recommended", orderable=False)
    agencies = tables.Column("For", empty_values=(), orderable=False)
    actions = tables.Column("Actions", empty_values=(), orderable=False)
    impact_checked_on = DayColumn("Impact checked", default="not yet")

    def render_number(self, record: Recommendation) -> str:
        words = f"{record.review.reference}, {record.number}"
        return self.led(words, "case-review-recommendation", record.review_id, record.pk)

    def render_state(self, record: Recommendation) -> str:
        return record.get_state_display()

    def render_agencies(self, record: Recommendation) -> str:
        return ", ".join(str(agency) for agency in record.agencies.all()) or "not stated"

    def render_actions(self, record: Recommendation) -> str:
        return actions_words(record)


class KindTable(DeskTable):
    """A list of a kind kept beside the reviews."""

    def __init__(self, *args: Any, slug: str, may_edit: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.slug, self.may_edit = slug, may_edit

    def named(self, record: Any, words: str) -> str:
        """Words that lead to the record's form, for whoever may change it."""
        return self.led(words, "case-review-kind-change", self.slug, record.pk) if self.may_edit else words


class LearningTable(KindTable):
    caption = "Learning events"
    title = tables.Column("Event")
    held = tables.Column("When", empty_values=(), order_by=("on",))
    review = tables.Column("Review", default="several, or not stated")
    audience = tables.Column("For whom", default="not stated")
    attended = NumberColumn("Attended", default="not stated")
    period = tables.Column("Year")

    def render_title(self, record: LearningEvent) -> str:
        return self.named(record, record.title)

    def render_held(self, record: LearningEvent) -> str:
        return british.day(record.on) or record.when or "not stated"


class UpdateTable(KindTable):
    caption = "Work on reviews"
    text = tables.Column("What was done", orderable=False)
    kind = tables.Column("Kind")
    review = tables.Column("Review", default="reviews in general")
    period = tables.Column("Year")

    def render_text(self, record: Any) -> str:
        return self.named(record, record.text)


class TotalsTable(KindTable):
    caption = "Stated numbers of reviews"
    kind = tables.Column("Kind")
    period = tables.Column("Year")
    begun = NumberColumn("Begun", default="not stated")
    completed = NumberColumn("Completed", default="not stated")
    published = NumberColumn("Published", default="not stated")
    remained_open = NumberColumn("Remained open", default="not stated")
    note = tables.Column("Note", default="")

    def render_kind(self, record: Any) -> str:
        return self.named(record, record.get_kind_display())
