"""The office's forms for case reviews. Every text is looked through: cases have pseudonyms, and nobody is known."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db import models
from django.forms.models import modelform_factory
from django.utils import timezone

from agencies.models import Agency
from lscb.actions.forms import key_of
from lscb.board.models import Area, Board, Office, Period
from lscb.web.editing import RecordForm
from lscb.web.filters import Filters
from lscb.web.forms import PlainForm
from lscb.web.nameless import Nameless
from workgroups.models import Group
from workgroups.reviews.models import CaseReview, Recommendation, State

SHORT = forms.Textarea(attrs={"rows": 4})
TICKED = forms.CheckboxSelectMultiple
# The stages that are no verb of their own: the others follow from a referral, a decision or a publication. A source may
# say that a case was chosen and neither when nor why, or tell of a review without its stage.
STAGES = (
    State.RAPID_REVIEW,
    State.CHOSEN,
    State.COMMISSIONED,
    State.UNDER_WAY,
    State.PAUSED,
    State.DRAFT,
    State.SIGNED_OFF,
    State.REMAINED_OPEN,
    State.CLOSED,
    State.NOT_STATED,
)
UNSTATED = "unstated"  # What the form sends for it: an empty choice would be none.
DONE = (Recommendation.State.DONE, Recommendation.State.CHECKED)


def known_to(board: Board) -> list[str]:
    """The board's own words, which name no child: its areas, agencies, groups and offices."""
    kinds: tuple[Any, ...] = (Area, Group, Office)
    named = [str(each) for kind in kinds for each in kind.objects.of_board(board)]
    return [*named, *(f"{a.name} {a.short_name}" for a in Agency.objects.of_board(board)), board.name]


def offer(fields: dict[str, forms.Field], board: Board) -> None:
    """Sets the choices of every field that offers records: the board's own."""
    offered: dict[type[models.Model], Any] = {
        Agency: Agency.objects.of_board(board),
        Area: Area.objects.of_board(board),
        Group: Group.objects.of_board(board),
        Office: Office.objects.of_board(board),
        Period: Period.objects.filter(board=board).order_by("-starts"),
        CaseReview: CaseReview.objects.of_board(board),
    }
    for field in fields.values():
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = offered[field.queryset.model]  # type: ignore[union-attr]  # every choice has one
            if not isinstance(field, forms.ModelMultipleChoiceField):  # of several, none is simply none ticked
                field.empty_label = "Choose" if field.required else "None"


class BoardForm(Nameless, RecordForm):
    """A form over one record of a board."""

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, known=known_to(board), **options)
        offer(self.fields, board)


class ReviewForm(BoardForm):
    """A case referred. Decision, stages and publication are steps of their own."""

    submit_words = "Save the case"
    looked_through = ("reference", "method", "summary")

    class Meta:
        model = CaseReview
        fields = ("reference", "kind", "referred_on", "method", "summary", "area", "agencies")
        widgets: ClassVar[dict[str, Any]] = {"kind": forms.RadioSelect, "summary": SHORT, "agencies": TICKED}


class RecommendationForm(BoardForm):
    """What a review asked for, and of whom."""

    submit_words = "Save the recommendation"
    looked_through = ("text",)

    class Meta:
        model = Recommendation
        fields = ("number", "text", "agencies")
        widgets: ClassVar[dict[str, Any]] = {"text": SHORT, "agencies": TICKED}


def form_of(kind: Any) -> type[BoardForm]:
    """The form of a kind of record, its long texts in boxes of four lines and looked through with its short ones."""
    columns = [kind.model._meta.get_field(name) for name in kind.asked]
    said = tuple(f.name for f in columns if isinstance(f, models.CharField | models.TextField) and not f.choices)
    long: dict[str, Any] = {f.name: SHORT for f in columns if isinstance(f, models.TextField)}
    base: Any = type("KindForm", (BoardForm,), {"looked_through": said, "submit_words": f"Save the {kind.one}"})
    made: Any = modelform_factory(kind.model, form=base, fields=list(kind.asked), widgets=long)
    return made


# --- steps ---


class StepForm(Nameless, PlainForm):
    """A form of a step. Days begin as today."""

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, known=known_to(board), **options)
        offer(self.fields, board)
        if "on" in self.fields and self.fields["on"].required:
            self.fields["on"].initial = timezone.localdate


class DecideForm(StepForm):
    submit_words = "Record the decision"
    looked_through = ("reason",)
    decision = forms.ChoiceField(
        label="Decision",
        choices=[(value, label) for value, label in CaseReview.Decision.choices if value],
        widget=forms.RadioSelect,
    )
    on = forms.DateField(label="Day of the decision")
    reason = forms.CharField(label="Reasons", widget=SHORT, error_messages={"required": "Give the reasons"})


class StageForm(StepForm):
    submit_words = "Record the stage"
    looked_through = ("text",)
    state = forms.TypedChoiceField(
        label="Stage",
        choices=[(s.value or UNSTATED, s.label) for s in STAGES],
        coerce=lambda value: State.NOT_STATED if value == UNSTATED else value,
        widget=forms.RadioSelect,
    )
    on = forms.DateField(label="Day it was reached", required=False)
    period = forms.ModelChoiceField(
        Period.objects.none(), label="Or the year, where the day is not known", required=False
    )
    text = forms.CharField(label="What happened", required=False, widget=SHORT)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not given.get("on") and not given.get("period") and "on" not in self.errors:
            self.add_error("on", "Enter the day, or choose the year where the day is not known")
        if given.get("state") == State.NOT_STATED and not given.get("text") and "text" not in self.errors:
            self.add_error("text", "Say what happened, where the stage is not stated")
        return given


