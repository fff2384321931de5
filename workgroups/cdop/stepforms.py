"""The forms of the steps with a record: forms asked for and received, the leaflet, a factor, what is taken back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from agencies.models import Agency
from lscb.web.forms import PlainForm
from lscb.web.nameless import Nameless
from workgroups.cdop.forms import SHORT, known_to
from workgroups.cdop.models import ChildDeath, FormAsked, ModifiableFactor, Review

DAYS_GIVEN = 14
TICKED = forms.CheckboxSelectMultiple


class StepForm(Nameless, PlainForm):
    """A form that knows its record. Days begin as today."""

    def __init__(self, *args: Any, death: ChildDeath, **options: Any) -> None:
        super().__init__(*args, known=known_to(death.board), **options)
        self.death = death
        if "on" in self.fields:
            self.fields["on"].initial = timezone.localdate


class LeafletForm(StepForm):
    submit_words = "Record the leaflet as sent"
    on = forms.DateField(label="Day it was sent")


class NoLeafletForm(StepForm):
    submit_words = "Record that none is to be sent"
    looked_through = ("reason",)
    reason = forms.CharField(label="Why no leaflet is to be sent", widget=SHORT, error_messages={"required": "Say why"})


class TakeBackForm(StepForm):
    submit_words = "Take it back"
    looked_through = ("reason",)
    reason = forms.CharField(
        label="Why", widget=SHORT, help_text="Kept in the log.", error_messages={"required": "Say why"}
    )


class AskForm(StepForm):
    submit_words = "Record the forms as asked for"
    agencies = forms.ModelMultipleChoiceField(
        Agency.objects.none(),
        label="Agencies asked",
        widget=TICKED,
        error_messages={"required": "Tick the agencies that were asked"},
    )
    form = forms.CharField(
        label="Form", max_length=60, initial="Reporting form", help_text="For example reporting form B2."
    )
    on = forms.DateField(label="Day they were asked")
    days_given = forms.IntegerField(
        label="Days in which it is to come back",
        initial=DAYS_GIVEN,
        min_value=1,
        max_value=366,
        required=False,
        help_text="Late after that.",
    )
    looked_through = ("form",)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agencies"].queryset = Agency.objects.of_board(self.death.board)  # type: ignore[attr-defined]  # a choice of records

    def clean_days_given(self) -> int:
        """The usual number where none is given."""
        return self.cleaned_data["days_given"] or DAYS_GIVEN


class FormsForm(StepForm):
    """Some of the forms that were asked for."""

    forms = forms.ModelMultipleChoiceField(FormAsked.objects.none(), label="Forms", widget=TICKED)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["forms"].queryset = self.offered()  # type: ignore[attr-defined]  # a choice of records
        self.fields["forms"].error_messages["required"] = "Tick the forms"

    def offered(self) -> Any:
        """Every form of the record."""
        return self.death.forms.select_related("agency")


class ReceiveForm(FormsForm):
    submit_words = "Record the forms as received"
    on = forms.DateField(label="Day they came back")

    def offered(self) -> Any:
        """Those that have not come back."""
        return super().offered().outstanding()


class ChaseForm(FormsForm):
    submit_words = "Write the letters"

    def offered(self) -> Any:
        """Those that have not come back."""
        return super().offered().outstanding()


class WithdrawForm(FormsForm):
    submit_words = "Take them away"
    looked_through = ("reason",)
    reason = forms.CharField(label="Why", widget=SHORT, error_messages={"required": "Say why"})


class FactorForm(StepForm):
    submit_words = "Add the factor"
    looked_through = ("text",)
    domain = forms.ChoiceField(label="Where it lies", choices=ModifiableFactor.Domain.choices, widget=forms.RadioSelect)
    text = forms.CharField(label="What it was", widget=SHORT)
    grade = forms.ChoiceField(label="Influence", choices=ModifiableFactor.Grade.choices, widget=forms.RadioSelect)


class RemoveFactorForm(StepForm):
    submit_words = "Take them away"
    looked_through = ("reason",)
    factors = forms.ModelMultipleChoiceField(
        ModifiableFactor.objects.none(),
        label="Factors",
        widget=TICKED,
        error_messages={"required": "Tick the factors"},
    )
    reason = forms.CharField(label="Why", widget=SHORT, error_messages={"required": "Say why"})

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        review = Review.objects.filter(death=self.death).first()
        if review:
            self.fields["factors"].queryset = review.factors.all()  # type: ignore[attr-defined]  # a choice of records
