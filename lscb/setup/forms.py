"""The forms of the board's set-up: what they offer is the board's own; of what is in use they ask the words alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import modelform_factory

from agencies.models import Agency
from lscb.board.models import Area, Basis, Board, BoardArea, Period, Scale
from lscb.setup.lines import ListOfLines
from lscb.web.editing import RecordForm
from lscb.web.fields import DateField
from lscb.web.forms import PlainForm
from workgroups.forms.groups import PersonField, people_of
from workgroups.models import Group

PLACE = "The lowest number stands first. Left empty, it comes last."
LASTING = (
    "Made from its words where it is left empty. It ties it to the answers of earlier years, so it stays when the "
    "words change."
)
WHY = "It is in use. What it was called until now stays in the log of who did what, with your reason."
EDITION = "There is one of this name already. Give this edition a name of its own, for example 2013."
NOT_KEPT = "Somebody who has no account here, or nobody named"
YEAR_NAME = "A year’s name stands in web addresses: use figures, letters and dashes alone, for example 2012-13."
CHANGED = (
    "Somebody else has changed this list since you opened the page. Below is what you typed; what stands now is: {}"
)


class SetupForm(RecordForm):
    """A form over one record of the set-up. `fixed` columns are not asked, as the record is in use."""

    def __init__(
        self,
        *args: Any,
        board: Board,
        may_seat: bool = False,
        fixed: Collection[str] = (),
        in_use: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.board = board
        for name in fixed:
            self.fields.pop(name, None)
        self._offer()
        self._explain()
        self._people(may_seat)
        if in_use:
            self.fields["reason"] = forms.CharField(
                label="Reason for the change", required=False, max_length=500, help_text=WHY
            )

    def _offer(self) -> None:
        offered: dict[Any, Any] = {
            Agency: Agency.objects.of_board(self.board),
            Area: Area.objects.of_board(self.board),
            Board: Board.objects.exclude(pk=self.board.pk),
            Group: Group.objects.of_board(self.board),
            Period: Period.objects.of_board(self.board).filter(basis=Basis.YEAR),
            Scale: Scale.objects.of_board(self.board),
        }
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField) and not isinstance(field, PersonField):
                chosen: Any = field.queryset
                field.queryset = offered.get(chosen.model, chosen)
                field.empty_label = "Choose" if field.required else "None"

    def _explain(self) -> None:
        if "order" in self.fields:
            place = self.fields["order"]
            place.label, place.help_text, place.required = "Place in the list", PLACE, False
            if self.instance.pk is None:
                self.initial["order"] = None
        if "slug" in self.fields:
            slug = self.fields["slug"]
            slug.label, slug.help_text, slug.required = "Lasting name", LASTING, False

    def _people(self, may_seat: bool) -> None:
        """A person is offered only to whoever manages the board's people."""
        if "holder" not in self.fields:
            return
        if not may_seat:
            del self.fields["holder"]
            return
        self.fields["holder"] = PersonField(people_of(self.board), required=False, label="Person", empty_label=NOT_KEPT)

    def clean_order(self) -> int:
        """After all others where no place is typed."""
        typed = self.cleaned_data.get("order")
        if typed is not None:
            return int(typed)
        if self.instance.pk:
            return int(self.instance.order)
        last = type(self.instance).objects.of_board(self.board).aggregate(last=models.Max("order"))["last"]
        return 0 if last is None else int(last) + 1

    def clean(self) -> dict[str, Any]:
        """Two of one name are told apart by their editions."""
        given = super().clean()
        if given.get("name") and "edition" in given:
            same = type(self.instance).objects.of_board(self.board).filter(name=given["name"], edition=given["edition"])
            if same.exclude(pk=self.instance.pk or 0).exists():
                self.add_error("edition", EDITION)
        return given

    @property
    def reason(self) -> str:
        """Why words in use are changed."""
        return str(self.cleaned_data.get("reason", ""))