class PublishForm(StepForm):
    submit_words = "Record the publication"
    on = forms.DateField(label="Day of publication")
    in_full = forms.TypedChoiceField(
        label="How it was published",
        choices=[("yes", "In full"), ("no", "In part or in summary")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )


class ReasonForm(StepForm):
    submit_words = "Save"
    looked_through = ("reason",)
    reason = forms.CharField(label="Why", widget=SHORT, error_messages={"required": "Say why"})


DOERS = ("agencies", "groups", "offices")
LEADS = "Whoever leads is one of those who are to do it: tick them above"


class ActForm(StepForm):
    submit_words = "Open the action"
    looked_through = ("title",)
    title = forms.CharField(label="What is to be done", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    agencies = forms.ModelMultipleChoiceField(
        Agency.objects.none(), required=False, label="Agencies that are to do it", widget=TICKED
    )
    groups = forms.ModelMultipleChoiceField(
        Group.objects.none(), required=False, label="Groups that are to do it", widget=TICKED
    )
    offices = forms.ModelMultipleChoiceField(
        Office.objects.none(), required=False, label="Offices that are to do it", widget=TICKED
    )
    lead = forms.ChoiceField(required=False, label="Who leads", help_text="One of those above. Printed first.")
    opened_on = forms.DateField(label="Opened", required=False, initial=timezone.localdate)
    due_on = forms.DateField(label="Due", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows: Any = [self.fields[name] for name in DOERS]
        others = [(key_of(each), str(each)) for field in rows for each in field.queryset]
        self.fields["lead"].choices = [("", "The first of them"), *others]  # type: ignore[attr-defined]  # a choice

    def clean(self) -> dict[str, Any]:
        """Somebody is to do it, whoever leads first."""
        given = super().clean()
        owners = [owner for name in DOERS for owner in given.pop(name, ())]
        lead = given.pop("lead", "")
        if not owners and not self.errors:
            self.add_error("agencies", "Tick who is to do it")
        elif lead and lead not in map(key_of, owners):
            self.add_error("lead", LEADS)
        return given | {"owners": sorted(owners, key=lambda owner: key_of(owner) != lead)}


class EvidenceForm(StepForm):
    submit_words = "Record that it was carried out"
    looked_through = ("evidence",)
    evidence = forms.CharField(
        label="Evidence",
        widget=SHORT,
        help_text="What was seen that shows it: an audit, a report, a change in practice.",
        error_messages={"required": "Say what shows that it was carried out"},
    )


class ImpactForm(StepForm):
    submit_words = "Record the check"
    looked_through = ("impact",)
    on = forms.DateField(label="Day it was checked")
    impact = forms.CharField(
        label="What difference it made", widget=SHORT, error_messages={"required": "Say what difference it made"}
    )


# --- filters ---


class ReviewFilters(Filters):
    """By kind, by the stage reached and by publication."""

    all_words = "All case reviews"
    kind = forms.ChoiceField(label="Kind", choices=[("", "Any kind"), *CaseReview.Kind.choices])
    state = forms.ChoiceField(
        label="Stage reached", choices=[("", "Any stage"), *((s.value, s.label) for s in State if s.value)]
    )
    publication = forms.ChoiceField(
        label="Publication", choices=[("", "Any"), *((p.value, p.label) for p in CaseReview.Publication if p.value)]
    )


PROGRESS = {"open": "Not carried out yet", "done": "Carried out", "checked": "Impact checked", "refused": "Set aside"}


class RecommendationFilters(Filters):
    """By agency, by review and by how far it has come."""

    all_words = "All recommendations"
    agency = forms.ModelChoiceField(Agency.objects.none(), label="Agency", empty_label="Any agency")
    review = forms.ModelChoiceField(CaseReview.objects.none(), label="Review", empty_label="Any review")
    progress = forms.ChoiceField(label="Progress", choices=[("", "Any"), *PROGRESS.items()])

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].queryset = Agency.objects.of_board(board)  # type: ignore[attr-defined]  # choices of records
        self.fields["review"].queryset = CaseReview.objects.of_board(board)  # type: ignore[attr-defined]  # as above

    def narrow_agency(self, rows: Any, value: Agency) -> Any:
        """Made to an agency, alone or with others."""
        return rows.filter(pk__in=Recommendation.objects.filter(agencies=value).values("pk"))

    def narrow_progress(self, rows: Any, value: str) -> Any:
        """Open, carried out (checked or not), checked, set aside."""
        if value == "open":
            return rows.exclude(state__in=(*DONE, Recommendation.State.REFUSED))
        return rows.filter(state__in=DONE) if value == "done" else rows.filter(state=value)


class KindFilters(Filters):
    """By year."""

    all_words = "All years"
    period = forms.ModelChoiceField(Period.objects.none(), label="Year", empty_label="Any year")

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        years = Period.objects.filter(board=board).order_by("-starts")
        self.fields["period"].queryset = years  # type: ignore[attr-defined]  # a choice of records
