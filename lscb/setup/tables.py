"""The lists of what a board is set up with; the first column leads to the record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from lscb.board.models import Board
from lscb.setup.kinds import Kind
from lscb.web.tables import Table


class ToldColumn(tables.Column):
    """What a kind tells of a record."""

    def __init__(self, head: str, tell: Callable[[Any], str]) -> None:
        super().__init__(head, orderable=False, empty_values=())
        self.tell = tell

    def render(self, record: Any) -> str:
        """In words."""
        return self.tell(record)


class SetupTable(Table):
    """A list of one kind, with the columns its kind names."""

    name = tables.Column("Name", empty_values=(), orderable=False)

    class Meta:
        empty_text = "Nothing is entered yet."

    def __init__(self, *args: Any, board: Board, kind: Kind, **options: Any) -> None:
        self.board, self.kind = board, kind
        told = [(f"told{place}", ToldColumn(head, tell)) for place, (head, tell) in enumerate(kind.columns)]
        super().__init__(*args, extra_columns=told, caption=kind.many, **options)

    def render_name(self, record: Any) -> str:
        """The way to the record."""
        address = reverse("setup-record", args=(self.board.slug, self.kind.slug, record.pk))
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, record)

    def value_name(self, record: Any) -> str:
        """Its words alone, in a download."""
        return str(record)
