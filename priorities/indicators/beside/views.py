"""A list and a form of each kind that stands beside the figures."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lscb.board.finding import board_of
from lscb.board.models import Board
from lscb.permissions import Power
from lscb.web.editing import confirm, edit
from lscb.web.listing import listing
from lscb.web.masthead import Link
from priorities.indicators.beside import services
from priorities.indicators.beside.forms import form_of
from priorities.indicators.beside.kinds import Kind, kind_of
from priorities.indicators.models import CategoryScheme, Indicator

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def records(request: HttpRequest, board: str, kind: str) -> HttpResponse:
    """All records of a kind."""
    of, what = board_of(request, board, Power.READ_RECORDS), kind_of(kind)
    user: Any = request.user
    may_edit = user.may(Power.EDIT_RECORDS, of)
    add = Link(f"Add {_article(what.one)}", reverse("figures-beside-add", args=(of.slug, kind)))
    return listing(
        request,
        _rows(of, what, user).select_related(*what.reads).prefetch_related(*what.many_read),
        table=what.table,
        name=f"figures-{kind}",
        context={
            "title": what.many,
            "lede": what.lede,
            "add": add if may_edit else None,
            "back": Link("Figures coming in", reverse("figures", args=(of.slug,))),
        },
        board=of,
        slug=kind,
        may_edit=may_edit,
    )


@login_required
@ASKED
def add(request: HttpRequest, board: str, kind: str) -> HttpResponse:
    """A new one, of the indicator that the address names in `?indicator=` where it is of one."""
    of, what = board_of(request, board, Power.EDIT_RECORDS), kind_of(kind)
    return _edit(request, of, what, find=lambda: _begun(request, of, what), title=f"Add {_article(what.one)}")


@login_required
@ASKED
def change(request: HttpRequest, board: str, kind: str, pk: int) -> HttpResponse:
    """One as it stands."""
    of, what = board_of(request, board, Power.EDIT_RECORDS), kind_of(kind)
    rows = _rows(of, what, request.user)
    shown = get_object_or_404(rows, pk=pk)

    def again() -> Any:
        return shown if request.method != "POST" else rows.select_for_update(of=("self",)).get(pk=pk)

    removal = Link("Remove it", reverse("figures-beside-remove", args=(of.slug, kind, pk)))
    return _edit(request, of, what, find=again, title=f"Change “{shown}”", removal=removal)


@login_required
@ASKED
def remove(request: HttpRequest, board: str, kind: str, pk: int) -> HttpResponse:
    """Asks before one is taken away."""
    of, what = board_of(request, board, Power.EDIT_RECORDS), kind_of(kind)
    shown = get_object_or_404(_rows(of, what, request.user), pk=pk)
    return confirm(
        request,
        question=f"Remove “{shown}”?",
        consequence="What it held stays in the log of who did what.",
        words="Remove it",
        act=lambda reason: services.remove(record=shown, reason=reason, by=request.user),
        reason=True,
        said="It is removed.",
        to=_list(of, what),
        back=_list(of, what),
    )


def _edit(
    request: HttpRequest, board: Board, kind: Kind, *, find: Any, title: str, removal: Link | None = None
) -> HttpResponse:
    return edit(
        request,
        form=form_of(kind),
        find=find,
        board=board,
        save=lambda form: _save(form, request.user),
        said="It is saved.",
        to=_list(board, kind),
        template="indicators/beside.html",
        context={"title": title, "lede": kind.lede, "back": Link(kind.many, _list(board, kind)), "removal": removal},
    )


def _save(form: Any, by: Any) -> Any:
    if isinstance(form.instance, CategoryScheme):
        return services.keep_division(scheme=form.instance, names=form.names, new=form.new, by=by)
    return services.keep(record=form.instance, by=by)


def _begun(request: HttpRequest, board: Board, kind: Kind) -> Any:
    if "indicator" not in kind.asked:
        return kind.model(board=board)
    named = Indicator.objects.of_board(board).filter(reference=request.GET.get("indicator", "")).first()
    given: dict[str, Any] = {"indicator": named} if named else {}
    if named and named.source and "source" in kind.asked:
        given["source"] = named.source
    return kind.model(**given)


def _rows(board: Board, kind: Kind, user: Any) -> Any:
    rows = kind.model.objects.of_board(board).visible_to(user)
    # Every figure that is not divided stands upon this one: it is the system's own.
    return rows.exclude(slug=CategoryScheme.UNDIVIDED) if kind.model is CategoryScheme else rows


def _list(board: Board, kind: Kind) -> str:
    return reverse("figures-beside", args=(board.slug, kind.slug))


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
