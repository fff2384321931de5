"""The form by which one record of a closed year is opened again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms

from lscb.web.fields import DateField
from lscb.web.forms import PlainForm

USUALLY_OPEN = timedelta(days=14)


class ReopenForm(PlainForm):
    """Why one record is opened, and until when."""

    submit_words = "Open it again"

    reason = forms.CharField(
        label="Reason",
        help_text="What is wrong or missing. It is kept with the year.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        error_messages={"required": "Say why it is opened again"},
    )
    until = DateField(label="Open until", noun="Open until", help_text="After this day it is closed by itself.")

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        options.setdefault("initial", {"until": today + USUALLY_OPEN})
        super().__init__(*args, **options)
