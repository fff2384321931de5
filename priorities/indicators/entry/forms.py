"""Which table is to be filled in: of which year, area and source, and how finely the year is divided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from lscb.board.models import Area, Basis, Board, BoardArea, Period
from lscb.web.forms import PlainForm
from priorities.indicators.entry.periods import Each, usual
from priorities.indicators.models import Indicator, Source

MOST_PERIODS = 60
NOT_ALIKE = "These indicators are not divided alike and do not fit into one table. Enter them one after the other."
NO_YEAR = "The board has no year yet: open one first."
NO_AREA = "Choose the area the figures are of."
NO_SOURCE = "Choose the source the figures come from: these indicators have no usual one."


class TableForm(PlainForm):
    """Sent by GET, so that a table has an address of its own. What is left empty is the usual."""

    year = forms.ModelChoiceField(Period.objects.none(), required=False, label="Year")
    each = forms.ChoiceField(choices=Each.choices, required=False, label="Columns")
    before = forms.BooleanField(required=False, label="The year before as well")
    also = forms.ModelChoiceField(
        Period.objects.none(), required=False, label="A further period", help_text="For example a calendar year."
    )
    area = forms.ModelChoiceField(Area.objects.none(), required=False, label="Area")
    source = forms.ModelChoiceField(Source.objects.none(), required=False, label="Source")
    add = forms.ChoiceField(required=False, label="Put another indicator into the table")

    def __init__(self, data: Any, *args: Any, board: Board, indicators: Sequence[Indicator], **options: Any) -> None:
        self.board, self.indicators = board, indicators
        super().__init__(self._completed(data), *args, **options)
        choices: Any = self.fields
        choices["year"].queryset = Period.objects.of_board(board).filter(basis=Basis.YEAR)
        choices["also"].queryset = Period.objects.of_board(board)
        choices["area"].queryset = Area.objects.of_board(board)
        choices["source"].queryset = Source.objects.of_board(board)
        alike = Indicator.objects.of_board(board).filter(operation="", scheme2=indicators[0].scheme2_id)
        here = [i.pk for i in indicators]
        others = alike.exclude(pk__in=here).order_by("title").values_list("reference", "title")
        choices["add"].choices = [("", "–"), *others]

    @property
    def why_not(self) -> str:
        """Why there is no table to fill in, or nothing."""
        if len({i.scheme2_id for i in self.indicators}) > 1:
            return NOT_ALIKE
        given = self.cleaned_data
        if not given.get("year"):
            return NO_YEAR
        if not given.get("area"):
            return NO_AREA
        return "" if given.get("source") else NO_SOURCE

    def chosen(self) -> tuple[Period, Area, Source, str]:
        """What the table is of."""
        given = self.cleaned_data
        return given["year"], given["area"], given["source"], given.get("each") or Each.YEAR

    def _completed(self, data: Any) -> Any:
        """What was asked for, with the usual where nothing was."""
        asked = data.copy()
        asked.pop("add", None)
        self.further = list(Period.objects.of_board(self.board).filter(pk__in=_numbers(asked.getlist("also"))))
        asked.pop("also", None)
        newest = Period.objects.of_board(self.board).filter(basis=Basis.YEAR).first()
        home = BoardArea.objects.of_board(self.board).order_by("area__order", "pk").first()
        usual_source = next((i.source_id for i in self.indicators if i.source_id), None)
        usually = {
            "year": newest.pk if newest else "",
            "area": home.area_id if home else "",
            "source": usual_source or "",
            "each": usual(self.indicators[0]),
        }
        for name, value in usually.items():
            if not asked.get(name):
                asked[name] = str(value)
        return asked


def _numbers(given: Sequence[str]) -> list[int]:
    return [int(one) for one in given[:MOST_PERIODS] if one.isdecimal() and len(one) < 19]
