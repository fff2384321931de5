"""The form on which one of several sources of a figure is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from lscb.document.words import figure_words
from lscb.web.forms import PlainForm
from priorities.indicators.models import Observation
from priorities.indicators.report.numbers import observed


class SourceField(forms.ModelChoiceField):
    """A figure by its source and what it says."""

    def label_from_instance(self, obj: Any) -> str:
        followed = ", followed now" if obj.chosen else ""
        return f"{obj.source}: {figure_words(observed(obj, obj.indicator, '', ''))}{followed}"


class SourceForm(PlainForm):
    """Which source's figure reports follow from now on, and why."""

    submit_words = "Follow this source"

    observation = SourceField(
        Observation.objects.none(),
        label="Source to follow",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Choose the source to follow", "invalid_choice": "Choose one of the sources"},
    )
    reason = forms.CharField(
        label="Why this one",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why"},
        help_text="It stands with the choice for whoever asks later.",
    )

    def __init__(self, *args: Any, rows: Sequence[Observation], **options: Any) -> None:
        super().__init__(*args, **options)
        offered = Observation.objects.filter(pk__in=[row.pk for row in rows]).select_related("indicator", "source")
        self.fields["observation"].queryset = offered  # type: ignore[attr-defined]  # a choice of records
