"""A group, its seats, and who holds them."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet

from agencies.forms import LastDayForm
from agencies.models import Agency
from lscb.accounts.models import Grant, User
from lscb.board.models import Area, Board
from lscb.web.editing import RecordForm
from lscb.web.fields import DateField
from lscb.web.forms import PlainForm
from workgroups.models import Group, Holder, Seat

SHORT = forms.Textarea(attrs={"rows": 4})
NOBODY_HERE = "Somebody without an account here"

__all__ = ["GroupForm", "HandOverForm", "HolderDaysForm", "HolderForm", "LastDayForm", "SeatForm"]


class GroupForm(RecordForm):
    """A body that meets."""

    class Meta:
        model = Group
        fields = (
            *("name", "kind", "purpose", "terms", "chaired_by", "chair_agency"),
            *("reports_to", "meets", "order", "starts", "ends"),
        )
        widgets: ClassVar[dict[str, Any]] = {"purpose": SHORT, "terms": SHORT}
        help_texts: ClassVar[dict[str, str]] = {"meets": "For example every six weeks."}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        board = self.instance.board
        _offer(self, "chair_agency", Agency.objects.of_board(board))
        _offer(self, "reports_to", Group.objects.of_board(board).exclude(pk=self.instance.pk))


class SeatForm(RecordForm):
    """A place in a group: whose it is, not who sits in it."""

    class Meta:
        model = Seat
        fields = ("title", "agency", "area", "order", "starts", "ends")
        help_texts: ClassVar[dict[str, str]] = {"agency": "None for a seat in its own right, such as a lay member’s."}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        board = self.instance.group.board
        _offer(self, "agency", Agency.objects.of_board(board))
        _offer(self, "area", Area.objects.filter(board=board, kind__in=(Area.Kind.AUTHORITY, Area.Kind.LOCALITY)))
        if self.instance.pk is None:
            del self.fields["ends"]


class PersonField(forms.ModelChoiceField):
    """A person by name and address."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.email})" if obj.name else str(obj.email)


class HolderForm(PlainForm):
    """Who sits in a seat, and from which day. A person is offered only to whoever manages the board's people."""

    submit_words = "Fill this seat"

    user = PersonField(User.objects.none(), required=False, label="Person", empty_label=NOBODY_HERE)
    part = forms.ChoiceField(
        label="As", choices=Holder.Part.choices, initial=Holder.Part.MEMBER, widget=forms.RadioSelect
    )
    starts = DateField(label="From which day", noun="The first day", required=False)

    def __init__(self, *args: Any, board: Board, may_seat: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if may_seat:
            _offer(self, "user", people_of(board))
        else:
            del self.fields["user"]

    def clean(self) -> dict[str, Any]:
        """Without a choice of people it is somebody without an account."""
        return {"user": None, **(super().clean() or {})}


class HandOverForm(HolderForm):
    """The next holder of a seat; the one before leaves it the day before."""

    submit_words = "Hand the seat over"

    starts = None  # type: ignore[assignment]  # Django's way to leave out an inherited field
    on = DateField(label="From which day", noun="The first day of the next holder")


class HolderDaysForm(RecordForm):
    """As what somebody sits in a seat, and when: to mend a mistake."""

    class Meta:
        model = Holder
        fields = ("part", "starts", "ends")


def people_of(board: Board) -> QuerySet[User]:
    """Those with a role at a board, one of its groups or one of its agencies, today or once."""
    groups = [f"group:{pk}" for pk in Group.objects.of_board(board).values_list("pk", flat=True)]
    agencies = [f"agency:{pk}" for pk in Agency.objects.of_board(board).values_list("pk", flat=True)]
    grants = Grant.objects.filter(scope__in=[*board.scopes(), *groups, *agencies])
    return User.objects.filter(is_active=True, pk__in=grants.values("user")).order_by("name", "email")


def _offer(form: Any, name: str, rows: Any) -> None:
    field = form.fields[name]
    field.queryset = rows
    if field.empty_label != NOBODY_HERE:
        field.empty_label = "None"
