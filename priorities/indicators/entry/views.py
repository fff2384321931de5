"""Entering figures on a page: which table, then the table itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lscb.board.finding import board_of
from lscb.board.models import Board
from lscb.permissions import Power
from lscb.web.listing import listing
from lscb.web.masthead import Link
from priorities.indicators.entry.forms import TableForm
from priorities.indicators.entry.grid import MOST_CELLS, Grid
from priorities.indicators.entry.periods import columns
from priorities.indicators.entry.services import save_table
from priorities.indicators.entry.tables import EnterTable
from priorities.indicators.models import Indicator

ASKED = require_http_methods(["GET", "HEAD", "POST"])
MOST_INDICATORS = 60


@login_required
@require_safe
def enter(request: HttpRequest, board: str) -> HttpResponse:
    """Every indicator whose figures are entered, each leading to its table."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    return listing(
        request,
        Indicator.objects.of_board(of).visible_to(request.user).filter(operation="").select_related("topic", "agency"),
        table=EnterTable,
        name="tables-to-enter",
        context={
            "title": "Enter figures",
            "lede": "Choose an indicator. More can be put into the same table there.",
            "back": Link("Figures coming in", reverse("figures", args=(of.slug,))),
        },
        board=of,
    )


@login_required
@ASKED
def table(request: HttpRequest, board: str) -> HttpResponse:
    """One table: filled in, pasted into, saved as a whole."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    indicators = _indicators(request, of)
    form = TableForm(request.GET, board=of, indicators=indicators)
    form.is_valid()
    if form.why_not:
        return _page(request, of, indicators, form, None)
    if request.method != "POST":
        return _page(request, of, indicators, form, _grid(indicators, form))
    with transaction.atomic():
        # Savers of one table wait for each other, and read what the one before them wrote.
        list(Indicator.objects.select_for_update().filter(pk__in=[i.pk for i in indicators]).order_by("pk"))
        grid = _grid(indicators, form)
        kept = save_table(grid=grid, typed=request.POST.dict(), as_read=_marks(request), by=request.user)
    if grid.problems():
        return _page(request, of, indicators, form, grid)
    said = f"{kept} figure{'' if kept == 1 else 's'} saved." if kept else "Nothing was changed."
    messages.success(request, said)
    return redirect(f"{request.path}?{request.GET.urlencode()}")


def _page(
    request: HttpRequest, board: Board, indicators: Sequence[Indicator], form: TableForm, grid: Grid | None
) -> HttpResponse:
    problems = grid.problems() if grid else []
    context = {
        "of": board,
        "title": str(indicators[0]) if len(indicators) == 1 else f"{indicators[0]} and {len(indicators) - 1} more",
        "form": form,
        "indicators": indicators,
        "grid": grid,
        "wrong": problems,
        "errors": [{"text": f"{c.label}: {c.problem}", "href": f"#{c.name}"} for c in problems],
        "marks": " ".join(f"{c.name}:{c.mark}" for c in grid.cells.values()) if grid else "",
        "most": MOST_CELLS,
        "back": Link("Enter figures", reverse("figures-enter", args=(board.slug,))),
    }
    return render(request, "indicators/enter.html", context)


def _indicators(request: HttpRequest, board: Board) -> list[Indicator]:
    """Those the address names and the form adds, in the order of the board. Raises Http404 where there is none."""
    asked = [*request.GET.getlist("indicator"), request.GET.get("add", "")][:MOST_INDICATORS]
    rows = Indicator.objects.of_board(board).visible_to(request.user).filter(reference__in=asked, operation="")
    found = list(rows.select_related("scheme1", "scheme2", "source", "board"))
    if not found:
        raise Http404
    return found


def _grid(indicators: Sequence[Indicator], form: TableForm) -> Grid:
    year, area, source, each = form.chosen()
    before = bool(form.cleaned_data.get("before"))
    periods = columns(indicators, year, each, area, source, before=before, also=form.further)
    return Grid(indicators, periods, area, source)


def _marks(request: HttpRequest) -> dict[str, str]:
    pairs: Any = (pair.rsplit(":", 1) for pair in request.POST.get("as_read", "").split() if ":" in pair)
    return dict(pairs)
