"""The indicators whose figures are entered on a page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lscb.board.models import Board
from lscb.web.tables import Table
from priorities.indicators.models import Indicator


class EnterTable(Table):
    """Indicators, each leading to its table."""

    caption = "Indicators"

    title = tables.Column(verbose_name="Indicator", order_by=("title", "pk"))
    topic = tables.Column(verbose_name="Topic")
    agency = tables.Column(verbose_name="Agency")
    frequency = tables.Column(verbose_name="Owed")
    owner = tables.Column(verbose_name="Who owes the figures")

    class Meta:
        model = Indicator
        fields = ("title", "topic", "agency", "frequency", "owner")
        empty_text = "There are no indicators yet."

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        self.board = board

    def render_title(self, record: Indicator) -> SafeString:
        """Leads to its table."""
        address = reverse("figures-enter-table", args=(self.board.slug,))
        query = urlencode({"indicator": record.reference})
        return format_html('<a class="govuk-link" href="{}?{}">{}</a>', address, query, record.title)
