"""Screens of what comes in by file: handing in, looking through, storing, setting aside; templates and exports."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lscb.audit import services as audit
from lscb.board.finding import board_of
from lscb.board.models import Basis, Board, Period
from lscb.permissions import Power
from lscb.web.editing import confirm, edit
from lscb.web.listing import listing
from lscb.web.masthead import Link
from priorities.indicators.beside.kinds import KINDS as BESIDE
from priorities.indicators.importing import ownlayout, policies, services
from priorities.indicators.importing.forms import BringForm, RowFilters
from priorities.indicators.importing.known import named
from priorities.indicators.importing.tables import ImportTable, RowTable, TemplateTable
from priorities.indicators.importing.tasks import SMALL_ROWS, start_reading, start_storing
from priorities.indicators.models import FigureImport, Indicator, StagedFigure

ASKED = require_http_methods(["GET", "HEAD", "POST"])
KINDS = ("csv", "xlsx")
KINDS_BESIDE = tuple(BESIDE.values())
State = FigureImport.State


@login_required
@require_safe
def figures(request: HttpRequest, board: str) -> HttpResponse:
    """The files brought in, and the ways figures come in."""
    of = board_of(request, board, Power.READ_RECORDS)
    user: Any = request.user
    may_edit = user.may(Power.EDIT_RECORDS, of)
    return listing(
        request,
        FigureImport.objects.of_board(of).visible_to(user),
        table=ImportTable,
        name="files-of-figures",
        template="indicators/figures.html",
        context={
            "title": "Figures coming in",
            "lede": "Bring in a spreadsheet or a government data file. You see what is new, changed and refused first.",
            "of": of,
            "add": Link("Bring in a file", reverse("figures-bring", args=(of.slug,))) if may_edit else None,
            "may_edit": may_edit,
            "beside": [Link(kind.many, reverse("figures-beside", args=(of.slug, kind.slug))) for kind in KINDS_BESIDE],
        },
        board=of,
    )


@login_required
@ASKED
def bring(request: HttpRequest, board: str) -> HttpResponse:
    """A file is handed in; a small one is read at once."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    back = Link("Figures coming in", reverse("figures", args=(of.slug,)))
    return edit(
        request,
        form=BringForm,
        board=of,
        save=lambda form: _bring(of, form, request.user),
        said=lambda made: f"“{made.name}” is handed in.",
        to=lambda made: reverse(_next(made), args=(of.slug, made.pk)),
        context={"title": "Bring in a file of figures", "back": back},
    )


def _bring(board: Board, form: BringForm, by: Any) -> FigureImport:
    given = form.cleaned_data
    made = services.bring(
        board=board,
        name=given["file"].name,
        content=given["file"],
        mapping=form.mapping,
        source=given["source"],
        source_name=given["source_name"],
        status=given["status"],
        by=by,
    )
    if not form.is_new:
        start_reading(made)
    return made


def _next(made: FigureImport) -> str:
    """The page after a file was handed in: what its columns are, where nobody has said so yet."""
    return "figures-import-mapping" if made.state == State.NEW else "figures-import"


