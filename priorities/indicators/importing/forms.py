"""Handing in a file of figures, and choosing which of its rows to look at."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q

from lscb.board.models import Board
from lscb.web.filters import Filters
from lscb.web.forms import PlainForm
from priorities.indicators.models import FigureImport, FileMapping, Observation, Source, StagedFigure

OWN, NEW = "own", "new"


class BringForm(PlainForm):
    """A file, how it is laid out and where its figures come from. Nothing is stored by it yet."""

    submit_words = "Read the file"

    file = forms.FileField(
        label="File",
        help_text="CSV (in UTF-8) or an Excel workbook (.xlsx), up to 60 MB.",
        error_messages={"required": "Choose a file", "empty": "This file is empty: choose another"},
    )
    way = forms.ChoiceField(label="How it is laid out", widget=forms.RadioSelect, initial=OWN)
    source = forms.ModelChoiceField(
        Source.objects.none(),
        required=False,
        label="Where the figures come from",
        help_text="Leave it empty where the file says it, or where each indicator’s usual source is right.",
    )
    source_name = forms.CharField(
        required=False,
        max_length=150,
        label="Or the name of a new source",
        help_text="For example “Quarterly report of Children’s Services, July to September 2012”.",
    )
    status = forms.ChoiceField(
        label="Its figures are", choices=Observation.Status.choices, initial=Observation.Status.REPORTED
    )

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        mappings = FileMapping.objects.of_board(board)
        self.mappings = {str(m.pk): m for m in mappings}
        self.fields["way"].choices = self.ways()  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["source"].queryset = Source.objects.of_board(board)  # type: ignore[attr-defined]  # a choice of models

    def ways(self) -> list[tuple[str, str]]:
        """Our own template, and every mapping the board made."""
        other = (NEW, "Another table: say what its columns are")
        return [(OWN, "Our own template"), *((pk, m.name) for pk, m in self.mappings.items()), other]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("source") and given.get("source_name"):
            self.add_error("source_name", "Choose a source, or name a new one, and not both")
        return given

    @property
    def is_new(self) -> bool:
        """Whether the table is of a shape nobody has mapped yet."""
        return self.cleaned_data["way"] == NEW  # type: ignore[no-any-return]  # a text

    @property
    def mapping(self) -> FileMapping | None:
        """The mapping chosen, or None for our own template."""
        return self.mappings.get(self.cleaned_data["way"])


class RowFilters(Filters):
    """Which of a file's rows are shown."""

    all_words = "All rows"

    verdict = forms.ChoiceField(label="Rows that are", choices=())
    words = forms.CharField(label="Words in the figure or the reason", max_length=80)

    def __init__(self, *args: Any, of: FigureImport, **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = [(v.value, f"{v.label} ({getattr(of, v.value):,})") for v in StagedFigure.Verdict if v.value]
        self.fields["verdict"].choices = [("", "Any"), *kinds]  # type: ignore[attr-defined]  # a ChoiceField

    def narrow_words(self, rows: Any, value: str) -> Any:
        """In what the figure is of, what it says, or why it is refused."""
        return rows.filter(Q(label__icontains=value) | Q(wording__icontains=value) | Q(problem__icontains=value))
