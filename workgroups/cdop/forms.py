"""The officer's forms: a record, a review, a year's totals, what the panel did. Nobody may be known by any of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import Q

from agencies.models import Agency
from lscb.board.models import Area, Board, Period
from lscb.web.editing import RecordForm
from lscb.web.filters import Filters
from lscb.web.forms import PlainForm
from lscb.web.nameless import Nameless
from workgroups.cdop.models import ChildDeath, DeathCategory, DeathCategoryScheme, PanelAction, PanelCount, Review
from workgroups.cdop.models.totals import NUMBERS, PanelTotals
from workgroups.models import Group, Meeting

SHORT = forms.Textarea(attrs={"rows": 4})
BY_HAND = {"autocomplete": "off", "spellcheck": "false"}
Divides = DeathCategoryScheme.Divides


def known_to(board: Board) -> list[str]:
    """The board's own words, which name no child: its areas, agencies and groups."""
    named: list[Any] = [*Area.objects.of_board(board), *Group.objects.of_board(board)]
    agencies = Agency.objects.of_board(board)
    return [str(each) for each in named] + [f"{a.name} {a.short_name}" for a in agencies] + [board.name]


class Offering:
    """What a form offers to choose from: the board's own, and what the record already holds."""

    fields: dict[str, forms.Field]

    def offer(self, board: Board, panels: Iterable[Group]) -> None:
        """Sets the choices of every field that has some."""
        categories = DeathCategory.objects.of_board(board).select_related("scheme")
        offered: dict[str, Any] = {
            "panel": Group.objects.filter(pk__in=[panel.pk for panel in panels]),
            "age_band": categories.filter(scheme__divides=Divides.AGE),
            "category": categories.filter(scheme__divides=Divides.CATEGORY),
            "area": Area.objects.of_board(board),
            "period": Period.objects.filter(board=board).order_by("-starts"),
            "meeting": Meeting.objects.filter(group__in=[panel.pk for panel in panels]).select_related("group"),
        }
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField) and name in offered:
                field.queryset = offered[name]
                field.empty_label = "Choose" if field.required else "Not stated"


class DeathForm(Nameless, Offering, RecordForm):
    """A death the panel was told of. Leaflet, forms and review are steps of their own."""

    submit_words = "Save the notification"
    looked_through = ("place",)

    class Meta:
        model = ChildDeath
        fields = (
            "case_number",
            "panel",
            "notified_on",
            "died_on",
            "age_band",
            "sex",
            "expectedness",
            "category",
            "place",
            "area",
            "joint_response",
            "leaflet_target",
        )
        widgets: ClassVar[dict[str, Any]] = {
            "case_number": forms.TextInput(attrs=BY_HAND),
            "sex": forms.RadioSelect,
            "expectedness": forms.RadioSelect,
            "joint_response": forms.RadioSelect,
        }

    def __init__(self, *args: Any, board: Board, panels: list[Group], **options: Any) -> None:
        super().__init__(*args, known=known_to(board), **options)
        self.offer(board, panels)
        if len(panels) == 1 and not self.instance.panel_id:
            self.initial["panel"] = panels[0]

    def clean_case_number(self) -> str:
        """Small letters are meant as capitals."""
        return str(self.cleaned_data["case_number"]).upper()


class ReviewForm(Nameless, Offering, RecordForm):
    """What the panel found. A meeting chosen gives the day, where none is typed."""

    submit_words = "Save the review"
    looked_through = ("learning",)

    class Meta:
        model = Review
        fields = ("meeting", "reviewed_on", "category", "modifiability", "learning")
        widgets: ClassVar[dict[str, Any]] = {"modifiability": forms.RadioSelect, "learning": SHORT}

    def __init__(self, *args: Any, board: Board, panels: list[Group], **options: Any) -> None:
        super().__init__(*args, known=known_to(board), **options)
        self.offer(board, panels)
        self.fields["meeting"].label = "Meeting at which it was reviewed"
        self.fields["modifiability"].label = "Could anything be changed, here or nationally?"
        day = self.fields["reviewed_on"]
        day.label, day.required, day.help_text = "Day of the review", False, "Leave empty for the day of the meeting."

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        meeting, day = given.get("meeting"), given.get("reviewed_on")
        if meeting and day is None and "reviewed_on" not in self.errors:
            given["reviewed_on"] = day = meeting.on
        if day is None and "reviewed_on" not in self.errors:
            self.add_error("reviewed_on", "Enter the day of the review, or choose the meeting")
        elif meeting and day and meeting.on != day:
            self.add_error("reviewed_on", "This is not the day of the meeting chosen")
        return given


