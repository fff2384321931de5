"""The lists of training, as the office reads them."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from lscb.board.models import Board
from lscb.document.rounding import rounded
from lscb.web.tables import NumberColumn, Table
from workgroups.training.counts import BASES, Numbers, Rate, of_event, of_record
from workgroups.training.models import SingleAgencyTraining

NOT_STATED = "not stated"


class TrainingTable(Table):
    """A list whose first column leads to the form of the record."""

    slug = ""
    first = ""

    class Meta:
        empty_text = "Nothing is in this choice."

    def __init__(self, *args: Any, board: Board, may_edit: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.board, self.may_edit = board, may_edit

    def named(self, record: Any, words: str) -> str:
        """The first column: the way to the record, for whoever may change it."""
        if not self.may_edit:
            return words
        address = reverse("training-change", args=(self.board.slug, self.slug, record.pk))
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, words)


class RateColumn(NumberColumn):
    """One of the two rates of take-up, with its base; in a spreadsheet the per cent alone."""

    def __init__(self, rate: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, empty_values=(), orderable=False, **options)
        self.rate = rate

    def render(self, record: Any, table: Any) -> str:
        numbers = table.numbers(record)
        return getattr(numbers, f"{self.rate}_words") if numbers else NOT_STATED

    def value(self, record: Any, table: Any) -> Any:
        numbers = table.numbers(record)
        found: Rate | None = getattr(numbers, self.rate) if numbers else None
        return None if found is None else float(rounded(found.per_cent, 1))


class CountColumn(NumberColumn):
    """A number of people; said to be not stated where it is not known, and empty in a spreadsheet."""

    def __init__(self, column: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, empty_values=(), **options)
        self.column = column

    def render(self, record: Any, table: Any) -> str:
        found = self.value(record, table)
        return NOT_STATED if found is None else f"{found:,}"

    def value(self, record: Any, table: Any) -> Any:
        numbers = table.numbers(record)
        return getattr(numbers, self.column) if numbers else None


class EventTable(TrainingTable):
    """The times courses were run, with who came: for all agencies together, or theirs added up."""

    caption = "Events"
    small = BASES
    slug = "events"
    name = tables.Column("Event", empty_values=(), order_by=("title", "course__title"))
    kind = tables.Column("Kind", accessor="course__get_kind_display", orderable=False)
    when = tables.Column("When", empty_values=(), order_by=("on", "when"))
    registered = CountColumn("registered", "Booked", orderable=False)
    attended = CountColumn("attended", "Attended", orderable=False)
    absence = RateColumn("absence", "Did not come")
    filled = RateColumn("filled", "Places taken")
    how = tables.Column("Numbers are", empty_values=(), orderable=False)

    def numbers(self, record: Any) -> Numbers | None:
        """Read from the take-up prefetched."""
        return of_event(list(record.take_up.all()), record.places)

    def render_name(self, record: Any) -> str:
        address = reverse("training-event", args=(self.board.slug, record.pk))
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, record.title or record.course.title)

    def value_name(self, record: Any) -> str:
        return str(record.title or record.course.title)

    def render_when(self, record: Any) -> str:
        return f"{record.on:%-d %B %Y}" if record.on else record.when or str(record.period)

    def render_how(self, record: Any) -> str:
        numbers = self.numbers(record)
        return (numbers.how or "of all agencies together") if numbers else ""


class CourseTable(TrainingTable):
    """What the board offers."""

    caption = "Courses"
    slug = "courses"
    title = tables.Column("Course")
    kind = tables.Column("Kind")
    level = tables.Column("Level", default="")
    days = NumberColumn("Days", default="not stated")
    audience = tables.Column("For whom", default="")
    run = NumberColumn("Times run")

    def render_title(self, record: Any) -> str:
        return self.named(record, record.title)

    def value_title(self, record: Any) -> str:
        return str(record.title)


class TakeUpTable(TrainingTable):
    """Every record of take-up, of an event, a course or a whole period."""

    caption = "Take-up"
    small = BASES
    slug = "take-up"
    name = tables.Column("Training", empty_values=(), orderable=False)
    agency = tables.Column("Agency", empty_values=())
    period = tables.Column("Year", order_by=("period__starts",))
    registered = CountColumn("registered", "Booked")
    cancelled = CountColumn("cancelled", "Cancelled")
    no_show = CountColumn("no_show", "Did not come")
    walk_in = CountColumn("walk_in", "Came unbooked")
    attended = CountColumn("attended", "Attended")
    places = CountColumn("places", "Places")
    absence = RateColumn("absence", "Did not come, share")
    filled = RateColumn("filled", "Places taken, share")

    def numbers(self, record: Any) -> Numbers:
        """Its own."""
        return of_record(record)

    def render_agency(self, record: Any) -> str:
        return str(record.agency or "All together")

    def value_agency(self, record: Any) -> str:
        return self.render_agency(record)

    def render_name(self, record: Any) -> str:
        return self.named(record, record.of_what)

    def value_name(self, record: Any) -> str:
        return str(record.of_what)


class EvaluationTable(TrainingTable):
    """What people said, with its base or in words."""

    caption = "What people said"
    slug = "evaluations"
    question = tables.Column("Question")
    about = tables.Column("About", accessor="of_what", orderable=False)
    stage = tables.Column("Asked")
    said = tables.Column("Said yes, of those who answered", empty_values=(), orderable=False)

    def render_question(self, record: Any) -> str:
        return self.named(record, record.question)

    def value_question(self, record: Any) -> str:
        return str(record.question)

    def render_said(self, record: Any) -> str:
        if record.yes is None:
            return record.words
        return str(Rate(record.yes, record.base)) if record.base else "nobody answered"


class SingleTable(TrainingTable):
    """Training by agencies of their own staff, as they tell the board."""

    caption = "Training by single agencies"
    small = "Staff trained, of those the agency says need it"
    slug = "single-agency"
    name = tables.Column("Training", empty_values=(), order_by=("title",))
    agency = tables.Column("Agency")
    period = tables.Column("Year", order_by=("period__starts",))
    trained = NumberColumn("Staff trained", default=NOT_STATED)
    share = NumberColumn("Share", empty_values=(), orderable=False)
    cohorts = NumberColumn("Groups trained", default="")

    def render_name(self, record: Any) -> str:
        return self.named(record, record.title)

    def value_name(self, record: Any) -> str:
        return str(record.title)

    def render_share(self, record: SingleAgencyTraining) -> str:
        if record.trained is not None and record.base:
            return str(Rate(record.trained, record.base))
        if record.rate_stated is None:
            return "base not stated"
        bound = "" if record.rate_bound == "exact" else f"{record.get_rate_bound_display().lower()} "
        return f"stated as {bound}{record.rate_stated.normalize():f}%, base not stated"


class NoteTable(TrainingTable):
    """What was found about training, done about it and planned."""

    caption = "Notes"
    slug = "notes"
    text = tables.Column("What is said")
    kind = tables.Column("About")
    source = tables.Column("Who said it", default="The board")
    period = tables.Column("Year", order_by=("period__starts",))

    def render_text(self, record: Any) -> str:
        return self.named(record, str(record))

    def value_text(self, record: Any) -> str:
        return str(record.text)


class AgencyTable(Table):
    """Each agency's staff at the board's training of a year."""

    caption = "By agency"
    small = BASES
    name = tables.Column("Agency")
    how = tables.Column("Known", orderable=False)
    registered = CountColumn("registered", "Booked", orderable=False)
    cancelled = CountColumn("cancelled", "Cancelled", orderable=False)
    no_show = CountColumn("no_show", "Did not come", orderable=False)
    walk_in = CountColumn("walk_in", "Came unbooked", orderable=False)
    attended = CountColumn("attended", "Attended", orderable=False)
    absence = RateColumn("absence", "Did not come, share")

    class Meta:
        empty_text = "No agency’s take-up is recorded for this year."

    def numbers(self, record: dict[str, Any]) -> Numbers:
        """Those of the row."""
        numbers: Numbers = record["numbers"]
        return numbers