@login_required
@require_safe
@never_cache
def an_import(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """One file: how far it has come, what it would change, or what it did."""
    of = board_of(request, board, Power.READ_RECORDS)
    made = _found(request, of, pk)
    user: Any = request.user
    may_edit = user.may(Power.EDIT_RECORDS, of)
    return listing(
        request,
        StagedFigure.objects.filter(of=made).exclude(verdict=""),
        table=RowTable,
        filters=RowFilters(request.GET, of=made),
        name=f"import-{made.pk}",
        template="indicators/import.html",
        context={
            "title": made.name,
            "of": of,
            "made": made,
            "to_be_made": [named(one) for one in made.made],
            "left": made.left.items(),
            "working": made.state in (State.READING, State.STORING),
            "may_store": may_edit and not policies.why_not_store(made),
            "may_read": may_edit and made.state == State.NEW,
            "may_discard": may_edit and not policies.why_not_discard(made) and made.state != State.REFUSED,
            "back": Link("Figures coming in", reverse("figures", args=(of.slug,))),
        },
    )


@login_required
@require_POST
def read_again(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """A file that waits is read, again where it broke off."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    made = _found(request, of, pk)
    if why_not := policies.why_not_read(made):
        raise PermissionDenied(why_not)
    start_reading(made)
    return redirect("figures-import", of.slug, pk)


@login_required
@ASKED
def store(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Asks, and enters what is new and changed."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    made = _found(request, of, pk)
    if why_not := policies.why_not_store(made):
        raise PermissionDenied(why_not)
    address = reverse("figures-import", args=(of.slug, pk))
    if request.method == "POST" and services.moved(of=made):
        messages.error(request, services.CHANGED_MEANWHILE)
        return redirect(address)
    return confirm(
        request,
        question=f"Store {made.to_store:,} figures of “{made.name}”?",
        consequence="What a source said before is kept as an earlier version. Refused rows are left out.",
        words="Store them",
        act=lambda reason: start_storing(made, request.user),
        said=f"The figures of “{made.name}” are stored."
        if made.to_store <= SMALL_ROWS
        else "The figures are being stored.",
        to=address,
        back=address,
    )


@login_required
@ASKED
def discard(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Asks, and sets the file aside."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    made = _found(request, of, pk)
    if why_not := policies.why_not_discard(made):
        raise PermissionDenied(why_not)
    return confirm(
        request,
        question=f"Set “{made.name}” aside?",
        consequence="None of its figures is stored, and the file itself is not kept.",
        words="Set it aside",
        act=lambda reason: services.discard(of=made, by=request.user),
        said=f"“{made.name}” is set aside.",
        to=reverse("figures", args=(of.slug,)),
        back=reverse("figures-import", args=(of.slug, pk)),
    )


@login_required
@require_safe
def templates(request: HttpRequest, board: str) -> HttpResponse:
    """Every indicator, with its template to fill in and its figures to take away."""
    of = board_of(request, board, Power.READ_RECORDS)
    return listing(
        request,
        Indicator.objects.of_board(of).visible_to(request.user),
        table=TemplateTable,
        name="indicators",
        context={
            "title": "Templates and figures as files",
            "lede": "A template holds the newest year’s periods, the board’s areas and the categories. Fill in "
            "the column “value” and bring the file in. A file of figures comes in again unchanged.",
            "back": Link("Figures coming in", reverse("figures", args=(of.slug,))),
        },
        board=of,
    )


@login_required
@require_safe
def template(request: HttpRequest, board: str, reference: str, kind: str) -> HttpResponse:
    """An indicator's template for a year, `?year=` or the newest."""
    of = board_of(request, board, Power.READ_RECORDS)
    indicator = _indicator(request, of, reference, kind)
    years = Period.objects.of_board(of).filter(basis=Basis.YEAR)
    asked = request.GET.get("year", "")
    year = years.filter(pk=asked).first() if asked.isdecimal() and len(asked) < 19 else years.first()
    if year is None or indicator.operation:
        raise Http404
    head, rows = ownlayout.template(indicator, year)
    return ownlayout.as_file(kind, f"template-{reference}-{year.name}", head, rows, indicator.decimals)


@login_required
@require_safe
def export(request: HttpRequest, board: str, reference: str, kind: str) -> HttpResponse:
    """An indicator's figures in our own layout."""
    of = board_of(request, board, Power.READ_RECORDS)
    indicator = _indicator(request, of, reference, kind)
    rows = ownlayout.exported(ownlayout.with_places(indicator).iterator(2000))
    if request.method == "GET":
        audit.write(indicator, by=request.user, verb="exported figures")
    return ownlayout.as_file(kind, f"figures-{reference}", ownlayout.HEAD, rows)


def _indicator(request: HttpRequest, board: Board, reference: str, kind: str) -> Indicator:
    if kind not in KINDS:
        raise Http404
    rows = Indicator.objects.of_board(board).visible_to(request.user).select_related("scheme1", "scheme2", "board")
    return get_object_or_404(rows, reference=reference)


def _found(request: HttpRequest, board: Board, pk: int) -> FigureImport:
    rows = FigureImport.objects.of_board(board).visible_to(request.user)
    return get_object_or_404(rows.select_related("source", "mapping", "board", "begun_by"), pk=pk)
