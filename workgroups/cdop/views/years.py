"""A year in numbers: small ones in full on the officer's screen, protected in whatever leaves."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from lscb.board.models import Board, Period
from lscb.board.year import Year
from lscb.document import tabular
from lscb.document.blocks import Document, Fill, Section
from lscb.document.disclosure import Audience, Protected, protect
from lscb.document.html import Options, render_chapter
from lscb.web.editing import confirm, edit
from lscb.web.exports import EXCEL
from lscb.web.masthead import Link
from workgroups.cdop import policies, services
from workgroups.cdop.finding import desk_of, officers, panels_of
from workgroups.cdop.forms import CountForm, TotalsForm, WorkForm
from workgroups.cdop.models import PanelAction, PanelCount, PanelTotals
from workgroups.cdop.report import of_panels
from workgroups.cdop.tallies import flows
from workgroups.models import Group

ASKED = require_http_methods(["GET", "HEAD", "POST"])
CHAPTER = "child-deaths"
FILES = {"csv": (tabular.as_zip, "application/zip", "zip"), "xlsx": (tabular.as_xlsx, EXCEL, "xlsx")}


@officers
@require_safe
def year(request: HttpRequest, board: str, period: int) -> HttpResponse:
    """The year's caseload and divisions; `?as=csv` or `?as=xlsx` gives them with small numbers hidden."""
    of = desk_of(request, board)
    shown = _period(of, period)
    panels = list(panels_of(request.user, of))
    document = _document(of, shown, panels)
    if asked := FILES.get(request.GET.get("as", "")):
        write, kind, ending = asked
        return _file(write(protect(document, Audience.PUBLIC, of.threshold)), kind, f"child-deaths.{ending}")
    totals = PanelTotals.objects.of_board(of).filter(period=shown, panel__in=panels).select_related("panel")
    held = {each.panel_id: each for each in totals.prefetch_related("counts")}
    return render(
        request,
        "cdop/year.html",
        {
            "board": of,
            "period": shown,
            "chapter": _html(protect(document, Audience.OFFICE), of, shown),
            "flows": flows(of, shown, panels, timezone.localdate()),
            "panels": [(panel, held.get(panel.pk), policies.why_not_keep_totals(panel, shown)) for panel in panels],
            "work": list(PanelAction.objects.of_board(of).filter(period=shown, panel__in=panels)),
        },
    )


def _document(board: Board, period: Period, panels: list[Group]) -> Document:
    blocks = of_panels(Year(board, period), panels)
    return Document("Child deaths", board.name, period.label, (Section(CHAPTER, "The year in tables", blocks),))


def _html(protected: Protected, board: Board, period: Period) -> str:
    def fill(gap: Fill) -> str | None:
        totals = PanelTotals.objects.filter(pk=gap.pk).select_related("panel").first() if gap.pk else None
        return reverse("child-death-totals", args=(board.slug, period.pk, totals.panel.slug)) if totals else None

    options = Options(fill_url=fill, sources=False, draftbar=False, level=2)
    return mark_safe(render_chapter(protected, CHAPTER, options=options))  # the renderer escapes every word


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@officers
@ASKED
def totals(request: HttpRequest, board: str, period: int, panel: str) -> HttpResponse:
    """A year of which only totals are held."""
    of = desk_of(request, board)
    shown = _period(of, period)
    whose = _panel(request, of, panel)
    if why_not := policies.why_not_keep_totals(whose, shown):
        raise PermissionDenied(why_not)
    rows = PanelTotals.objects.of_board(of).filter(period=shown, panel=whose)

    def again() -> PanelTotals:
        held = rows.select_for_update(of=("self",)) if request.method == "POST" else rows
        return held.first() or PanelTotals(board=of, period=shown, panel=whose)

    return edit(
        request,
        form=TotalsForm,
        find=again,
        board=of,
        save=lambda form: services.change_totals(totals=form.instance, by=request.user),
        said="The totals are saved.",
        to=_address(of, shown),
        context={
            "title": f"{shown.label} as totals only",
            "lede": f"{whose}: what a source states of the year, where no cases are held of it.",
            "back": Link(shown.label, _address(of, shown)),
        },
    )


