"""The forms with which a round is opened: first which form and period, then what follows from them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from agencies.models import Agency
from lscb.board.models import Period
from lscb.returns.models import Form, Round, Subject
from lscb.web.fields import DateField
from lscb.web.forms import PlainForm
from workgroups.models import Group

DECLARATION = "I have read this return, and to the best of my knowledge it is complete and correct."


class WhichForm(PlainForm):
    """What is asked, and of which period."""

    form = forms.ModelChoiceField(
        label="Form", queryset=Form.objects.none(), empty_label=None, widget=forms.RadioSelect
    )
    period = forms.ModelChoiceField(label="Period", queryset=Period.objects.none(), empty_label="Choose")

    def __init__(self, boards: QuerySet[Any], **options: Any) -> None:
        super().__init__(**options)
        self.several = boards.count() > 1
        forms_ = Form.objects.filter(board__in=boards).select_related("board")
        periods = Period.objects.filter(board__in=boards, basis__in=("year", "half", "quarter")).select_related("board")
        for name, rows in (("form", forms_), ("period", periods)):
            field: Any = self.fields[name]
            field.queryset = rows
            field.label_from_instance = self._called
        hints = {str(form.pk): f"Answered by {form.get_for_whom_display().lower()}" for form in forms_}
        self.fields["form"].choice_hints = hints  # type: ignore[attr-defined]  # read by lscb.web.choices

    def _called(self, record: Form | Period) -> str:
        return f"{record}, {record.board}" if self.several else str(record)

    def clean(self) -> dict[str, Any]:
        """Refuses a period of another board than the form's."""
        data = super().clean() or {}
        form, period = data.get("form"), data.get("period")
        if form and period and form.board_id != period.board_id:
            self.add_error("period", "Choose a period of the same board as the form")
        return data


class RoundForm(PlainForm):
    """Who owes a return, by when, about what."""

    title = forms.CharField(
        label="Name of the round", max_length=150, help_text="As people know the return, for example Section 11."
    )
    due_on = DateField(noun="Due day", label="When is it due?", help_text="For example 30 4 2013")
    owers = forms.ModelMultipleChoiceField(
        label="Who owes it?",
        queryset=Agency.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one that owes the return"},
    )
    subjects = forms.ModelMultipleChoiceField(
        label="What may answers speak to?",
        help_text="Usually the priorities of the year. Leave all unticked where the form asks of none.",
        queryset=Subject.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    declaration = forms.CharField(
        label="What does a person declare in handing it in?", widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, form: Form, period: Period, today: date, **options: Any) -> None:
        self.asked, self.period, self.today = form, period, today
        owers, subjects = _owers(form, today), Subject.objects.of_board(form.board)
        options["initial"] = {
            "title": form.name,
            "owers": [row.pk for row in owers if getattr(row, "kind", "") != Group.Kind.BOARD],
            "subjects": likely_subjects(subjects, period),
            "declaration": DECLARATION,
        }
        super().__init__(**options)
        self.fields["owers"].queryset = owers  # type: ignore[attr-defined]  # a field of models
        if subjects.exists():
            self.fields["subjects"].queryset = subjects  # type: ignore[attr-defined]  # the same
        else:
            del self.fields["subjects"]

    def clean_due_on(self) -> date:
        """Refuses a day that has passed."""
        due: date = self.cleaned_data["due_on"]
        if due < self.today:
            raise forms.ValidationError("The due day must be today or later")
        return due

    def clean_title(self) -> str:
        """Refuses the name of a round that stands, so that a form sent twice opens one round."""
        title: str = self.cleaned_data["title"]
        if Round.objects.of_board(self.asked.board).filter(period=self.period, title=title).exists():
            raise forms.ValidationError(f"A round called {title} of {self.period.label} stands already")
        return title


def _owers(form: Form, today: date) -> QuerySet[Any]:
    """The agencies or groups of the form's board that are in force."""
    kind: Any = Group if form.for_whom == Form.ForWhom.GROUPS else Agency
    rows: QuerySet[Any] = kind.objects.of_board(form.board).on(today)
    return rows


def likely_subjects(subjects: QuerySet[Subject], period: Period) -> list[int]:
    """The subjects to tick: those this period's rounds asked about, or that none of another period did; else all."""
    others = Round.objects.of_board(period.board).exclude(period=period)
    chosen = subjects.filter(Q(rounds__period=period) | ~Q(rounds__in=others)).distinct()
    return [each.pk for each in chosen] or [each.pk for each in subjects]
