"""An event's page, and the forms of every kind of record."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lscb.board.finding import board_of
from lscb.board.models import Basis, Board, Period
from lscb.permissions import Power
from lscb.web.editing import confirm, edit
from lscb.web.masthead import Link
from workgroups.training import keeping
from workgroups.training.counts import BASES, Numbers, Rate, added, disagreements, of_event, of_record
from workgroups.training.desk import Kind, kind_of
from workgroups.training.forms import form_of
from workgroups.training.models import Course, Evaluation, TakeUp, TrainingEvent
from workgroups.training.models.takeup import NUMBERS
from workgroups.training.takeuptext import COLUMNS

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def event(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """One event: who came, agency by agency, and what they said."""
    of = board_of(request, board, Power.READ_RECORDS)
    user: Any = request.user
    rows = TrainingEvent.objects.of_board(of).visible_to(user).select_related("course", "period")
    one = get_object_or_404(rows, pk=pk)
    taken = list(
        TakeUp.objects.filter(event=one).select_related("agency", "event").order_by("agency__order", "agency__name")
    )
    apart = [row for row in taken if row.agency_id is not None]
    together = next((row for row in taken if row.agency_id is None), None)
    total = added([of_record(row) for row in apart]) if apart else None
    context = {
        "board": of,
        "event": one,
        "heads": [head for head, _ in COLUMNS],
        "lines": _lines(together, apart, total),
        "numbers": of_event(taken, one.places),
        "bases": BASES,
        "differ": disagreements(of_record(together), total) if together and total else [],
        "notes": [row.note for row in taken if row.note],
        "said": [(answer, _said(answer)) for answer in one.evaluations.order_by("stage", "pk")],
        "may_edit": user.may(Power.EDIT_RECORDS, of),
    }
    return render(request, "training/event.html", context)


def _lines(together: TakeUp | None, apart: list[TakeUp], total: Numbers | None) -> list[tuple[str, list[str], Any]]:
    lines = [_line(str(row.agency), of_record(row)) for row in apart]
    if total is not None and len(apart) > 1:
        lines.append(_line("The agencies added up", total))
    return lines + ([_line("All agencies together", of_record(together))] if together else [])


def _line(name: str, numbers: Numbers) -> tuple[str, list[str], Any]:
    values = (getattr(numbers, column) for column in NUMBERS)
    return name, ["not stated" if value is None else f"{value:,}" for value in values], numbers


def _said(answer: Evaluation) -> str:
    if answer.yes is None:
        return answer.words
    return f"yes {Rate(answer.yes, answer.base)} of those who answered" if answer.base else "nobody answered"


@login_required
@ASKED
def add(request: HttpRequest, board: str, kind: str) -> HttpResponse:
    """A new record, in the newest year unless another is chosen; `?event=` is what it is said of."""
    of, what = board_of(request, board, Power.EDIT_RECORDS), kind_of(kind)
    return _edit(request, of, what, find=lambda: _begun(request, of, what), title=f"Add {what.one}")


@login_required
@ASKED
def change(request: HttpRequest, board: str, kind: str, pk: int) -> HttpResponse:
    """A record as it stands."""
    of, what = board_of(request, board, Power.EDIT_RECORDS), kind_of(kind)
    shown = _found(request, of, what, pk)
    rows = what.model.objects.of_board(of)

    def find() -> Any:
        return shown if request.method != "POST" else rows.select_for_update(of=("self",)).get(pk=pk)

    context: dict[str, Any] = {"remove": reverse("training-remove", args=(board, kind, pk))}
    if what.model is Course:
        years = Period.objects.of_board(of).filter(basis=Basis.YEAR).order_by("-starts")
        context |= {"years": [(y, reverse("training-course-grid", args=(board, pk, y.pk))) for y in years]}
    return _edit(request, of, what, find=find, title=f"Change “{shown}”", more=context)


@login_required
@ASKED
def remove(request: HttpRequest, board: str, kind: str, pk: int) -> HttpResponse:
    """Asks before a record is taken away."""
    of, what = board_of(request, board, Power.EDIT_RECORDS), kind_of(kind)
    shown = _found(request, of, what, pk)
    name = str(shown)
    return confirm(
        request,
        question=f"Remove “{name}”?",
        consequence="What it held stays in the log of who did what.",
        words="Remove it",
        act=lambda reason: keeping.remove(record=shown, by=request.user, reason=reason),
        reason=True,
        said=f"“{name}” is removed.",
        to=reverse("training-list", args=(board, kind)),
        back=reverse("training-change", args=(board, kind, pk)),
    )


def _edit(
    request: HttpRequest, board: Board, kind: Kind, *, find: Any, title: str, more: dict[str, Any] | None = None
) -> HttpResponse:
    return edit(
        request,
        form=form_of(kind),
        find=find,
        board=board,
        save=lambda form: keeping.keep(record=form.instance, by=request.user),
        said=lambda kept: f"“{kept}” is saved.",
        to=lambda kept: to_page(board, kind, kept),
        template="training/record.html",
        context={
            "title": title,
            "lede": kind.lede,
            "back": Link(kind.many, reverse("training-list", args=(board.slug, kind.slug))),
            **(more or {}),
        },
    )


def to_page(board: Board, kind: Kind, record: Any) -> str:
    """An event's page for an event and for what is said of one; the list of its kind for anything else."""
    event = record.pk if isinstance(record, TrainingEvent) else getattr(record, "event_id", None)
    if event:
        return reverse("training-event", args=(board.slug, event))
    return reverse("training-list", args=(board.slug, kind.slug))


def _begun(request: HttpRequest, board: Board, kind: Kind) -> Any:
    begun = kind.model(board=board)
    if "period" in kind.asked:
        years = Period.objects.of_board(board).filter(basis=Basis.YEAR)
        begun.period = years.order_by("-starts").first()
    asked = request.GET.get("event", "")
    if "event" in kind.asked and asked.isdecimal():
        begun.event = TrainingEvent.objects.of_board(board).filter(pk=asked).first()
    return begun


def _found(request: HttpRequest, board: Board, kind: Kind, pk: int) -> Any:
    return get_object_or_404(kind.model.objects.of_board(board).visible_to(request.user), pk=pk)
