"""The forms by which what stands under a record of scrutiny is added, changed and taken away."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lscb.board.finding import board_of
from lscb.board.models import Board
from lscb.permissions import Power
from lscb.web.editing import confirm, edit
from lscb.web.masthead import Link
from priorities.scrutiny import services
from priorities.scrutiny.desk import kind_of
from priorities.scrutiny.deskparts import PartKind, form_of_part, next_place, part_of

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@ASKED
def add(request: HttpRequest, board: str, kind: str, pk: int, part: str) -> HttpResponse:
    """A new part, after those that stand."""
    of, above, what = _found(request, board, kind, pk, part)

    def find() -> Any:
        return what.model(**{what.column: above, "order": next_place(above, what)})

    return _edit(request, of, kind, above, what, find=find, title=f"Add a {what.one}")


@login_required
@ASKED
def change(request: HttpRequest, board: str, kind: str, pk: int, part: str, number: int) -> HttpResponse:
    """A part as it stands."""
    of, above, what = _found(request, board, kind, pk, part)
    rows = what.model.objects.filter(**{what.column: above})
    shown = get_object_or_404(rows, pk=number)

    def find() -> Any:
        return shown if request.method != "POST" else rows.select_for_update(of=("self",)).get(pk=number)

    gone = reverse("scrutiny-part-remove", args=(of.slug, kind, pk, part, number))
    return _edit(request, of, kind, above, what, find=find, title=f"Change this {what.one}", remove=gone)


@login_required
@ASKED
def remove(request: HttpRequest, board: str, kind: str, pk: int, part: str, number: int) -> HttpResponse:
    """Asks before a part is taken away."""
    of, above, what = _found(request, board, kind, pk, part)
    shown = get_object_or_404(what.model.objects.filter(**{what.column: above}), pk=number)
    address = _address(of, kind, pk)
    return confirm(
        request,
        question=f"Remove the {what.one} “{shown}”?",
        consequence="What it said stays in the log of who did what.",
        words="Remove it",
        act=lambda reason: services.remove(record=shown, by=request.user, reason=reason),
        reason=True,
        said=f"The {what.one} is removed.",
        to=address,
        back=address,
    )


def _edit(
    request: HttpRequest, of: Board, kind: str, above: Any, what: PartKind, *, find: Any, title: str, remove: str = ""
) -> HttpResponse:
    address = _address(of, kind, above.pk)
    return edit(
        request,
        form=form_of_part(what),
        find=find,
        board=of,
        save=lambda form: services.keep(record=form.instance, by=request.user),
        said=f"The {what.one} is saved.",
        to=address,
        template="scrutiny/part.html",
        context={
            "title": title,
            "lede": str(above),
            "back": Link(str(above), address),
            "remove": remove,
            "one": what.one,
        },
    )


def _found(request: HttpRequest, board: str, kind: str, pk: int, part: str) -> tuple[Board, Any, PartKind]:
    of, above_kind = board_of(request, board, Power.EDIT_RECORDS), kind_of(kind)
    above = get_object_or_404(above_kind.model.objects.of_board(of).visible_to(request.user), pk=pk)
    return of, above, part_of(above, part)


def _address(of: Board, kind: str, pk: int) -> str:
    return reverse("scrutiny-record", args=(of.slug, kind, pk))
