"""Forms of the office's screens that ask the policies before they take a change."""

from __future__ import annotations

from typing import Any

from django import forms

from priorities.scrutiny import policies
from priorities.scrutiny.models import Policy
from priorities.scrutiny.services import STAGES


class PolicyForm(forms.ModelForm[Policy]):
    """A stage may be recorded in its order. A text entered for the first time may have gaps: old records do."""

    def clean(self) -> dict[str, Any] | None:
        """Refuses a stage before the one it needs, newly recorded or newly cleared, in the policies' own sentence."""
        given = super().clean() or self.cleaned_data
        if self.instance.pk is not None:
            self._in_order(given)
        return given

    def _in_order(self, given: dict[str, Any]) -> None:
        columns = ("kind", *(f"{stage}_{part}" for stage in STAGES for part in ("on", "words")))
        as_sent = Policy(**{name: given[name] for name in columns if given.get(name) is not None})
        for stage, sentence in policies.new_gaps(as_sent, Policy.objects.get(pk=self.instance.pk)).items():
            self.add_error(f"{stage}_on", sentence)
