"""The filter of the list of doubts."""

from __future__ import annotations

from typing import Any

from django import forms

from lscb.board.models import Board
from lscb.web.filters import Filters
from priorities.indicators.checks.catalogue import CHECKS
from priorities.indicators.models import Doubt, Source


class DoubtFilters(Filters):
    """By whether it is answered, by check, source and words of the indicator."""

    all_words = "All checks"
    state = forms.ChoiceField(
        label="State", choices=[("", "Any"), ("open", "Open"), ("accepted", "Accepted as it stands")]
    )
    name = forms.ChoiceField(label="What should hold")
    source = forms.ModelChoiceField(Source.objects.none(), label="Usual source", empty_label="Any source")
    words = forms.CharField(label="Words of the indicator", max_length=100)

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        held = set(Doubt.objects.of_board(board).order_by().values_list("name", flat=True).distinct())
        offered = [(check.slug, check.sentence) for check in CHECKS if check.slug in held]
        self.fields["name"].choices = [("", "Anything"), *offered]  # type: ignore[attr-defined]  # choices
        self.fields["source"].queryset = Source.objects.of_board(board)  # type: ignore[attr-defined]  # records

    def narrow_state(self, rows: Any, value: str) -> Any:
        """Open, or accepted for the values they have."""
        return rows.filter(accepted=value == "accepted")

    def narrow_source(self, rows: Any, value: Source) -> Any:
        """Of indicators whose usual source it is."""
        return rows.filter(indicator__source=value)

    def narrow_words(self, rows: Any, value: str) -> Any:
        """Whose title has the words."""
        return rows.filter(indicator__title__icontains=value)
