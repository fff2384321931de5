"""An action with its owners, and what is said of it."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from agencies.models import Agency
from lscb.accounts.models import User
from lscb.actions.lateness import last_day
from lscb.actions.models import Action, Origin, Owner, Plan
from lscb.actions.people import people_of
from lscb.board.models import Board, Level, Office
from lscb.web.editing import RecordForm
from lscb.web.forms import PlainForm
from workgroups.models import Group

OWNERS = ("agencies", "groups", "offices")
POSTS = "posts"
LONGEST_POST = 120
PROPOSES = (
    "Choose a state that finishes the action to propose that it is finished: the board’s office then agrees, or says "
    "why not. Who is to do it and by when are the office’s to change."
)


class ActionForm(RecordForm):
    """What is to be done, by whom and by when. The state is said in an update."""

    submit_words = "Save the action"

    agencies = forms.ModelMultipleChoiceField(
        Agency.objects.none(), required=False, label="Agencies that are to do it", widget=forms.CheckboxSelectMultiple
    )
    groups = forms.ModelMultipleChoiceField(
        Group.objects.none(), required=False, label="Groups that are to do it", widget=forms.CheckboxSelectMultiple
    )
    offices = forms.ModelMultipleChoiceField(
        Office.objects.none(), required=False, label="Offices that are to do it", widget=forms.CheckboxSelectMultiple
    )
    posts = forms.CharField(
        required=False,
        label="Or others, by their posts",
        help_text="One on each line.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    lead = forms.ChoiceField(required=False, label="Who leads", help_text="One of those above. Printed first.")

    class Meta:
        model = Action
        fields = (
            "title",
            "outcome",
            "measure",
            "origin",
            "opened_on",
            "due_on",
            "due_precision",
            "due_words",
            "look_again_on",
        )
        widgets: ClassVar[dict[str, Any]] = {
            "title": forms.Textarea(attrs={"rows": 2}),
            "outcome": forms.Textarea(attrs={"rows": 3}),
            "measure": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        offered: dict[str, QuerySet[Any]] = {
            "origin": Origin.objects.of_board(board),
            "agencies": Agency.objects.of_board(board),
            "groups": Group.objects.of_board(board),
            "offices": Office.objects.of_board(board),
        }
        for name in offered.keys() & self.fields.keys():  # a form of one origin does not ask for it
            self.fields[name].queryset = offered[name]  # type: ignore[attr-defined]  # choices of records
        others = [(key_of(each), str(each)) for name in OWNERS for each in offered[name]]
        unsaid = "As before" if self.instance.pk else "The first of them"
        self.fields["lead"].choices = [("", unsaid), *others, (POSTS, "The first of the posts")]  # type: ignore[attr-defined]  # a choice
        if self.instance.pk:
            self._show(list(self.instance.owners.all()))

    def _show(self, owners: list[Any]) -> None:
        """Shows who is to do it, and marks that as shown like the action's own columns: others may change it too."""
        self._to_do: dict[str, Any] = {
            "agencies": [owner.agency for owner in owners if owner.agency_id],
            "groups": [owner.group for owner in owners if owner.group_id],
            "offices": [owner.office for owner in owners if owner.office_id],
            "posts": "\n".join(owner.post for owner in owners if owner.post),
        }
        for name, held in self._to_do.items():
            self.initial[name] = held if isinstance(held, str) else [each.pk for each in held]
        self.hold(self._to_do)

    def stored(self, name: str) -> Any:
        """An owner field's records stand in rows of their own."""
        return self._to_do[name] if name in getattr(self, "_to_do", {}) else super().stored(name)

    def clean_posts(self) -> str:
        """Each on a line, once, and none longer than an owner's post may be."""
        lines = dict.fromkeys(line.strip() for line in self.cleaned_data["posts"].splitlines() if line.strip())
        if any(len(line) > LONGEST_POST for line in lines):
            raise forms.ValidationError(f"Say each post in {LONGEST_POST} characters or fewer, one on each line")
        return "\n".join(lines)

    def clean(self) -> dict[str, Any]:
        """A day within a month, quarter or year that is meant whole becomes its last day."""
        given = super().clean()
        if given.get("due_on") and given.get("due_precision"):
            given["due_on"] = last_day(given["due_on"], given["due_precision"])
        if given.get("lead") and self.leading is None and not self.errors:
            self.add_error("lead", "Whoever leads is one of those who are to do it: tick them above")
        return given

    @property
    def owners(self) -> list[Any]:
        """Those who are to do it: whoever is chosen to lead, then the others in the order of the form."""
        named = self._named()
        return sorted(named, key=lambda owner: owner != self.leading)

    @property
    def leading(self) -> Any:
        """Whoever is chosen to lead; None where nobody is, or somebody who is not to do it."""
        wanted = self.cleaned_data.get("lead")
        return next((owner for owner in self._named() if key_of(owner) == wanted), None)

    def _named(self) -> list[Any]:
        given = self.cleaned_data
        return [owner for name in OWNERS for owner in given.get(name, ())] + given.get("posts", "").splitlines()


def key_of(owner: Any) -> str:
    """How the choice of who leads names an owner: agency:4, or posts for whoever is named by a post."""
    return POSTS if isinstance(owner, str) else f"{owner._meta.model_name}:{owner.pk}"


class UpdateForm(PlainForm):
    """What was done, and how the action stands."""

    submit_words = "Keep this update"

    text = forms.CharField(label="What was done", widget=forms.Textarea(attrs={"rows": 4}))
    on = forms.DateField(label="Day")
    status = forms.ModelChoiceField(
        Level.objects.none(),
        required=False,
        label="How it stands",
        empty_label="As before",
        help_text="A state that finishes an action closes it on that day.",
    )

    def __init__(self, *args: Any, board: Board, proposes: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["status"].queryset = states_of(board)  # type: ignore[attr-defined]  # a choice of records
        self.fields["on"].initial = timezone.localdate
        if proposes:
            self.fields["status"].help_text = PROPOSES

    def clean_on(self) -> date:
        """What was done was done by now."""
        day: date = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError("Give today or a day that has passed")
        return day


class HolderForm(RecordForm):
    """Who holds a post."""

    class Meta:
        model = Owner
        fields = ("holder",)

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["holder"]
        field.queryset = User.objects.filter(pk__in=[user.pk for user in people_of(board)]).order_by("name", "email")
        field.label, field.empty_label = "Who holds the post", "Nobody named"
        field.help_text = (
            "They are reminded of the action and may say how it stands. No report prints their name. Somebody who is "
            "not offered has to be invited first."
        )


class PlanForm(RecordForm):
    """An action plan; what stands in it are the actions of what it answers."""

    submit_words = "Save the plan"

    class Meta:
        model = Plan
        fields = ("title", "origin", "purpose", "agreed_on", "agreed_by", "look_again_on")
        widgets: ClassVar[dict[str, Any]] = {"purpose": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        free = Q(plan__isnull=True) | Q(plan=self.instance.pk)
        self.fields["origin"].queryset = Origin.objects.of_board(board).filter(free)  # type: ignore[attr-defined]  # a choice of records


def states_of(board: Board) -> QuerySet[Level]:
    """The states an action of a board may have: the levels of its scales in which something is finished."""
    scales = Level.objects.of_board(board).filter(closes=True).values("scale")
    return Level.objects.of_board(board).filter(Q(scale__in=scales)).select_related("scale")
