"""The forms training is kept with: one built for each kind."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.forms.models import modelform_factory

from agencies.models import Agency
from lscb.board.models import Board, Period
from lscb.web.editing import RecordForm
from workgroups.training.desk import Kind
from workgroups.training.models import Course, TrainingEvent


class TrainingForm(RecordForm):
    """A form over one record: what it offers to choose from is the board's own."""

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        offered: dict[type[models.Model], Any] = {
            Agency: Agency.objects.of_board(board),
            Period: Period.objects.of_board(board),
            Course: Course.objects.of_board(board),
            TrainingEvent: TrainingEvent.objects.of_board(board).select_related("course").order_by("-period__starts"),
        }
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = offered[field.queryset.model]  # type: ignore[union-attr]  # every choice has one
                field.empty_label = "All together" if name == "agency" and not field.required else "None"
                if field.required:
                    field.empty_label = "Choose"
        if "event" in self.fields:
            period: Any = self.fields["period"]
            period.required, period.help_text = False, "An event’s own year is taken where an event is chosen."

    def clean(self) -> dict[str, Any]:
        """What is said of an event is of the event's year."""
        given = super().clean()
        if "event" in self.fields:
            if event := given.get("event"):
                given["period"] = event.period
            elif not given.get("period") and "period" not in self.errors:
                self.add_error("period", "Choose the year these numbers are for")
        return given


def form_of(kind: Kind) -> type[TrainingForm]:
    """The form of a kind, its long texts in boxes of four lines."""
    long: dict[str, Any] = {
        field.name: forms.Textarea(attrs={"rows": 4})
        for field in kind.model._meta.concrete_fields
        if isinstance(field, models.TextField)
    }
    made: Any = modelform_factory(kind.model, form=TrainingForm, fields=list(kind.asked), widgets=long)
    return made
