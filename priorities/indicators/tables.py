"""Lists of indicators and of their figures."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from lscb.board.models import Board
from lscb.document.blocks import Figure, Unit
from lscb.document.rounding import rounded
from lscb.document.words import figure_words
from lscb.web import british
from lscb.web.tables import NumberColumn, Table
from priorities.indicators.checks.catalogue import BY_SLUG
from priorities.indicators.models import Indicator, Observation
from priorities.indicators.standing import Standing

Read = Callable[[Collection[int]], dict[int, list[Standing]]]

Told = Callable[[list[Observation]], dict[int, str]]


class IndicatorTable(Table):
    """Each indicator as it stands in the year; what a row shows is read once for the rows of the page."""

    caption = "Indicators"

    title = tables.Column("Indicator", order_by=("title",))
    status = tables.Column("Status", empty_values=(), orderable=False)
    latest = NumberColumn("Latest", empty_values=(), orderable=False)
    period = tables.Column("Period", empty_values=(), orderable=False)
    target = NumberColumn("Target", empty_values=(), orderable=False)
    direction = tables.Column("Direction", empty_values=(), orderable=False)
    source = tables.Column("Usual source", default="none named")

    class Meta:
        empty_text = "No indicator is in this choice."

    def __init__(self, *args: Any, board: Board, read: Read, **options: Any) -> None:
        super().__init__(*args, **options)
        self.board, self._read = board, read
        self._known: dict[int, list[Standing]] | None = None

    def standings(self, record: Indicator) -> list[Standing]:
        """One for each of the board's own areas."""
        if self._known is None:
            self._known = self._read([row.record.pk for row in self.paginated_rows])
        return self._known.get(record.pk, [])  # none where the board has no area yet

    def render_title(self, record: Indicator) -> str:
        address = reverse("indicator", args=(self.board.slug, record.pk))
        mark = " (computed)" if record.operation else ""
        return format_html('<a class="govuk-link" href="{}">{}</a>{}', address, record.title, mark)

    def value_title(self, record: Indicator) -> str:
        return record.title

    def render_status(self, record: Indicator) -> SafeString:
        return self._each(record, rag_words)

    def render_latest(self, record: Indicator) -> SafeString:
        return self._each(record, lambda s: s.said)

    def value_latest(self, record: Indicator) -> Any:
        held = self.standings(record)
        return plain(held[0].latest) if len(held) == 1 else "; ".join(f"{s.area}: {s.said}" for s in held)

    def render_period(self, record: Indicator) -> SafeString:
        return self._each(record, lambda s: s.period.label if s.period else "")

    def render_target(self, record: Indicator) -> SafeString:
        return self._each(record, lambda s: figure_words(s.goal) if s.goal else "")

    def value_target(self, record: Indicator) -> Any:
        held = self.standings(record)
        return plain(held[0].goal) if len(held) == 1 else "; ".join(figure_words(s.goal) for s in held if s.goal)

    def render_direction(self, record: Indicator) -> SafeString:
        return self._each(record, lambda s: s.direction)

    def _each(self, record: Indicator, say: Callable[[Standing], str]) -> SafeString:
        """What is said of each area, on lines of their own where there are several."""
        held = self.standings(record)
        if len(held) == 1:
            return format_html("{}", say(held[0]))
        return format_html_join(mark_safe("<br>"), "{}: {}", ((s.area, say(s)) for s in held))


class DoubtTable(Table):
    """What does not agree: what was printed, what was computed, and the difference."""

    caption = "What does not agree"

    place = tables.Column("Figure", order_by=("indicator__title", "place"))
    state = tables.Column("State", empty_values=(), order_by=("accepted", "rank"))
    printed = tables.Column("Printed", orderable=False)
    computed = tables.Column("Computed", orderable=False)
    difference = tables.Column("Difference", orderable=False, default="")
    sentence = tables.Column("What should hold", empty_values=(), order_by=("rank",))

    class Meta:
        empty_text = "Nothing in this choice."

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        self.board = board

    def render_place(self, record: Any) -> str:
        address = reverse("indicator-check", args=(self.board.slug, record.pk))
        said = '<a class="govuk-link" href="{}">{}</a><span class="app-table__sub">{}</span>'
        return format_html(said, address, record.indicator.title, record.place)

    def value_place(self, record: Any) -> str:
        return f"{record.indicator.title}, {record.place}"

    def render_state(self, record: Any) -> str:
        if record.accepted:
            return "accepted as it stands"
        return "open again: its values changed" if record.reopened else "open"

    def render_sentence(self, record: Any) -> str:
        return BY_SLUG[record.name].sentence


