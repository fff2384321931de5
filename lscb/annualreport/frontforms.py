"""The forms by which a year's report is opened, and its first page said: title, subtitle and six figures."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from lscb.annualreport.models import KeyFigureChoice, Report
from lscb.board.models import Basis, Board, Period
from lscb.web.editing import RecordForm
from lscb.web.forms import PlainForm

MOST_FIGURES = 6
PARTS = ("label", "sentence", "context")
NAMED = "As the list of the report’s figures names it: Child protection plans, 2012–13."
CONTINUES = "Continues the number: children had a child protection plan."
BESIDE = "For example: more than was usual in earlier years."


class OpenReportForm(PlainForm):
    """Which year is reported on."""

    submit_words = "Open the report"

    period = forms.ModelChoiceField(
        Period.objects.none(), label="Year", empty_label="Choose", error_messages={"required": "Choose the year"}
    )
    title = forms.CharField(label="Title", max_length=150, initial="Annual report")

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        years = Period.objects.of_board(board).filter(basis=Basis.YEAR).order_by("-starts")
        held = Report.objects.filter(board=board, kind=Report.Kind.ANNUAL).values("period")
        self.fields["period"].queryset = years.exclude(pk__in=held)  # type: ignore[attr-defined]  # a choice of records


class FrontPageForm(RecordForm):
    """A report's title and subtitle, and the figures of its first page in order."""

    submit_words = "Keep the first page"

    class Meta:
        model = Report
        fields = ("title", "subtitle")
        widgets: ClassVar[dict[str, Any]] = {"subtitle": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = {choice.order: choice for choice in self.instance.key_figures.all()}
        self._standing: dict[str, str] = {}
        for number in range(1, MOST_FIGURES + 1):
            said = (f"Figure {number}", f"Figure {number}: its sentence", f"Figure {number}: what it is seen beside")
            for part, label, hint in zip(PARTS, said, (NAMED, CONTINUES, BESIDE), strict=True):
                column: Any = KeyFigureChoice._meta.get_field(part)
                name = f"{part}{number}"
                self.fields[name] = forms.CharField(
                    label=label,
                    help_text=hint if number == 1 else "",  # said once for all six
                    required=False,
                    max_length=column.max_length,
                )
                self._standing[name] = getattr(chosen.get(number), part, "")
        self.initial = {**self.initial, **self._standing}
        self.hold(self._standing)

    def stored(self, name: str) -> Any:
        """A figure's words stand in rows of their own."""
        return self._standing[name] if name in self._standing else super().stored(name)

    def clean(self) -> dict[str, Any]:
        """A figure has its sentence, and a sentence its figure."""
        given = super().clean()
        for number in range(1, MOST_FIGURES + 1):
            label, sentence, context = (given.get(f"{part}{number}", "") for part in PARTS)
            if label and not sentence:
                self.add_error(f"sentence{number}", "Enter the sentence that the figure opens")
            elif not label and (sentence or context):
                self.add_error(f"label{number}", "Name the figure, or take its words away")
        return given

    @property
    def choices(self) -> list[tuple[str, str, str]]:
        """The figures named, each with its sentence and what it is seen beside, in order."""
        given = self.cleaned_data
        rows = [tuple(given[f"{part}{number}"] for part in PARTS) for number in range(1, MOST_FIGURES + 1)]
        return [(label, sentence, context) for label, sentence, context in rows if label]
