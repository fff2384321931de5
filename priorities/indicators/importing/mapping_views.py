"""Screens of mappings: made once from a file that was handed in, kept, changed, taken away."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lscb.board.finding import board_of
from lscb.board.models import Board
from lscb.permissions import Power
from lscb.web.editing import confirm, edit
from lscb.web.listing import listing
from lscb.web.masthead import Link
from priorities.indicators.importing import policies, services
from priorities.indicators.importing.guessing import guess
from priorities.indicators.importing.mapping_forms import MappingForm
from priorities.indicators.importing.opening import first_lines, open_table
from priorities.indicators.importing.plan import from_stored
from priorities.indicators.importing.refusals import Unreadable
from priorities.indicators.importing.tables import MappingTable
from priorities.indicators.importing.tasks import start_reading
from priorities.indicators.models import FigureImport, FileMapping

ASKED = require_http_methods(["GET", "HEAD", "POST"])
LOOKED_AT = 60
TEMPLATE = "indicators/mapping.html"


@login_required
@require_safe
def mappings(request: HttpRequest, board: str) -> HttpResponse:
    """The board's mappings."""
    of = board_of(request, board, Power.READ_RECORDS)
    return listing(
        request,
        FileMapping.objects.of_board(of).visible_to(request.user).select_related("source"),
        table=MappingTable,
        name="mappings",
        context={
            "title": "Mappings",
            "lede": "How the tables of others are read. One is made when a table of a new shape is brought in.",
            "back": Link("Figures coming in", reverse("figures", args=(of.slug,))),
        },
        board=of,
    )


@login_required
@ASKED
def mapping_of_import(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Says what the columns of a file that was handed in are; kept under a name, and the file is read by it."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    made = get_object_or_404(FigureImport.objects.of_board(of).visible_to(request.user).select_related("board"), pk=pk)
    if why_not := policies.why_not_read(made):
        raise PermissionDenied(why_not)
    back = Link("Figures coming in", reverse("figures", args=(of.slug,)))
    head, sheet = _head(request), request.GET.get("sheet", "")[:80]
    try:
        plan, samples = _guessed(made, of, head, sheet)
    except Unreadable as refusal:
        return render(
            request, TEMPLATE, {"title": made.name, "refusal": str(refusal), "back": back, "head": head, "sheet": sheet}
        )
    return edit(
        request,
        form=MappingForm,
        board=of,
        plan=plan,
        samples=samples,
        save=lambda form: _keep(made, form, request.user),
        said="The mapping is kept.",
        to=reverse("figures-import", args=(of.slug, pk)),
        template=TEMPLATE,
        context={"title": f"What the columns of “{made.name}” are", "back": back, "head": head, "sheet": sheet},
    )


@login_required
@ASKED
def mapping(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Changes a mapping; files read before stay as they are."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    kept = _found(request, of, pk)
    form = type("ChangeForm", (MappingForm,), {"submit_words": "Keep the mapping"})
    return edit(
        request,
        form=form,
        board=of,
        plan=from_stored(kept.plan),
        mapping=kept,
        save=lambda form: _change(kept, form, request.user),
        said="The mapping is kept.",
        to=reverse("figures-mappings", args=(of.slug,)),
        template=TEMPLATE,
        context={"title": f"Mapping “{kept.name}”", "back": _back(of), "kept": kept, "of": of},
    )


@login_required
@ASKED
def remove(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Asks before a mapping is taken away."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    kept = _found(request, of, pk)
    return confirm(
        request,
        question=f"Remove the mapping “{kept.name}”?",
        consequence="Figures that were read by it stay. The next such file needs a new mapping.",
        words="Remove it",
        act=lambda reason: services.remove_mapping(mapping=kept, by=request.user),
        said=f"The mapping “{kept.name}” is removed.",
        to=reverse("figures-mappings", args=(of.slug,)),
        back=reverse("figures-mapping", args=(of.slug, pk)),
    )


def _guessed(made: FigureImport, board: Board, head: int, sheet: str) -> Any:
    with made.file.open("rb") as file:
        lines = [line for line in first_lines(open_table(file, made.size, sheet=sheet), LOOKED_AT) if line[0] >= head]
    if not lines:
        raise Unreadable("There is no row that names columns: choose another row or sheet.")
    (_, header), *rows = lines
    samples = [cells for _, cells in rows]
    named = [n for n, name in enumerate(header) if name]
    plan = guess(board, header, samples, sheet=sheet, head=head)
    return plan, [[row[n] if n < len(row) else "" for n in named] for row in samples]


def _keep(made: FigureImport, form: MappingForm, by: Any) -> FigureImport:
    given = form.cleaned_data
    kept = services.keep_mapping(board=made.board, name=given["name"], plan=form.made(), source=given["source"], by=by)
    services.use_mapping(of=made, mapping=kept, by=by)
    start_reading(made)
    return made


def _change(kept: FileMapping, form: MappingForm, by: Any) -> FileMapping:
    given = form.cleaned_data
    return services.keep_mapping(
        board=kept.board, name=given["name"], plan=form.made(), source=given["source"], mapping=kept, by=by
    )


def _head(request: HttpRequest) -> int:
    asked = request.GET.get("head", "1")
    return int(asked) if asked.isdecimal() and 1 <= len(asked) < 4 and int(asked) else 1


def _found(request: HttpRequest, board: Board, pk: int) -> FileMapping:
    return get_object_or_404(FileMapping.objects.of_board(board).visible_to(request.user), pk=pk)


def _back(board: Board) -> Link:
    return Link("Mappings", reverse("figures-mappings", args=(board.slug,)))
