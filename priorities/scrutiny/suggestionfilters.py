"""The filter over suggested challenges."""

from __future__ import annotations

from typing import Any

from django import forms

from lscb.board.models import Board, Period
from lscb.web.filters import Filters
from priorities.scrutiny.models import Suggestion
from priorities.scrutiny.rules import RULES, sentence


class SuggestionFilters(Filters):
    """By what was made of it, by rule, and by year."""

    all_words = "All suggestions"
    state = forms.ChoiceField(label="State", choices=[("", "Any state"), *Suggestion.State.choices])
    rule = forms.ChoiceField(label="Rule", choices=[("", "Any rule"), *((rule, sentence(rule)) for rule in RULES)])
    period = forms.ModelChoiceField(Period.objects.none(), label="Year", empty_label="Any year")

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["period"].queryset = Period.objects.filter(board=board)  # type: ignore[attr-defined]  # a choice of records
