"""The office's desk for scrutiny, engagement and policy: a list of each kind, a page of each record, its forms."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lscb.board.finding import board_of
from lscb.board.models import Board, Period
from lscb.permissions import Power
from lscb.web.editing import confirm, edit
from lscb.web.listing import listing
from lscb.web.masthead import Link
from priorities.scrutiny import services
from priorities.scrutiny.actionviews import led_to
from priorities.scrutiny.desk import KINDS, Kind, kind_of
from priorities.scrutiny.deskfilters import KindFilters
from priorities.scrutiny.deskforms import form_of
from priorities.scrutiny.deskparts import parts_of
from priorities.scrutiny.models import Risk, Suggestion
from priorities.scrutiny.steps import step_of, steps_of
from priorities.scrutiny.telling import facts, parts

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def scrutiny(request: HttpRequest, board: str) -> HttpResponse:
    """The kinds of record there are, each with its list."""
    of = board_of(request, board, Power.READ_RECORDS)
    waiting = Suggestion.objects.of_board(of).filter(state=Suggestion.State.WAITING).count()
    return render(request, "scrutiny/scrutiny.html", {"board": of, "kinds": list(KINDS.values()), "waiting": waiting})


@login_required
@require_safe
def records(request: HttpRequest, board: str, kind: str) -> HttpResponse:
    """All records of a kind; risks that are to be looked at again come first."""
    of, what = board_of(request, board, Power.READ_RECORDS), kind_of(kind)
    user: Any = request.user
    rows = what.model.objects.of_board(of).visible_to(user).select_related(*what.reads)
    if what.model is Risk:
        rows = rows.order_by(F("closed_on").asc(nulls_first=True), F("look_again_on").asc(nulls_last=True), "title")
    may_edit = user.may(Power.EDIT_RECORDS, of)
    add = Link(f"Add {_article(what.one)}", reverse("scrutiny-add", args=(of.slug, kind))) if may_edit else None
    back = Link("Scrutiny", reverse("scrutiny", args=(of.slug,)))
    return listing(
        request,
        rows,
        table=what.table,
        filters=KindFilters(request.GET, board=of, kind=what),
        name=f"scrutiny-{kind}",
        context={"title": what.many, "lede": what.lede, "add": add, "back": back},
        board=of,
        slug=kind,
        today=timezone.localdate(),
    )


@login_required
@require_safe
def record(request: HttpRequest, board: str, kind: str, pk: int) -> HttpResponse:
    """One record: all it says, what stands under it, and what can be done with it."""
    of, what = board_of(request, board, Power.READ_RECORDS), kind_of(kind)
    user: Any = request.user
    shown = _found(request, of, what, pk)
    may_edit = user.may(Power.EDIT_RECORDS, of)
    context = {
        "board": of,
        "kind": what,
        "record": shown,
        "facts": facts(shown, what),
        "parts": parts(shown),
        "led": led_to(shown, kind),
        "kinds_of_part": parts_of(shown),
        "steps": steps_of(shown) if may_edit else [],
        "may_edit": may_edit,
    }
    return render(request, "scrutiny/record.html", context)


@login_required
@ASKED
def add(request: HttpRequest, board: str, kind: str) -> HttpResponse:
    """A new record, in the newest year unless another is chosen."""
    of, what = board_of(request, board, Power.EDIT_RECORDS), kind_of(kind)
    return _edit(request, of, what, find=lambda: _begun(request, of, what), title=f"Add {_article(what.one)}", to=None)


@login_required
@ASKED
def change(request: HttpRequest, board: str, kind: str, pk: int) -> HttpResponse:
    """A record as it stands."""
    of, what = board_of(request, board, Power.EDIT_RECORDS), kind_of(kind)
    shown = _found(request, of, what, pk)
    rows = what.model.objects.of_board(of)

    def find() -> Any:
        return shown if request.method != "POST" else rows.select_for_update(of=("self",)).get(pk=pk)

    return _edit(request, of, what, find=find, title=f"Change “{shown}”", to=_address(of, what, pk))


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
        consequence="What stands under it goes with it. What it held stays in the log of who did what.",
        words="Remove it",
        act=lambda reason: services.remove(record=shown, by=request.user, reason=reason),
        reason=True,
        said=f"“{name}” is removed.",
        to=reverse("scrutiny-list", args=(of.slug, kind)),
        back=_address(of, what, pk),
    )


@login_required
@ASKED
def do(request: HttpRequest, board: str, kind: str, pk: int, verb: str) -> HttpResponse:
    """A step with a record: a review, an answer, a closing, a receipt."""
    of, what = board_of(request, board, Power.EDIT_RECORDS), kind_of(kind)
    shown = _found(request, of, what, pk)
    step = step_of(shown, verb)
    if why_not := step.why_not(shown):
        raise PermissionDenied(why_not)
    address = _address(of, what, pk)
    return edit(
        request,
        form=step.form,
        save=lambda form: step.act(shown, form.cleaned_data, request.user),
        said=step.said,
        to=address,
        context={"title": step.words, "lede": str(shown), "back": Link(what.one.capitalize(), address)},
        **step.options(shown, of),
    )


def _edit(request: HttpRequest, board: Board, kind: Kind, *, find: Any, title: str, to: str | None) -> HttpResponse:
    back = Link(kind.many, reverse("scrutiny-list", args=(board.slug, kind.slug)))
    return edit(
        request,
        form=form_of(kind),
        find=find,
        board=board,
        save=lambda form: services.keep(
            record=form.instance, by=request.user, silent=form.cleaned_data.get("silent", False)
        ),
        said=lambda kept: f"“{kept}” is saved.",
        to=lambda kept: to or _address(board, kind, kept.pk),
        context={"title": title, "lede": kind.lede, "back": back},
    )


def _begun(request: HttpRequest, board: Board, kind: Kind) -> Any:
    """In the year the address names, else in the newest."""
    begun, named = kind.model(board=board), request.GET.get("period", "")
    if "period" in kind.asked:
        years = list(Period.objects.filter(board=board).order_by("-starts"))
        begun.period = next((year for year in years if str(year.pk) == named), years[0] if years else None)
    return begun


def _found(request: HttpRequest, board: Board, kind: Kind, pk: int) -> Any:
    return get_object_or_404(kind.model.objects.of_board(board).visible_to(request.user), pk=pk)


def _address(board: Board, kind: Kind, pk: int) -> str:
    return reverse("scrutiny-record", args=(board.slug, kind.slug, pk))


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
