"""What is kept beside the cases: learning events, work of a year, stated numbers; a list and a form of each kind."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lscb.board.finding import board_of
from lscb.board.models import Board, Period
from lscb.permissions import Power
from lscb.web.editing import confirm, edit
from lscb.web.listing import listing
from lscb.web.masthead import Link
from workgroups.reviews import services
from workgroups.reviews.forms import KindFilters, form_of
from workgroups.reviews.kinds import Kind, kind_of

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def records(request: HttpRequest, board: str, kind: str) -> HttpResponse:
    """All records of a kind."""
    of, what = board_of(request, board, Power.READ_RECORDS), kind_of(kind)
    user: Any = request.user
    may_edit = user.may(Power.EDIT_RECORDS, of)
    read = ("period",) if what.slug == "numbers" else ("period", "review")
    add = Link(f"Add {_article(what.one)}", reverse("case-review-kind-add", args=(of.slug, kind)))
    return listing(
        request,
        what.model.objects.of_board(of).visible_to(user).select_related(*read),
        table=what.table,
        filters=KindFilters(request.GET, board=of),
        name=f"case-reviews-{kind}",
        context={
            "title": what.many,
            "lede": what.lede,
            "add": add if may_edit else None,
            "back": Link("Case reviews", reverse("case-reviews", args=(of.slug,))),
        },
        board=of,
        slug=kind,
        may_edit=may_edit,
    )


@login_required
@ASKED
def add(request: HttpRequest, board: str, kind: str) -> HttpResponse:
    """A new one, in the newest year unless another is chosen."""
    of, what = board_of(request, board, Power.EDIT_RECORDS), kind_of(kind)
    year = Period.objects.filter(board=of, basis="year").order_by("-starts").first()
    return _edit(request, of, what, find=lambda: what.model(board=of, period=year), title=f"Add {_article(what.one)}")


@login_required
@ASKED
def change(request: HttpRequest, board: str, kind: str, pk: int) -> HttpResponse:
    """One as it stands."""
    of, what = board_of(request, board, Power.EDIT_RECORDS), kind_of(kind)
    shown = _found(request, of, what, pk)
    rows = what.model.objects.of_board(of)

    def again() -> Any:
        return shown if request.method != "POST" else rows.select_for_update(of=("self",)).get(pk=pk)

    removal = Link("Remove it", reverse("case-review-kind-remove", args=(of.slug, kind, pk)))
    return _edit(request, of, what, find=again, title=f"Change “{shown}”", removal=removal)


@login_required
@ASKED
def remove(request: HttpRequest, board: str, kind: str, pk: int) -> HttpResponse:
    """Asks before one is taken away."""
    of, what = board_of(request, board, Power.EDIT_RECORDS), kind_of(kind)
    shown = _found(request, of, what, pk)
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
        save=lambda form: services.keep(record=form.instance, by=request.user),
        said="It is saved.",
        to=_list(board, kind),
        template="reviews/beside.html",
        context={"title": title, "lede": kind.lede, "back": Link(kind.many, _list(board, kind)), "removal": removal},
    )


def _found(request: HttpRequest, board: Board, kind: Kind, pk: int) -> Any:
    return get_object_or_404(kind.model.objects.of_board(board).visible_to(request.user), pk=pk)


def _list(board: Board, kind: Kind) -> str:
    return reverse("case-review-kind", args=(board.slug, kind.slug))


def _article(noun: str) -> str:
    if noun.endswith("s"):
        return noun
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
