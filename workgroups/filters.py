"""The filters of meetings and of attendance."""

from __future__ import annotations

from typing import Any

from django import forms

from lscb.board.models import Basis, Board, Period
from lscb.web.filters import Filters
from workgroups.models import Group, Meeting


class MeetingFilters(Filters):
    """By group, year and state."""

    all_words = "All meetings"
    group = forms.ModelChoiceField(Group.objects.none(), label="Group", empty_label="Any group")
    year = forms.ModelChoiceField(Period.objects.none(), label="Year", empty_label="Any year")
    state = forms.ChoiceField(label="State", choices=[("", "Any state"), *Meeting.State.choices])

    def __init__(self, *args: Any, board: Board, groups: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["group"].queryset = groups  # type: ignore[attr-defined]  # a choice of records
        self.fields["year"].queryset = years_of(board)  # type: ignore[attr-defined]  # as above

    def narrow_year(self, rows: Any, value: Period) -> Any:
        """Those of its days."""
        return rows.during(value)


class AttendanceFilters(MeetingFilters):
    """By group and year."""

    all_words = "All groups and years"
    state = None  # type: ignore[assignment]  # Django's way to leave out an inherited field


def years_of(board: Board) -> Any:
    """The board's reporting years, the latest first."""
    return Period.objects.of_board(board).filter(basis=Basis.YEAR).order_by("-starts")
