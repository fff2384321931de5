"""Lists of what came in by file: the imports of a board, the rows of one, and the templates to fill in."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lscb.board.models import Board
from lscb.web.tables import DayColumn, NumberColumn, Table
from priorities.indicators.importing.written import wording
from priorities.indicators.models import FigureImport, FileMapping, Indicator, Observation, StagedFigure


class ImportTable(Table):
    """Files brought in, the newest first."""

    caption = "Files brought in"

    name = tables.Column(verbose_name="File", order_by=("name", "pk"))
    state = tables.Column(verbose_name="State")
    begun_at = DayColumn(verbose_name="Brought in")
    new = NumberColumn(verbose_name="New")
    changed = NumberColumn(verbose_name="Changed")
    refused = NumberColumn(verbose_name="Refused")

    class Meta:
        model = FigureImport
        fields = ("name", "state", "begun_at", "new", "changed", "refused")
        empty_text = "No file has been brought in yet."

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        self.board = board

    def render_name(self, record: FigureImport) -> SafeString:
        """Leads to its page."""
        address = reverse("figures-import", args=(self.board.slug, record.pk))
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, record.name)


class RowTable(Table):
    """The rows of a file as they wait, with what is held already beside what is new."""

    caption = "Rows of the file"

    row = NumberColumn(verbose_name="Row")
    verdict = tables.Column(verbose_name="It is")
    label = tables.Column(verbose_name="Figure", empty_values=())
    wording = tables.Column(verbose_name="Says", default="")
    was = tables.Column(verbose_name="Said before", empty_values=(), orderable=False)
    problem = tables.Column(verbose_name="Why it is refused", default="")

    class Meta:
        model = StagedFigure
        fields = ("row", "verdict", "label", "wording", "was", "problem")
        empty_text = "No row is like this."

    def render_label(self, record: StagedFigure) -> str:
        """What the figure is of; for a refused one the column it stands in."""
        return record.label or (f"Column “{record.column}”" if record.column else "")

    def render_was(self, record: StagedFigure) -> str:
        """What its source said before, where that is something else."""
        held = self._held.get(record.standing or 0)
        if held is None or record.verdict != StagedFigure.Verdict.CHANGED:
            return ""
        shown = held.indicator.decimals if held.decimals is None else held.decimals
        return wording(held, held.indicator.unit, shown)

    value_label, value_was = render_label, render_was

    @cached_property
    def _held(self) -> dict[int, Observation]:
        rows = self.paginated_rows if hasattr(self, "page") else self.rows
        pks = {row.record.standing for row in rows if row.record.verdict == StagedFigure.Verdict.CHANGED}
        return Observation.objects.select_related("indicator").in_bulk([pk for pk in pks if pk])


class MappingTable(Table):
    """How the tables of others are read."""

    caption = "Mappings"

    name = tables.Column(verbose_name="Mapping", order_by=("name", "pk"))
    source = tables.Column(verbose_name="Usual source")
    columns_read = tables.Column(verbose_name="Columns read", empty_values=(), orderable=False)

    class Meta:
        model = FileMapping
        fields = ("name", "source", "columns_read")
        empty_text = "There are no mappings yet."

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        self.board = board

    def render_name(self, record: FileMapping) -> SafeString:
        """Leads to the mapping."""
        address = reverse("figures-mapping", args=(self.board.slug, record.pk))
        return format_html('<a class="govuk-link" href="{}">{}</a>', address, record.name)

    def render_columns_read(self, record: FileMapping) -> str:
        """The names of the columns it reads."""
        return ", ".join(column["name"] for column in record.plan.get("columns", ()))

    value_columns_read = render_columns_read


class TemplateTable(Table):
    """Indicators with what can be fetched for each: an empty template, and its figures."""

    caption = "Indicators"

    title = tables.Column(verbose_name="Indicator", order_by=("title", "pk"))
    reference = tables.Column(verbose_name="Reference in files")
    unit = tables.Column(verbose_name="Unit")
    template = tables.Column(verbose_name="Template to fill in", empty_values=(), orderable=False)
    figures = tables.Column(verbose_name="Its figures", empty_values=(), orderable=False)

    class Meta:
        model = Indicator
        fields = ("title", "reference", "unit", "template", "figures")
        empty_text = "There are no indicators yet."

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        self.board = board

    def render_template(self, record: Indicator) -> str:
        """Both kinds of file; none for what is computed from others."""
        return "Computed from others" if record.operation else self._links("figures-template", record, "template")

    def render_figures(self, record: Indicator) -> str:
        """Both kinds of file."""
        return self._links("figures-export", record, "figures")

    def value_template(self, record: Indicator) -> str:
        """In a spreadsheet nothing leads anywhere."""
        return "computed" if record.operation else "yes"

    def value_figures(self, record: Indicator) -> str:
        """In a spreadsheet nothing leads anywhere."""
        return ""

    def _links(self, name: str, record: Indicator, what: str) -> SafeString:
        slug = self.board.slug
        csv, xlsx = (reverse(name, args=(slug, record.reference, kind)) for kind in ("csv", "xlsx"))
        link = '<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden"> of the {} for {}</span></a>'
        return format_html(f"{link} {link}", csv, "CSV", what, record.title, xlsx, "Excel", what, record.title)
