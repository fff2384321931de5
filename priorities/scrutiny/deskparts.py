"""What stands under a record and is entered on its page: judgements, findings, views of those asked. Kinds as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models
from django.forms.models import modelform_factory
from django.http import Http404

from agencies.models import Agency
from lscb.board.models import Board, Level
from lscb.web.editing import RecordForm
from priorities.models import Priority, Topic
from priorities.scrutiny.models import (
    Audit,
    AuditFinding,
    Engagement,
    Finding,
    Inspection,
    InspectionJudgement,
    SurveyView,
)
from workgroups.models import Group


@dataclass(frozen=True)
class PartKind:
    """One kind of part: the record it stands under by the name of its column, its words, and its form's fields."""

    slug: str
    one: str
    of: type[models.Model]
    column: str
    model: Any
    asked: tuple[str, ...]
    reads: tuple[str, ...] = ()


PARTS = (
    PartKind(
        "judgements",
        "judgement",
        Inspection,
        "inspection",
        InspectionJudgement,
        ("aspect", "grade", "level"),
    ),
    PartKind(
        "findings",
        "finding",
        Inspection,
        "inspection",
        Finding,
        ("kind", "text", "cause", "response", "topic", "priority", "group", "agency", "place"),
    ),
    PartKind("findings", "finding", Audit, "audit", AuditFinding, ("kind", "text")),
    PartKind("views", "view of those asked", Engagement, "engagement", SurveyView, ("who", "text")),
)


def parts_of(record: models.Model) -> list[PartKind]:
    """The kinds of part a record may have."""
    return [part for part in PARTS if isinstance(record, part.of)]


def part_of(record: models.Model, slug: str) -> PartKind:
    """The kind an address names under a record. Raises Http404."""
    found = next((part for part in parts_of(record) if part.slug == slug), None)
    if found is None:
        raise Http404
    return found


class PartForm(RecordForm):
    """A form over one part: what it offers to choose from is the board's own."""

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        offered: dict[type[models.Model], Any] = {
            Agency: Agency.objects.of_board(board),
            Group: Group.objects.of_board(board),
            Level: Level.objects.filter(scale__board=board).select_related("scale"),
            Priority: Priority.objects.of_board(board).select_related("period"),
            Topic: Topic.objects.of_board(board).select_related("period"),
        }
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = offered[field.queryset.model]  # type: ignore[union-attr]  # every choice has one
                field.empty_label = "None"
                field.label_from_instance = _named  # type: ignore[method-assign,assignment]  # as Django does


def _named(record: models.Model) -> str:
    """A topic or priority with its year, a level with its scale: two years have a priority 1 each."""
    if isinstance(record, Topic | Priority):
        return f"{record}, {record.period}"
    return f"{record.scale}: {record}" if isinstance(record, Level) else str(record)


def form_of_part(part: PartKind) -> type[PartForm]:
    """The form of a kind of part, its long texts in boxes of four lines."""
    long: dict[str, Any] = {
        field.name: forms.Textarea(attrs={"rows": 4})
        for field in part.model._meta.concrete_fields
        if isinstance(field, models.TextField)
    }
    made: Any = modelform_factory(part.model, form=PartForm, fields=list(part.asked), widgets=long)
    return made


def next_place(record: models.Model, part: PartKind) -> int:
    """The place after all parts of a kind that stand under a record."""
    last = part.model.objects.filter(**{part.column: record}).aggregate(last=models.Max("order"))["last"]
    return 0 if last is None else last + 1
