"""What statistics add to the pages of priorities: which indicators show an update, and which measure a priority."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from lscb.audit import services as audit
from lscb.board.models import Board
from lscb.board.year import Year
from lscb.web.masthead import Link
from priorities.desk import Beside
from priorities.indicators.models import Indicator, ShownBy
from priorities.models import Priority, ProgressUpdate
from priorities.progressforms import UpdateForm


class ShownUpdateForm(UpdateForm):
    """An update, and the indicators that show the difference it made: the priority's own to tick, another to choose."""

    indicators = forms.ModelMultipleChoiceField(
        Indicator.objects.none(),
        required=False,
        label="Which indicators show it?",
        help_text="Those that measure the priority.",
        widget=forms.CheckboxSelectMultiple,
    )
    another = forms.ModelChoiceField(
        Indicator.objects.none(), required=False, label="Another indicator that shows it", empty_label="None"
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: Any = self.fields
        of_board = Indicator.objects.of_board(self.instance.board_id)
        self._shown = list(of_board.filter(shows__update=self.instance)) if self.instance.pk else []
        own = of_board.filter(self._measures() | Q(pk__in=[each.pk for each in self._shown]))
        fields["indicators"].queryset = of_board.filter(pk__in=own.values("pk"))
        fields["another"].queryset = of_board.exclude(pk__in=own.values("pk"))
        for name in ("indicators", "another"):
            if not fields[name].queryset.exists():
                del self.fields[name]
        if "indicators" in fields and self.instance.pk:
            self.initial["indicators"] = [each.pk for each in self._shown]
            self.hold({"indicators": self._shown})

    def _measures(self) -> Q:
        """What measures the priority reported on, or those its heading serves."""
        topic = self.instance.topic if self.instance.topic_id else None
        priorities = [self.priority] if self.priority else list(topic.priorities.all()) if topic else []
        return Q(priority__in=priorities) | Q(topic__priorities__in=priorities)

    def stored(self, name: str) -> Any:
        """The indicators stand in rows of their own."""
        return self._shown if name == "indicators" else super().stored(name)

    @property
    def shown_by(self) -> list[Indicator]:
        """All that was ticked or chosen."""
        chosen = list(self.cleaned_data.get("indicators") or ())
        another = self.cleaned_data.get("another")
        return [*chosen, another] if another else chosen


@transaction.atomic
def show_by(*, update: ProgressUpdate, indicators: Iterable[Indicator], by: Any) -> None:
    """Says which indicators show an update: those named are added, the others taken away."""
    held = {row.indicator_id: row for row in ShownBy.objects.filter(update=update)}
    for indicator in indicators:
        if held.pop(indicator.pk, None) is None:
            audit.add(ShownBy(update=update, indicator=indicator), by=by)
    for gone in held.values():
        audit.remove(gone, by=by)


def shown(board: Board, updates: Iterable[ProgressUpdate]) -> dict[int, list[Link]]:
    """The indicators that show each update, by its number."""
    found: dict[int, list[Link]] = {}
    for row in ShownBy.objects.filter(update__in=[update.pk for update in updates]).select_related("indicator"):
        found.setdefault(row.update_id, []).append(_link(board, row.indicator))
    return found


def names_by_update(year: Year) -> dict[int, list[str]]:
    """The names of the indicators that show each update of a year, by the update's number, for its report."""
    rows = ShownBy.objects.filter(update__board=year.board, update__topic__period=year.period)
    found: dict[int, list[str]] = {}
    for row in rows.select_related("indicator"):
        found.setdefault(row.update_id, []).append(str(row.indicator))
    return found


def measured(board: Board, priority: Priority) -> list[Link]:
    """The indicators of a priority and of the headings that serve it."""
    rows = Indicator.objects.of_board(board).filter(Q(priority=priority) | Q(topic__priorities=priority)).distinct()
    return [_link(board, indicator) for indicator in rows]


def _keep(update: ProgressUpdate, form: Any, by: Any) -> None:
    show_by(update=update, indicators=form.shown_by, by=by)


def _link(board: Board, indicator: Indicator) -> Link:
    return Link(str(indicator), reverse("indicator", args=(board.slug, indicator.pk)))


WITH_INDICATORS = Beside(form=ShownUpdateForm, keep=_keep, shown=shown, measured=measured)
