"""Filters over lists of actions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms

from agencies.models import Agency
from lscb.actions.forms import states_of
from lscb.actions.models import ActionUpdate, Origin, Owner, Plan
from lscb.board.models import Board, Level, Office
from lscb.web.filters import Filters
from workgroups.models import Group


def late(rows: Any) -> Any:
    """Those whose day has passed."""
    return rows.overdue()


def open_ones(rows: Any) -> Any:
    """Those not finished."""
    return rows.unfinished()


def finished(rows: Any) -> Any:
    """Those that are."""
    return rows.filter(status__closes=True)


def proposed(rows: Any) -> Any:
    """Those whose owner proposes that they are finished, and the office has not answered."""
    waits = ActionUpdate.objects.filter(proposal=ActionUpdate.Proposal.WAITING)
    return rows.filter(pk__in=waits.order_by().values("action"))


STANDING: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "open": ("Not finished", open_ones),
    "late": ("Late", late),
    "proposed": ("Proposed as finished", proposed),
    "finished": ("Finished", finished),
}


class StandingFilters(Filters):
    """By how it stands."""

    all_words = "All actions"
    standing = forms.ChoiceField(
        label="Standing", choices=[("", "Any"), *((key, words) for key, (words, _) in STANDING.items())]
    )

    def narrow_standing(self, rows: Any, value: str) -> Any:
        """Not finished, late, proposed as finished, finished."""
        return STANDING[value][1](rows)


class ActionFilters(StandingFilters):
    """By how it stands, who owns it and what gave rise to it."""

    status = forms.ModelChoiceField(Level.objects.none(), label="State", empty_label="Any state")
    agency = forms.ModelChoiceField(Agency.objects.none(), label="Agency", empty_label="Any agency")
    group = forms.ModelChoiceField(Group.objects.none(), label="Group", empty_label="Any group")
    office = forms.ModelChoiceField(Office.objects.none(), label="Office", empty_label="Any office")
    post = forms.ChoiceField(label="Post")
    kind = forms.ChoiceField(label="Came from")
    plan = forms.ModelChoiceField(Plan.objects.none(), label="Plan", empty_label="Any plan, or none")

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = Origin.objects.of_board(board).order_by("kind").values_list("kind", flat=True).distinct()
        self.fields["kind"].choices = [("", "Anything"), *((k, k) for k in kinds)]  # type: ignore[attr-defined]  # choices
        self.fields["status"].queryset = states_of(board)  # type: ignore[attr-defined]  # a choice of records
        self.fields["agency"].queryset = Agency.objects.of_board(board)  # type: ignore[attr-defined]  # as above
        self.fields["group"].queryset = Group.objects.of_board(board)  # type: ignore[attr-defined]  # as above
        self.fields["office"].queryset = Office.objects.of_board(board)  # type: ignore[attr-defined]  # as above
        self.fields["plan"].queryset = Plan.objects.of_board(board)  # type: ignore[attr-defined]  # as above
        posts = Owner.objects.of_board(board).filter(post__isnull=False).order_by("post")
        named = [(post, post) for post in posts.values_list("post", flat=True).distinct()]
        self.fields["post"].choices = [("", "Any post"), *named]  # type: ignore[attr-defined]  # choices

    def narrow_agency(self, rows: Any, value: Agency) -> Any:
        """Owned by an agency, alone or with others."""
        return rows.filter(pk__in=value.actions_owned.values("action"))

    def narrow_group(self, rows: Any, value: Group) -> Any:
        """Owned by a group, alone or with others."""
        return rows.filter(pk__in=value.actions_owned.values("action"))

    def narrow_office(self, rows: Any, value: Office) -> Any:
        """Owned by an office, alone or with others."""
        return rows.filter(pk__in=value.actions_owned.values("action"))

    def narrow_post(self, rows: Any, value: str) -> Any:
        """Owned by somebody named by their post, alone or with others."""
        return rows.filter(pk__in=Owner.objects.filter(post=value).order_by().values("action"))

    def narrow_plan(self, rows: Any, value: Plan) -> Any:
        """Of one plan."""
        return rows.filter(origin=value.origin_id)

    def narrow_kind(self, rows: Any, value: str) -> Any:
        """By what gave rise to it."""
        return rows.filter(origin__kind=value)
