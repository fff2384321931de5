"""The filters over the lists of scrutiny: by year, agency, state, level of risk, and what is to be looked at again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from agencies.models import Agency
from lscb.board.models import Board, Period
from lscb.web.filters import Filters
from priorities.scrutiny.desk import Kind
from priorities.scrutiny.models import Challenge, Policy, ReportReceived, Risk

# Likelihood times impact, each from 1 to 5.
HIGH, MEDIUM = 15, 8
LEVELS = [
    ("", "Any level"),
    ("high", f"High, {HIGH} or more"),
    ("medium", f"Medium, {MEDIUM} to {HIGH - 1}"),
    ("low", f"Low, below {MEDIUM}"),
    ("unweighed", "Not weighed"),
]
_LEVEL: dict[str, Q] = {
    "high": Q(weight__gte=HIGH),
    "medium": Q(weight__gte=MEDIUM, weight__lt=HIGH),
    "low": Q(weight__lt=MEDIUM),
    "unweighed": Q(weight__isnull=True),
}


def _known(stage: str) -> Q:
    return Q(**{f"{stage}_on__isnull": False}) | ~Q(**{f"{stage}_words": ""})


_RECEIVED = Q(received_on__isnull=False) | Q(meeting__isnull=False) | ~Q(when_words="")
STATES: dict[type, dict[str, tuple[str, Callable[[], Q]]]] = {
    Challenge: {value: (str(label), lambda value=value: Q(state=value)) for value, label in Challenge.State.choices},  # type: ignore[misc]  # bound at once
    Risk: {
        "open": ("Open", lambda: Q(closed_on__isnull=True)),
        "closed": ("Closed", lambda: Q(closed_on__isnull=False)),
    },
    ReportReceived: {
        "waiting": ("Not received yet", lambda: ~_RECEIVED),
        "late": ("Late", lambda: ~_RECEIVED & Q(due_on__lt=timezone.localdate())),
        "received": ("Received", lambda: _RECEIVED),
    },
    Policy: {
        "begun": ("Not ratified", lambda: ~_known("ratified")),
        "ratified": ("Ratified, not launched", lambda: _known("ratified") & ~_known("launched")),
        "launched": ("Launched", lambda: _known("launched")),
    },
}
"""The states a list can be narrowed to, where its kind has any: what each is called, and which rows it means."""

DUE: dict[type, tuple[str, Callable[[], Q]]] = {
    Risk: (
        "To be looked at again by today",
        lambda: Q(closed_on__isnull=True, look_again_on__lte=timezone.localdate()),
    ),
    Policy: ("To be reviewed by today", lambda: Q(review_on__lte=timezone.localdate())),
}


class KindFilters(Filters):
    """The filter of one kind's list: the fields it has something to narrow by."""

    period = forms.ModelChoiceField(Period.objects.none(), label="Year", empty_label="Any year")
    agency = forms.ModelChoiceField(Agency.objects.none(), label="Agency", empty_label="Any agency")
    state = forms.ChoiceField(label="State")
    level = forms.ChoiceField(label="Level of risk", choices=LEVELS)
    due = forms.BooleanField(label="")

    def __init__(self, *args: Any, board: Board, kind: Kind, **options: Any) -> None:
        super().__init__(*args, **options)
        self.model = kind.model
        self._keep_only_what_applies()
        for name, rows in (("period", Period.objects.filter(board=board)), ("agency", Agency.objects.of_board(board))):
            if isinstance(field := self.fields.get(name), forms.ModelChoiceField):
                field.queryset = rows
        if isinstance(state := self.fields.get("state"), forms.ChoiceField):
            words = [(value, label) for value, (label, _) in STATES[self.model].items()]
            state.choices = [("", "Any state"), *words]
        if "due" in self.fields:
            self.fields["due"].label = DUE[self.model][0]
        self.all_words = "All years" if "period" in self.fields else "Nothing left out"

    def _keep_only_what_applies(self) -> None:
        columns = {field.name for field in self.model._meta.concrete_fields}
        applies = {
            "period": "period" in columns,
            "agency": "agency" in columns,
            "state": self.model in STATES,
            "level": self.model is Risk,
            "due": self.model in DUE,
        }
        for name in [name for name, one in applies.items() if not one]:
            del self.fields[name]

    def narrow_state(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Those in a state."""
        return rows.filter(STATES[self.model][value][1]())

    def narrow_level(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Those whose likelihood times impact lies in a range."""
        return rows.annotate(weight=F("likelihood") * F("impact")).filter(_LEVEL[value])

    def narrow_due(self, rows: QuerySet[Any], value: bool) -> QuerySet[Any]:
        """Those whose day has come."""
        return rows.filter(DUE[self.model][1]())