class TotalsForm(Nameless, RecordForm):
    """A year of which only totals are held."""

    submit_words = "Save the totals"
    looked_through = ("leaflet_days", "note")

    class Meta:
        model = PanelTotals
        fields = (*NUMBERS, "leaflet_days", "note")
        widgets: ClassVar[dict[str, Any]] = {"note": SHORT}

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, known=known_to(board), **options)
        for name in NUMBERS:
            self.fields[name].help_text = "Leave empty where it is not stated."


class CountForm(Nameless, RecordForm):
    """One more number of a year's totals."""

    submit_words = "Save the number"
    looked_through = ("label",)

    class Meta:
        model = PanelCount
        fields = ("heading", "label", "count", "people")

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, known=known_to(board), **options)


class WorkForm(Nameless, Offering, RecordForm):
    """What the panel learnt, did or plans: printed in the report."""

    submit_words = "Save"
    looked_through = ("text",)

    class Meta:
        model = PanelAction
        fields = ("panel", "kind", "text", "order")
        widgets: ClassVar[dict[str, Any]] = {"text": SHORT}

    def __init__(self, *args: Any, board: Board, panels: list[Group], **options: Any) -> None:
        super().__init__(*args, known=known_to(board), **options)
        self.offer(board, panels)
        if len(panels) == 1:
            self.initial["panel"] = panels[0]
        self.fields["order"].required = False

    def clean_order(self) -> int:
        """First unless it is said where."""
        return self.cleaned_data.get("order") or 0


class MeetingForm(PlainForm):
    """A day on which a panel met, or is to meet."""

    submit_words = "Save the meeting"

    panel = forms.ModelChoiceField(Group.objects.none(), label="Panel", empty_label="Choose")
    on = forms.DateField(label="Day of the meeting", help_text="A day still to come is kept as planned.")

    def __init__(self, *args: Any, panels: list[Group], **options: Any) -> None:
        super().__init__(*args, **options)
        rows = Group.objects.filter(pk__in=[panel.pk for panel in panels])
        self.fields["panel"].queryset = rows  # type: ignore[attr-defined]  # a choice of records
        if len(panels) == 1:
            self.fields["panel"].initial = panels[0]


class FindForm(PlainForm):
    """Finds a record by its number. Sent by post: what is sent by GET stands in the server's log."""

    submit_words = "Find the record"

    case_number = forms.CharField(label="Case number", max_length=40, widget=forms.TextInput(attrs=BY_HAND))


STANDING = {
    "open": Q(state=ChildDeath.State.OPEN),
    "closed": Q(state=ChildDeath.State.CLOSED),
}


class DeathFilters(Filters):
    """By how a record stands and by year; never by number, which would stand in the address."""

    all_words = "All records"

    standing = forms.ChoiceField(
        label="Standing", choices=[("", "Any"), ("open", "Waiting for review"), ("closed", "Reviewed")]
    )
    leaflet = forms.ChoiceField(
        label="Leaflet", choices=[("", "Any"), ("late", "Overdue"), ("owed", "Still to be sent"), ("sent", "Sent")]
    )
    period = forms.ModelChoiceField(Period.objects.none(), label="Notified in", empty_label="Any year")

    def __init__(self, *args: Any, board: Board, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        years = Period.objects.filter(board=board).order_by("-starts")
        self.fields["period"].queryset = years  # type: ignore[attr-defined]  # a choice of records

    def narrow_standing(self, rows: Any, value: str) -> Any:
        """Waiting or reviewed."""
        return rows.filter(STANDING[value])

    def narrow_leaflet(self, rows: Any, value: str) -> Any:
        """Overdue, still to be sent, sent."""
        if value == "sent":
            return rows.filter(leaflet_sent_on__isnull=False)
        return rows.leaflet_overdue(self.today) if value == "late" else rows.leaflet_owed()

    def narrow_period(self, rows: Any, value: Period) -> Any:
        """Notified between two days."""
        return rows.filter(notified_on__range=(value.starts, value.ends))


class FormFilters(Filters):
    """Forms still to come, by agency and by whether they are late."""

    all_words = "All forms still to come"

    late = forms.ChoiceField(
        label="Standing", choices=[("", "Any"), ("late", "Late"), ("unchased", "Late, not written about today")]
    )
    agency = forms.ModelChoiceField(Agency.objects.none(), label="Agency", empty_label="Any agency")

    def __init__(self, *args: Any, board: Board, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.fields["agency"].queryset = Agency.objects.of_board(board)  # type: ignore[attr-defined]  # a choice of records

    def narrow_late(self, rows: Any, value: str) -> Any:
        """Late, or late and not written about today."""
        late = rows.late(self.today)
        return late if value == "late" else late.exclude(letters__on=self.today)
