"""The lists every screen builds on, over django-tables2: a caption, row headers, sorting by link, pages."""

from typing import Any

import django_tables2 as tables
from django.utils.html import format_html

from lscb.web import british

NUMERIC = {"td": {"class": "govuk-table__cell--numeric"}, "th": {"class": "govuk-table__header--numeric"}}


class Table(tables.Table):
    """A list with a caption, whose first column names each row.

    `caption` says what is listed; `small` what is measured, in smaller letters. A list of records is
    `stacked`: on a phone its rows become name, state and a line of facts. Figures are not; they scroll.
    Two tables on one page need a `prefix` each.
    """

    caption = ""
    small = ""
    stacked = True

    class Meta:
        template_name = "web/table.html"
        empty_text = "Nothing to show."

    def __init__(self, *args: Any, caption: str = "", **options: Any) -> None:
        options.setdefault("template_name", "web/table.html")
        options.setdefault("empty_text", self._meta.empty_text or "Nothing to show.")
        super().__init__(*args, **options)
        self.caption = caption or self.caption

    @property
    def caption_id(self) -> str:
        """The id by which the scrolling frame takes the caption for its name."""
        return f"{self.prefix}table-caption"

    @property
    def row_header(self) -> str:
        """The name of the column that names each row: the first one."""
        return next(iter(self.columns)).name


class NumberColumn(tables.Column):
    """Figures, right-aligned in columns of one width."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("attrs", NUMERIC)
        super().__init__(*args, **options)


class PoundsColumn(NumberColumn):
    """Whole pence, written as pounds with both decimals, so that the columns stand in line."""

    def render(self, value: int) -> str:
        """Writes one amount."""
        return british.pounds_and_pence(value)

    def value(self, value: int) -> float:
        """The amount in a spreadsheet: a number of pounds."""
        return value / 100


def tick_box(name: str, value: Any, words: str, *, ticked: bool) -> str:
    """A box at the head of a row, for what is done with all rows ticked; `words` name the row to whoever hears it."""
    return format_html(
        '<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">'
        '<input class="govuk-checkboxes__input" id="{}-{}" name="{}" type="checkbox" value="{}"{}>'
        '<label class="govuk-label govuk-checkboxes__label" for="{}-{}"><span>{}</span></label>'
        "</div></div>",
        *(name, value, name, value, " checked" if ticked else "", name, value, words),
    )


TICK = {"td": {"class": "app-board__tick app-stack__line"}, "th": {"class": "app-board__tick"}}
"""The attributes of a column of such boxes."""


class DayColumn(tables.Column):
    """A date, written as 2 April 2013."""

    def render(self, value: Any) -> str:
        """Writes one day."""
        return british.day(value)

    def value(self, value: Any) -> Any:
        """The day in a spreadsheet: a date it can sort by."""
        return value
