"""Signing off, approving and freezing."""

from __future__ import annotations

from typing import Any

from django import forms

from lscb.web.forms import PlainForm


class SignOffForm(PlainForm):
    """For which office somebody signs."""

    submit_words = "Sign off this draft"

    office = forms.CharField(
        label="For which office you sign",
        max_length=120,
        help_text="For example: chair of the board; Director of Children’s Services.",
        error_messages={"required": "Enter the office you sign for"},
    )


class ApproveForm(PlainForm):
    """Where the board decided."""

    submit_words = "Record the approval"

    decision = forms.CharField(
        label="Where it was decided",
        max_length=250,
        help_text="For example: the board’s meeting of 12 June 2013, item 4.",
        error_messages={"required": "Enter where the board decided"},
    )


class FreezeForm(PlainForm):
    """What a later edition corrects."""

    submit_words = "Freeze this edition"

    note = forms.CharField(
        label="What was corrected",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It stands on the first page of this edition and on every page of the one before.",
        error_messages={"required": "Say what was corrected"},
    )

    def __init__(self, *args: Any, first: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if first:
            del self.fields["note"]


class SendingForm(PlainForm):
    """Whom an edition was sent to, on which day and how. `asked` are those the guidance names, by clause and name."""

    submit_words = "Keep it"

    to = forms.ChoiceField(label="Sent to", widget=forms.RadioSelect)
    other = forms.CharField(label="Who, if it is somebody else", max_length=200, required=False)
    sent_on = forms.DateField(label="On")
    how = forms.CharField(
        label="How", max_length=200, required=False, help_text="For example by email, with a letter from the chair."
    )

    def __init__(self, *args: Any, asked: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        to: Any = self.fields["to"]
        to.choices = [*asked, ("other", "Somebody else")]
        to.error_messages["required"] = "Choose whom it was sent to"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("to") == "other" and not given.get("other", "").strip():
            self.add_error("other", "Enter whom it was sent to")
        return given
