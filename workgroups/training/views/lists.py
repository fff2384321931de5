"""The lists: events with who came, each kind of record, and each agency's part of a year."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lscb.board.finding import board_of
from lscb.board.models import Basis, Board, Period
from lscb.permissions import Power
from lscb.web.listing import listing
from lscb.web.masthead import Link
from workgroups.training.agencies import of_agencies
from workgroups.training.desk import KINDS, Kind, kind_of
from workgroups.training.filters import TrainingFilters
from workgroups.training.models import Course, TrainingEvent
from workgroups.training.tables import AgencyTable

AGENCIES = "agencies"


@login_required
@require_safe
def events(request: HttpRequest, board: str) -> HttpResponse:
    """The times courses were run, with who came: what training begins with."""
    return _list(request, board_of(request, board, Power.READ_RECORDS), KINDS["events"])


@login_required
@require_safe
def records(request: HttpRequest, board: str, kind: str) -> HttpResponse:
    """All records of a kind."""
    return _list(request, board_of(request, board, Power.READ_RECORDS), kind_of(kind))


@login_required
@require_safe
def by_agency(request: HttpRequest, board: str) -> HttpResponse:
    """Each agency's staff at the board's training of a year, as closely as it is known."""
    of = board_of(request, board, Power.READ_RECORDS)
    years = list(Period.objects.of_board(of).filter(basis=Basis.YEAR).order_by("-starts"))
    asked = request.GET.get("period", "")
    year = next((each for each in years if str(each.pk) == asked), years[0] if years else None)
    context = {
        "title": "Training by agency",
        "lede": f"Whose staff came to the board’s training, {year.label}." if year else "The board has no year yet.",
        "years": [(each, each == year) for each in years],
        "ways": ways(of, AGENCIES),
    }
    if year is None:
        return render(request, "training/no_year.html", context)
    return listing(
        request,
        of_agencies(of, year),  # type: ignore[arg-type]  # a list is drawn and paged as rows of records are
        table=AgencyTable,
        name=f"training-by-agency-{year.name}",
        template="training/agencies.html",
        context=context,
    )


def ways(board: Board, now: str) -> list[tuple[str, str, bool]]:
    """The lists of training: words, address, and whether it is the one that is read."""
    found = [("Events", reverse("training", args=(board.slug,)), now == "events")]
    found.append(("By agency", reverse("training-agencies", args=(board.slug,)), now == AGENCIES))
    return found + [
        (kind.many, reverse("training-list", args=(board.slug, kind.slug)), kind.slug == now)
        for kind in KINDS.values()
        if kind.slug != "events"
    ]


def _list(request: HttpRequest, of: Board, kind: Kind) -> HttpResponse:
    user: Any = request.user
    rows = kind.model.objects.of_board(of).visible_to(user).select_related(*kind.reads)
    if kind.order:
        rows = rows.order_by(*kind.order)
    if kind.model is Course:
        rows = rows.annotate(run=Count("events"))
    if kind.model is TrainingEvent:
        rows = rows.prefetch_related("take_up__event")
    may_edit = user.may(Power.EDIT_RECORDS, of)
    add = Link(f"Add {kind.one}", reverse("training-add", args=(of.slug, kind.slug))) if may_edit else None
    filters = TrainingFilters(request.GET, board=of, model=kind.model)
    years = Period.objects.of_board(of).filter(basis=Basis.YEAR) if kind.slug == "take-up" and may_edit else ()
    return listing(
        request,
        rows,
        table=kind.table,
        filters=filters if filters.fields else None,
        name=f"training-{kind.slug}",
        template="training/list.html",
        context={
            "title": "Training" if kind.slug == "events" else kind.many,
            "lede": kind.lede,
            "add": add,
            "ways": ways(of, kind.slug),
            "of": of,
            "years": list(years),
        },
        board=of,
        may_edit=may_edit,
    )
