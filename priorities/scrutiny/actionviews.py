"""The step from a finding or a challenge to an action, and the actions each led to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lscb.actions.forms import ActionForm
from lscb.actions.lateness import days_late
from lscb.actions.models import Action
from lscb.board.finding import board_of
from lscb.board.models import Board
from lscb.permissions import Power
from lscb.web import british
from lscb.web.editing import edit
from lscb.web.forms import PlainForm
from lscb.web.masthead import Link
from priorities.scrutiny.acting import Ground, act_on, share_actions, why_not_share
from priorities.scrutiny.desk import kind_of
from priorities.scrutiny.models import Audit, Challenge, Finding, Inspection

ASKED = require_http_methods(["GET", "HEAD", "POST"])
# What gave rise to the action is not chosen here: it is the finding.
FIELDS = tuple(name for name in ActionForm.Meta.fields if name != "origin")


class ActOnForm(ActionForm):
    """An action without the choice of what gave rise to it."""

    submit_words = "Make this action"

    class Meta:
        model = Action
        fields = FIELDS
        widgets = ActionForm.Meta.widgets


class SameForm(PlainForm):
    """Another finding that said the same, and whose actions answer this one too."""

    submit_words = "Its actions answer this too"

    same_as = forms.ModelChoiceField(
        Finding.objects.none(),
        label="Finding that said the same",
        empty_label="Choose",
        error_messages={"required": "Choose the finding that said the same"},
    )

    def __init__(self, *args: Any, others: QuerySet[Finding], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["same_as"]
        field.queryset = others
        field.label_from_instance = lambda other: f"{other.inspection.source}: {other}"


@dataclass(frozen=True)
class Led:
    """One finding or challenge, the actions it led to, and the addresses of the steps that make one more or share."""

    words: str
    actions: tuple[tuple[Action, str], ...]
    address: str
    share: str = ""


@login_required
@ASKED
def act(request: HttpRequest, board: str, kind: str, pk: int, finding: int | None = None) -> HttpResponse:
    """Makes an action whose origin is a challenge, or a finding of an inspection or audit."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    record = get_object_or_404(kind_of(kind).model.objects.of_board(of), pk=pk)
    ground = _ground(record, finding)
    page = reverse("scrutiny-record", args=(board, kind, pk))

    def save(form: Any) -> Action:
        given = {name: form.cleaned_data[name] for name in FIELDS}
        return act_on(finding=ground, owners=form.owners, by=request.user, **given)

    return edit(
        request,
        form=ActOnForm,
        find=lambda: Action(board=of, opened_on=timezone.localdate()),
        board=of,
        save=save,
        said=lambda made: f"“{made}” is added to the board’s actions.",
        to=page,
        context={"title": "Make an action", "lede": _words(ground), "back": Link(kind_of(kind).one.capitalize(), page)},
    )


@login_required
@ASKED
def share(request: HttpRequest, board: str, kind: str, pk: int, finding: int) -> HttpResponse:
    """Says that a finding is answered by the actions of another that said the same."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    record = get_object_or_404(kind_of(kind).model.objects.of_board(of), pk=pk)
    ground: Any = _ground(record, finding)
    if why_not := why_not_share(ground):
        raise PermissionDenied(why_not)
    page = reverse("scrutiny-record", args=(board, kind, pk))
    return edit(
        request,
        form=SameForm,
        others=_with_actions(of).select_related("inspection"),
        save=lambda form: share_actions(finding=ground, by=request.user, **form.cleaned_data),
        said="Its actions stand with this finding too.",
        to=page,
        context={
            "title": "Another finding said the same",
            "lede": _words(ground),
            "back": Link(kind_of(kind).one.capitalize(), page),
        },
    )


def _with_actions(board: Board) -> QuerySet[Finding]:
    """The findings of a board's inspections that led to actions."""
    rows: QuerySet[Finding] = Finding.objects.of_board(board).filter(origin__isnull=False)
    return rows


def led_to(record: Any, kind: str) -> list[Led]:
    """What asks for action in a record, each with the actions it led to; in a fixed number of reads."""
    grounds = [ground for ground in _grounds(record) if ground.origin_id or not _is_strength(ground)]
    origins = [ground.origin_id for ground in grounds if ground.origin_id]
    found: dict[int | None, list[tuple[Action, str]]] = {}
    for action in Action.objects.filter(origin__in=origins).select_related("status").in_order():
        late = days_late(action, timezone.localdate())
        standing = ", ".join(
            part for part in (str(action.status or ""), british.days_late(late) if late else "") if part
        )
        found.setdefault(action.origin_id, []).append((action, standing))
    slug = record.board.slug
    sharing = isinstance(record, Inspection) and _with_actions(record.board).exists()
    return [
        Led(
            _words(ground),
            tuple(found.get(ground.origin_id, ()) if ground.origin_id else ()),
            reverse("scrutiny-act", args=(slug, kind, record.pk))
            if ground is record
            else reverse("scrutiny-act-on", args=(slug, kind, record.pk, ground.pk)),
            reverse("scrutiny-share", args=(slug, kind, record.pk, ground.pk))
            if sharing and not ground.origin_id
            else "",
        )
        for ground in grounds
    ]


def _is_strength(ground: Any) -> bool:
    """What went well asks for nothing; an action of it may be made at its address, and is then listed."""
    return getattr(ground, "kind", "") == "strength"


def _grounds(record: Any) -> list[Any]:
    if isinstance(record, Challenge):
        return [record]
    return list(record.findings.all()) if isinstance(record, Inspection | Audit) else []


def _ground(record: Any, finding: int | None) -> Ground:
    """What the address names. Raises Http404 where the record has none of it."""
    found = next((g for g in _grounds(record) if (finding is None and g is record) or g.pk == finding), None)
    if found is None or (finding is None) != (found is record):
        raise Http404
    ground: Ground = found
    return ground


def _words(ground: Any) -> str:
    return str(ground.about if isinstance(ground, Challenge) else ground.text)