class FigureTable(Table):
    """Every figure held of one indicator, each version of each source."""

    caption = "Every figure and version"

    period = tables.Column("Period")
    area = tables.Column("Area")
    category = tables.Column("Category", empty_values=(), orderable=False)
    figure = NumberColumn("Figure", empty_values=(), orderable=False)
    standing = tables.Column("Standing", empty_values=(), orderable=False)
    source = tables.Column("Source")
    note = tables.Column("Printed with it", empty_values=(), orderable=False)
    entered_at = tables.Column("Entered", order_by=("entered_at", "pk"))
    by = tables.Column("By", empty_values=(), orderable=False)

    class Meta:
        empty_text = "No figure has been entered yet."

    def __init__(self, *args: Any, board: Board, may_edit: bool, told: Told, say: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.board, self.may_edit = board, may_edit
        self._told, self._say = told, say
        self._people: dict[int, str] | None = None

    def render_category(self, record: Observation) -> str:
        return categories(record)

    def render_figure(self, record: Observation) -> str:
        return figure_words(self._say(record))

    def value_figure(self, record: Observation) -> Any:
        return plain(self._say(record))

    def render_standing(self, record: Observation) -> str:
        if record.chosen:
            return standing_words(record)
        address = reverse("indicator-figure-sources", args=(self.board.slug, record.indicator_id, record.pk))
        of = f"{record.period.label}, {categories(record)}, {record.area}, {record.source}"
        said = '<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">: {}</span></a>'
        return format_html(said, address, standing_words(record), of)

    def value_standing(self, record: Observation) -> str:
        return standing_words(record)

    def render_note(self, record: Observation) -> Any:
        if not self.may_edit:
            return record.note or "nothing"
        address = reverse("indicator-figure-note", args=(self.board.slug, record.indicator_id, record.pk))
        of = f"{record.period.label}, {categories(record)}, {record.area}"
        said = '<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">: {}</span></a>'
        return format_html(said, address, record.note or "Add a note", of)

    def value_note(self, record: Observation) -> str:
        return record.note

    def render_entered_at(self, record: Observation) -> str:
        return british.day(record.entered_at.date())

    def value_entered_at(self, record: Observation) -> Any:
        return record.entered_at.date()

    def render_by(self, record: Observation) -> str:
        if self._people is None:
            self._people = self._told([row.record for row in self.paginated_rows])
        return self._people.get(record.pk, "")


def categories(record: Observation) -> str:
    """The categories of a figure that are not the whole."""
    return ", ".join(c.name for c in (record.category1, record.category2) if not c.is_all) or "The whole"


def standing_words(record: Observation) -> str:
    """Which version it is, and whether it stands in reports."""
    version = "" if record.version == 1 else f"version {record.version}, "
    return f"{version}{'stands in reports' if record.chosen else 'kept beside'}"


def rag_words(standing: Standing) -> str:
    """The status in words, with its shape and colour where there is one."""
    return format_html('<span class="app-rag app-rag--{}">{}</span>', standing.shape, standing.status)


def plain(figure: Figure | None) -> Any:
    """A figure as a spreadsheet takes it: its number, in pounds where it is money, or its words."""
    if figure is None:
        return ""
    if figure.value is None or figure.words or figure.bound.value != "exact":
        return figure_words(figure)
    return rounded(figure.value, 0) / 100 if figure.unit is Unit.PENCE else rounded(figure.value, figure.decimals)
