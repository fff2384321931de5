"""The forms of what stands beside the figures: what they offer to choose from is the board's own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.forms.models import modelform_factory

from lscb.board.models import Area, Board, BoardArea, Period
from lscb.web.editing import RecordForm
from priorities.indicators.beside.kinds import Kind
from priorities.indicators.forms import CategoryField
from priorities.indicators.importing.written import PLACES
from priorities.indicators.models import Category, CategoryScheme, Indicator, Source, Statement

SHORT = forms.Textarea(attrs={"rows": 4})
WHOLE = "The whole"
HELD = "What this source printed of it is held already: change that"


class BesideForm(RecordForm):
    """A form over one record of a kind."""

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        self.board = board
        offered: dict[type[models.Model], Any] = {
            Indicator: Indicator.objects.of_board(board),
            Period: Period.objects.of_board(board),
            Area: Area.objects.of_board(board),
            Source: Source.objects.of_board(board),
        }
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField) and field.queryset.model in offered:  # type: ignore[union-attr]  # every choice has one
                field.queryset = offered[field.queryset.model]  # type: ignore[union-attr]  # as above
                field.empty_label = "Choose" if field.required else "None"
        if "area" in self.fields and not self.initial.get("area"):
            covered = BoardArea.objects.of_board(board).order_by("area__order", "pk")
            self.initial["area"] = covered.values_list("area", flat=True).first()


class StatementForm(BesideForm):
    """What a source printed for a figure computed here; the decimals are those that were typed."""

    category1 = CategoryField(Category.objects.none(), required=False, label="Category", empty_label=WHOLE)
    category2 = CategoryField(Category.objects.none(), required=False, label="Second category", empty_label=WHOLE)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        parts = Category.objects.of_board(self.board).filter(is_all=False).select_related("scheme")
        for name in ("category1", "category2"):
            self.fields[name].queryset = parts  # type: ignore[attr-defined]  # a choice of records
            if self.instance.pk and getattr(self.instance, name).is_all:
                self.initial[name] = None
        if self.instance.pk and self.instance.value is not None:
            self.initial["value"] = f"{self.instance.value:.{self.instance.decimals}f}"

    def clean(self) -> dict[str, Any]:
        """Without a category it is the whole's."""
        given = self.cleaned_data
        indicator, value = given.get("indicator"), given.get("value")
        for name in ("category1", "category2"):
            if indicator is not None and given.get(name) is None:
                scheme = indicator.scheme1 if name == "category1" else indicator.scheme2
                given[name] = scheme.categories.get(is_all=True)
        if value is not None:
            self.instance.decimals = max(0, -int(value.as_tuple().exponent))
            given["value"] = value.quantize(PLACES)  # as it is kept, so that the same again is no change
        if not self.errors and self._is_held(given):
            self.add_error("source", HELD)
        return super().clean()

    def _is_held(self, given: dict[str, Any]) -> bool:
        key = ("indicator", "kind", "period", "compared", "area", "category1", "category2", "source")
        same = {f"{name}_id": given[name].pk if hasattr(given[name], "pk") else None for name in key if name != "kind"}
        rows = Statement.objects.filter(kind=given["kind"], **same)
        return rows.exclude(pk=self.instance.pk).exists()


class DivisionForm(BesideForm):
    """A way of dividing, with its parts: those that stand each in a box of its own, new ones on lines."""

    more = forms.CharField(
        label="Parts",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="One on each line, in order. The whole needs no line.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = self.instance.categories.filter(is_all=False) if self.instance.pk else Category.objects.none()
        self.standing = list(rows.order_by("order", "pk"))
        for place, part in enumerate(self.standing, start=1):
            self.fields[_box(part)] = forms.CharField(
                label=f"Part {place}",
                required=False,
                max_length=120,
                initial=part.name,
                help_text="Emptied, it is taken away, unless figures are held of it." if place == 1 else "",
            )
        if self.standing:
            self.fields["more"].label = "Further parts"
        self.hold({_box(part): part.name for part in self.standing})
        self.order_fields([name for name in self.fields if name not in ("more", "as_read")])

    def stored(self, name: str) -> Any:
        """A part's name stands in a row of its own."""
        names = {_box(part): part.name for part in self.standing}
        return names[name] if name in names else super().stored(name)

    @property
    def names(self) -> dict[int, str]:
        """What each standing part is now called, by its number; empty where it is to go."""
        return {part.pk: self.cleaned_data[_box(part)] for part in self.standing}

    @property
    def new(self) -> list[str]:
        """The new parts, in order, each once."""
        lines = (" ".join(line.split()) for line in self.cleaned_data["more"].splitlines())
        return list(dict.fromkeys(line[:120] for line in lines if line))


def _box(part: Category) -> str:
    return f"part{part.pk}"


BASES: dict[Any, type[BesideForm]] = {Statement: StatementForm, CategoryScheme: DivisionForm}


def form_of(kind: Kind) -> type[BesideForm]:
    """The form of a kind, its long texts in boxes of four lines."""
    long: dict[str, Any] = {f.name: SHORT for f in kind.model._meta.concrete_fields if isinstance(f, models.TextField)}
    base: Any = type("KindForm", (BASES.get(kind.model, BesideForm),), {"submit_words": f"Save the {kind.one}"})
    made: Any = modelform_factory(kind.model, form=base, fields=list(kind.asked), widgets=long)
    return made
