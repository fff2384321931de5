"""The filters of the lists of training."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import Agency
from lscb.board.models import Board, Period
from lscb.web.filters import Filters
from workgroups.training.models import Course


class TrainingFilters(Filters):
    """By year, course and agency, as far as the kind of record has them."""

    all_words = "All years"
    period = forms.ModelChoiceField(Period.objects.none(), label="Year", empty_label="Any year")
    course = forms.ModelChoiceField(Course.objects.none(), label="Course", empty_label="Any course")
    agency = forms.ModelChoiceField(Agency.objects.none(), label="Agency", empty_label="Any agency")

    def __init__(self, *args: Any, board: Board, model: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        columns = {field.name for field in model._meta.concrete_fields}
        for name in set(self.fields) - columns:
            del self.fields[name]
        offered: dict[str, Any] = {
            "period": Period.objects.of_board(board),
            "course": Course.objects.of_board(board),
            "agency": Agency.objects.of_board(board),
        }
        for name, field in self.fields.items():
            field.queryset = offered[name]  # type: ignore[attr-defined]  # a choice of records