@officers
@ASKED
def add_part(request: HttpRequest, board: str, period: int, kind: str) -> HttpResponse:
    """A further number of a year's totals, or a piece of the panel's work."""
    of = desk_of(request, board)
    shown = _period(of, period)
    return _edit(request, of, shown, kind, find=lambda: _new(request, of, shown, kind), verb="Add")


@officers
@ASKED
def part(request: HttpRequest, board: str, period: int, kind: str, pk: int) -> HttpResponse:
    """One of them, changed."""
    of = desk_of(request, board)
    shown = _period(of, period)
    held = _found(request, of, shown, kind, pk)
    rows = _rows(request, of, shown, kind)

    def again() -> Any:
        return held if request.method != "POST" else rows.select_for_update(of=("self",)).get(pk=pk)

    return _edit(request, of, shown, kind, find=again, verb="Change")


def _edit(request: HttpRequest, board: Board, period: Period, kind: str, *, find: Any, verb: str) -> HttpResponse:
    panels: dict[str, Any] = {"panels": list(panels_of(request.user, board))} if kind == "work" else {}
    return edit(
        request,
        form=WorkForm if kind == "work" else CountForm,
        find=find,
        board=board,
        save=lambda form: services.keep(record=form.instance, by=request.user),
        said="It is saved.",
        to=_address(board, period),
        context={"title": f"{verb} {PARTS[kind]}", "back": Link(period.label, _address(board, period))},
        **panels,
    )


@officers
@ASKED
def drop(request: HttpRequest, board: str, period: int, kind: str, pk: int) -> HttpResponse:
    """Asks before a year's totals, one further number or a piece of work is taken away."""
    of = desk_of(request, board)
    shown = _period(of, period)
    found = _found(request, of, shown, kind, pk)
    return confirm(
        request,
        question=f"Remove “{found}”?",
        consequence="What it held stays in the log, which panel officers alone read.",
        words="Remove it",
        act=lambda reason: services.drop(record=found, reason=reason, by=request.user),
        reason=True,
        said="It is removed.",
        to=_address(of, shown),
        back=_address(of, shown),
    )


PARTS = {"counts": "a further number", "work": "what the panel learnt or did"}


def _rows(request: HttpRequest, board: Board, period: Period, kind: str) -> Any:
    if kind == "counts":
        return PanelCount.objects.filter(totals__board=board, totals__period=period).visible_to(request.user)
    model: Any = {"totals": PanelTotals, "work": PanelAction}[kind]
    return model.objects.filter(board=board, period=period).visible_to(request.user)


def _found(request: HttpRequest, board: Board, period: Period, kind: str, pk: int) -> Any:
    return get_object_or_404(_rows(request, board, period, kind), pk=pk)


def _new(request: HttpRequest, board: Board, period: Period, kind: str) -> Any:
    """A new piece of work, or a number of the totals the address names by their number in `?totals=`."""
    if kind == "work":
        return PanelAction(board=board, period=period)
    chosen = request.GET.get("totals", "")
    rows = PanelTotals.objects.filter(board=board, period=period).visible_to(request.user)
    return PanelCount(totals=get_object_or_404(rows, pk=chosen if chosen.isdigit() else None))


def _panel(request: HttpRequest, board: Board, slug: str) -> Group:
    found: Group = get_object_or_404(panels_of(request.user, board), slug=slug)
    return found


def _period(board: Board, pk: int) -> Period:
    return get_object_or_404(Period, board=board, pk=pk)


def _address(board: Board, period: Period) -> str:
    return reverse("child-death-year", args=(board.slug, period.pk))
