"""The form by which a year is closed."""

from __future__ import annotations

from typing import Any

from django import forms

from lscb.web.forms import PlainForm


class CloseForm(PlainForm):
    """Where something waits, whoever closes the year says that it is to be closed all the same."""

    all_the_same = forms.BooleanField(
        label="Close the year all the same",
        error_messages={"required": "Tick this to close the year although something still waits"},
    )

    def __init__(self, *args: Any, waiting: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not waiting:
            del self.fields["all_the_same"]
