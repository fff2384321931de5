"""The forms by which what stands under a record of the set-up is added, changed, moved and taken away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from lscb.board.models import Board
from lscb.setup.kinds import Kind, Part, article
from lscb.setup.views.finding import address, locked, record_of, to_write
from lscb.setup.views.records import ASKED, options
from lscb.web.editing import confirm, edit
from lscb.web.masthead import Link


@login_required
@ASKED
def add(request: HttpRequest, board: str, kind: str, pk: int, part: str) -> HttpResponse:
    """A new part, after those that stand."""
    of, above_kind, above, what = _found(request, board, kind, pk, part)

    def find() -> Any:
        begun = what.model(**{what.column: above})
        if what.move:
            begun.order = None  # its verb puts it last
        return begun

    return _edit(request, of, above_kind, above, what, find, title=f"Add {article(what.one)}")


@login_required
@ASKED
def change(request: HttpRequest, board: str, kind: str, pk: int, part: str, number: int) -> HttpResponse:
    """A part as it stands; of a record in use the words alone, with a reason."""
    of, above_kind, above, what = _found(request, board, kind, pk, part)
    rows = _rows(above, what)
    shown = get_object_or_404(rows, pk=number)
    in_use = above_kind.why_not_part(above)
    gone = "" if in_use else reverse("setup-part-remove", args=(of.slug, kind, pk, part, number))
    return _edit(
        request,
        of,
        above_kind,
        above,
        what,
        locked(request, rows, shown),
        title=f"Change this {what.one}",
        gone=gone,
        in_use=in_use,
    )


@login_required
@ASKED
def remove(request: HttpRequest, board: str, kind: str, pk: int, part: str, number: int) -> HttpResponse:
    """Asks before a part is taken away."""
    of, above_kind, above, what = _found(request, board, kind, pk, part)
    shown = get_object_or_404(_rows(above, what), pk=number)
    where = address(of, above_kind, pk)
    return confirm(
        request,
        question=f"Remove the {what.one} “{shown}”?",
        consequence="What it said stays in the log of who did what.",
        words="Remove it",
        act=lambda reason: what.remove(shown, request.user, reason),
        reason=True,
        said=f"The {what.one} is removed.",
        to=where,
        back=where,
    )


@login_required
@require_POST
def move(request: HttpRequest, board: str, kind: str, pk: int, part: str, number: int) -> HttpResponse:
    """One place up or down."""
    of, above_kind, above, what = _found(request, board, kind, pk, part)
    shown = get_object_or_404(_rows(above, what), pk=number)
    step = -1 if request.POST.get("way") == "up" else 1
    try:
        if what.move:
            what.move(shown, step, request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect(f"{address(of, above_kind, pk)}#part-{number}")


def _edit(
    request: HttpRequest,
    of: Board,
    above_kind: Kind,
    above: Any,
    what: Part,
    find: Callable[[], Any],
    *,
    title: str,
    gone: str = "",
    in_use: str = "",
) -> HttpResponse:
    where = address(of, above_kind, above.pk)
    return edit(
        request,
        form=what.fields.form(),
        find=find,
        save=lambda form: what.keep(form.instance, form, request.user),
        said=f"The {what.one} is saved.",
        to=where,
        template="setup/part.html",
        context={
            "title": title,
            "lede": f"{in_use} {above_kind.mended}" if in_use else str(above),
            "back": Link(str(above), where),
            "remove": gone,
            "one": what.one,
        },
        fixed=what.fields.shape if in_use else (),
        in_use=bool(in_use),
        **options(request, of),
    )


def _found(request: HttpRequest, board: str, kind: str, pk: int, part: str) -> tuple[Board, Kind, Any, Part]:
    of, above_kind = to_write(request, board, kind)
    what = above_kind.part(part)
    return of, above_kind, record_of(of, above_kind, pk), what


def _rows(above: Any, what: Part) -> Any:
    return what.model.objects.filter(**{what.column: above})
