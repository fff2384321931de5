"""The forms of the desk's priorities: a priority, its judgement, planned work, and the filters of both lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils import timezone

from lscb.board.models import Basis, Board, Period
from lscb.web.editing import RecordForm
from lscb.web.filters import Filters
from lscb.web.forms import PlainForm
from priorities import standing
from priorities.models import Closing, PlannedWork, Priority

SHORT = forms.Textarea(attrs={"rows": 3})
LONG = forms.Textarea(attrs={"rows": 5})


def years_of(board: Board) -> Any:
    """The board's reporting years, newest first."""
    return Period.objects.filter(board=board, basis=Basis.YEAR)


class PriorityForm(RecordForm):
    """What the board set out to do. The year is chosen once; the judgement is a step of its own."""

    submit_words = "Save the priority"

    class Meta:
        model = Priority
        fields = ("period", "number", "title", "aim", "agreed", "carried_from")
        labels: ClassVar[dict[str, Any]] = {
            "period": "Year",
            "agreed": "When and by whom it was agreed",
            "carried_from": "Carried over from",
        }
        help_texts: ClassVar[dict[str, Any]] = {"agreed": "For example: by the board in May 2012."}
        widgets: ClassVar[dict[str, Any]] = {"aim": SHORT}

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: Any = self.fields
        fields["period"].queryset = years_of(board)
        fields["period"].empty_label = "Choose"
        earlier = Priority.objects.of_board(board).select_related("period")
        if self.instance.pk:
            del self.fields["period"]
            earlier = earlier.filter(period__ends__lt=self.instance.period.starts)
        fields["carried_from"].queryset = earlier
        fields["carried_from"].label_from_instance = lambda one: f"{one.period.label}, {one}"
        fields["carried_from"].empty_label = "No earlier priority"

    def clean(self) -> dict[str, Any]:
        """What it was carried over from is of an earlier year."""
        given = super().clean()
        period, earlier = given.get("period") or self.instance.period, given.get("carried_from")
        if earlier and period and earlier.period.ends >= period.starts:
            self.add_error("carried_from", "Choose a priority of an earlier year")
        return given


class JudgeForm(PlainForm):
    """The judgement a priority ends its year with."""

    submit_words = "Close this priority"

    closing = forms.ChoiceField(
        label="How did it end?",
        choices=[choice for choice in Closing.choices if choice[0]],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it ended"},
    )
    reason = forms.CharField(
        label="Why",
        help_text="The report prints it beside the judgement.",
        widget=LONG,
        error_messages={"required": "Say why it is judged so"},
    )
    on = forms.DateField(label="Judged on")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["on"].initial = timezone.localdate


class WorkForm(RecordForm):
    """Work planned for a year, perhaps as part of other work, and how far it came."""

    submit_words = "Save the planned work"

    class Meta:
        model = PlannedWork
        fields = ("text", "priorities", "part_of", "state", "outcome")
        labels: ClassVar[dict[str, Any]] = {
            "priorities": "Which priorities does it serve?",
            "part_of": "Part of other work",
            "state": "How far it came",
        }
        help_texts: ClassVar[dict[str, Any]] = {"priorities": "A part serves what its whole does; tick none for it."}
        widgets: ClassVar[dict[str, Any]] = {
            "text": SHORT,
            "priorities": forms.CheckboxSelectMultiple,
            "state": forms.RadioSelect,
            "outcome": LONG,
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: Any = self.fields
        period = self.instance.period
        fields["priorities"].queryset = Priority.objects.for_period(period)
        fields["part_of"].queryset = PlannedWork.objects.for_period(period).exclude(pk=self.instance.pk)
        fields["part_of"].empty_label = "It stands alone"
        fields["state"].choices = states()


class WorkStateForm(RecordForm):
    """How far a piece of work came: the two things said of it at the end."""

    submit_words = "Save how far it came"

    class Meta:
        model = PlannedWork
        fields = ("state", "outcome")
        labels: ClassVar[dict[str, Any]] = {"state": "How far it came"}
        widgets: ClassVar[dict[str, Any]] = {"state": forms.RadioSelect, "outcome": LONG}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["state"].choices = states()  # type: ignore[attr-defined]  # a choice


def states() -> list[tuple[str, str]]:
    """The states of planned work, "not stated" last."""
    return [(value, str(label)) for value, label in PlannedWork.State.choices]


STANDING: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "no_evidence": ("No evidence yet", standing.without_evidence),
    "no_progress": ("Nothing reported yet", standing.without_progress),
    "not_judged": ("Not judged", standing.not_judged),
}


class PriorityFilters(Filters):
    """By year, and by what is still wanting."""

    all_words = "All years"
    period = forms.ModelChoiceField(Period.objects.none(), label="Year", empty_label="Any year")
    standing = forms.ChoiceField(
        label="Standing", choices=[("", "Any"), *((key, words) for key, (words, _) in STANDING.items())]
    )

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["period"].queryset = years_of(board)  # type: ignore[attr-defined]  # a choice of records

    def narrow_standing(self, rows: Any, value: str) -> Any:
        """No evidence yet, nothing reported yet, not judged."""
        return STANDING[value][1](rows)


UNSTATED = "unstated"


class WorkFilters(Filters):
    """By year, priority and state."""

    all_words = "All planned work"
    period = forms.ModelChoiceField(Period.objects.none(), label="Year", empty_label="Any year")
    priority = forms.ModelChoiceField(Priority.objects.none(), label="Priority", empty_label="Any priority")
    state = forms.ChoiceField(
        label="How far it came",
        choices=[("", "Any"), *((value or UNSTATED, label) for value, label in PlannedWork.State.choices)],
    )

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: Any = self.fields
        fields["period"].queryset = years_of(board)
        fields["priority"].queryset = Priority.objects.of_board(board).select_related("period")
        fields["priority"].label_from_instance = lambda one: f"{one.period.label}, {one}"

    def narrow_priority(self, rows: Any, value: Priority) -> Any:
        """Work that serves it, and the parts of that work."""
        own = PlannedWork.objects.filter(priorities=value).values("pk")
        return rows.filter(Q(pk__in=own) | Q(part_of__in=own))

    def narrow_state(self, rows: Any, value: str) -> Any:
        """Of a state, or of none."""
        return rows.filter(state="" if value == UNSTATED else value)
