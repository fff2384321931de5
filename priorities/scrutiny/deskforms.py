"""The forms of the office's desk for scrutiny: one built for each kind, and one for each verb."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.forms.models import modelform_factory
from django.utils import timezone

from agencies.models import Agency
from lscb.board.models import Board, Period
from lscb.web.editing import RecordForm
from lscb.web.forms import PlainForm
from priorities.models import Topic
from priorities.scrutiny import policies, services
from priorities.scrutiny.desk import Kind
from priorities.scrutiny.models import Policy
from priorities.scrutiny.models.challenges import IMPACT, LIKELIHOOD
from workgroups.models import Group, Meeting

SHORT = forms.Textarea(attrs={"rows": 4})
CLEARED = "This was {later}, so it stays {needed}: say when, as a day or in words, or take {later} away first."
PLACE = "The lowest number is printed first; those of one number stand by their days or names."
SILENT = "Stages left empty are not known"
SILENT_HINT = (
    "For an old text, or one that others agree. The report says “not stated” of them, not that they were left out."
)
FROM_ONE_TO_FIVE: dict[str, Any] = {"min_value": 1, "max_value": 5, "required": False}


class ScrutinyForm(RecordForm):
    """A form over one record: what it offers to choose from is the board's own."""

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        offered: dict[type[models.Model], Any] = {
            Agency: Agency.objects.of_board(board),
            Group: Group.objects.of_board(board),
            Period: Period.objects.filter(board=board),
            Topic: Topic.objects.of_board(board).select_related("period"),
            Meeting: Meeting.objects.of_board(board).select_related("group"),
        }
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = offered[field.queryset.model]  # type: ignore[union-attr]  # every choice has one
                field.empty_label = "Choose" if field.required else "None"
        if "order" in self.fields:
            place = self.fields["order"]
            place.label, place.help_text, place.required = "Place in the report", PLACE, False
        if isinstance(self.instance, Policy):
            self.fields["silent"] = forms.BooleanField(required=False, label=SILENT, help_text=SILENT_HINT)

    def clean_order(self) -> int:
        """First unless it is said where."""
        return self.cleaned_data.get("order") or 0

    def clean(self) -> dict[str, Any]:
        """A stage before the one it needs is refused in the policies' own sentence, at the field to be filled."""
        given = super().clean()
        if isinstance(self.instance, Policy) and not given.get("silent"):
            self._in_order(given)
        return given

    def _in_order(self, given: dict[str, Any]) -> None:
        columns = ("kind", *(f"{stage}_{part}" for stage in services.STAGES for part in ("on", "words")))
        as_sent = Policy(**{name: given[name] for name in columns if given.get(name) is not None})
        stands = Policy.objects.get(pk=self.instance.pk) if self.instance.pk else None
        for stage, sentence in policies.new_gaps(as_sent, stands).items():
            needed = services.STAGES[services.STAGES.index(stage) - 1]
            if stands and getattr(stands, needed) and not getattr(as_sent, needed):
                self.add_error(f"{needed}_on", CLEARED.format(later=stage, needed=needed))
            else:
                self.add_error(f"{stage}_on", sentence)


def form_of(kind: Kind) -> type[ScrutinyForm]:
    """The form of a kind, its long texts in boxes of four lines."""
    long: dict[str, Any] = {
        field.name: forms.Textarea(attrs={"rows": 4})
        for field in kind.model._meta.concrete_fields
        if isinstance(field, models.TextField)
    }
    made: Any = modelform_factory(kind.model, form=ScrutinyForm, fields=list(kind.asked), widgets=long)
    return made


class ReviewRiskForm(PlainForm):
    """A risk looked at again."""

    submit_words = "Keep this review"

    on = forms.DateField(label="Day of the review")
    text = forms.CharField(label="What was said", widget=SHORT)
    likelihood = forms.IntegerField(label="Likelihood now", help_text=LIKELIHOOD, **FROM_ONE_TO_FIVE)
    impact = forms.IntegerField(label="Impact now", help_text=IMPACT, **FROM_ONE_TO_FIVE)
    look_again_on = forms.DateField(label="Look again on", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["on"].initial = timezone.localdate


class CloseRiskForm(PlainForm):
    """A risk that is one no longer."""

    submit_words = "Close this risk"

    on = forms.DateField(label="Day it was closed")
    reason = forms.CharField(label="Why it is closed", widget=SHORT, error_messages={"required": "Say why"})

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["on"].initial = timezone.localdate


class AnswerForm(PlainForm):
    """What was said to a challenge."""

    submit_words = "Record the answer"

    response = forms.CharField(label="What was answered", widget=SHORT)


class OutcomeForm(PlainForm):
    """What came of a challenge, which is then closed unless it is said to stay open."""

    submit_words = "Record what came of it"

    outcome = forms.CharField(label="What came of it", widget=SHORT)
    stays_open = forms.BooleanField(
        required=False, label="It stays open", help_text="More is to come. Otherwise the challenge is closed."
    )
    unanswered = forms.BooleanField(
        required=False, label="No answer to it is known", help_text="For one that is closed without an answer."
    )


class ReceiveForm(PlainForm):
    """A report that came before the board."""

    submit_words = "Record the receipt"

    on = forms.DateField(label="Day it was received", required=False, help_text="Empty where it came to a meeting.")
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), required=False, label="Or the meeting it came to", empty_label="None"
    )
    words = forms.CharField(
        label="Or when, in words", required=False, max_length=80, help_text="Where the day is not known: “May 2012”."
    )
    decision = forms.CharField(label="What the board decided", required=False, widget=SHORT)

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        meetings = Meeting.objects.of_board(board).select_related("group")
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]  # a choice of records


class CorrectReceiptForm(ReceiveForm):
    """A receipt that was recorded wrongly, with the reason."""

    submit_words = "Correct the receipt"

    reason = forms.CharField(
        label="Reason for the correction",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="What was recorded before stays in the log of who did what.",
        error_messages={"required": "Say why it is corrected"},
    )