class AreaForm(SetupForm):
    """An area, and whether the board covers it."""

    covered = forms.BooleanField(label="The board covers it", required=False)
    covered_from = DateField(label="Covered from", noun="The first day", required=False, help_text="Empty: always.")
    covered_until = DateField(label="Covered until", noun="The last day", required=False, help_text="Empty: still.")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._held_cover = BoardArea.objects.filter(area=self.instance.pk).first() if self.instance.pk else None
        shown = {name: self.stored(name) for name in ("covered", "covered_from", "covered_until")}
        self.initial.update(shown)
        if self.instance.pk:
            self.hold(shown)

    def _columns(self) -> list[str]:
        return [name for name in super()._columns() if not name.startswith("covered")]

    def stored(self, name: str) -> Any:
        """What a field holds now; whether it is covered stands beside the area."""
        if not name.startswith("covered"):
            return super().stored(name)
        held = self._held_cover
        columns = {
            "covered": held is not None,
            "covered_from": held and held.starts,
            "covered_until": held and held.ends,
        }
        return columns[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        starts, ends = given.get("covered_from"), given.get("covered_until")
        if starts and ends and ends < starts:
            self.add_error("covered_until", "The last day is before the first.")
        return given


class PeriodForm(SetupForm):
    """A year or another stretch. A later year is opened from the last, so that what carries over is made."""

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("basis") == Basis.YEAR and given.get("name"):
            self._of_a_year(given)
        return given

    def _of_a_year(self, given: dict[str, Any]) -> None:
        if not given["name"].replace("-", "").isalnum() or not given["name"].isascii():
            self.add_error("name", YEAR_NAME)
        last = Period.objects.of_board(self.board).filter(basis=Basis.YEAR).first()
        if self.instance.pk is None and last and given.get("starts") and given["starts"] > last.ends:
            self.add_error("starts", f"Open a year after {last.label} from it, under Years: what carries over is made.")


class LinesField(forms.CharField):
    """A whole list, a line for each."""

    def __init__(self, kind: ListOfLines, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 14, "spellcheck": "true"})
        super().__init__(label=kind.many.capitalize(), help_text=kind.hint, required=False, widget=widget, **options)


class LinesForm(PlainForm):
    """A whole list in one box, with a mark of what it showed."""

    submit_words = "Save the list"
    shown = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)

    def __init__(self, *args: Any, kind: ListOfLines, whole: Any, **options: Any) -> None:
        self.kind, self.whole = kind, whole
        self.now = kind.text(whole)
        options["initial"] = {"lines": self.now, "shown": self.now}
        super().__init__(*args, **options)
        self.fields["lines"] = LinesField(kind)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if _same(given.get("shown", ""), self.now) or _same(given.get("lines", ""), self.now):
            given["read"] = read_lines(self, self.kind, given.get("lines", ""), self.whole)
            return given
        self.add_error("lines", CHANGED.format(self.now))
        sent: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        sent["shown"] = self.now
        self.data = sent
        return given


def read_lines(form: Any, kind: ListOfLines, text: str, like: Any) -> Any:
    """What was typed, read; what cannot be is said at the box."""
    try:
        return kind.read(text, like)
    except ValidationError as refused:
        form.add_error("lines", refused)
        return []


def with_lines(made: type[SetupForm], kind: ListOfLines, like: Any) -> type[SetupForm]:
    """The form of a new whole with its list on the same page, begun with the list of another where one is named."""

    class WithLines(made):  # type: ignore[misc,valid-type]  # a form built for a model
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self.fields["lines"] = LinesField(kind, initial=kind.text(like) if like else "")

        def clean(self) -> dict[str, Any]:
            given: dict[str, Any] = super().clean()
            given["read"] = read_lines(self, kind, given.get("lines", ""), like)
            return given

    return WithLines


def form_of(
    model: Any,
    asked: Collection[str],
    base: type[SetupForm] = SetupForm,
    labels: Mapping[str, str] | None = None,
    hints: Mapping[str, str] | None = None,
) -> type[SetupForm]:
    """The form of a kind of record, its long texts in boxes of four lines."""
    long: dict[str, Any] = {
        field.name: forms.Textarea(attrs={"rows": 4})
        for field in model._meta.concrete_fields
        if isinstance(field, models.TextField)
    }
    made: Any = modelform_factory(
        model, form=base, fields=list(asked), widgets=long, labels=dict(labels or {}), help_texts=dict(hints or {})
    )
    return made


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()
