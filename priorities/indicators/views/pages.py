"""One indicator's page, every figure held of it, and its tables as files."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from lscb.board.finding import board_of
from lscb.board.models import Board
from lscb.board.year import Year
from lscb.document import tabular
from lscb.document.disclosure import Audience
from lscb.document.html import Options, render_chapter
from lscb.document.reckoning import Ref
from lscb.permissions import Power
from lscb.web.exports import as_csv, as_xlsx
from lscb.web.listing import listing
from lscb.web.masthead import Link
from priorities.indicators.checks.catalogue import BY_SLUG
from priorities.indicators.checks.services import look_again
from priorities.indicators.models import Doubt, Indicator, Observation
from priorities.indicators.readers import board_for
from priorities.indicators.report.numbers import observed
from priorities.indicators.sheets import sheet, year_of
from priorities.indicators.sources import several
from priorities.indicators.tables import FigureTable, categories, standing_words
from priorities.indicators.telling import entered_by, facts

DOWNLOADS = {"csv": as_csv, "xlsx": as_xlsx}
LATELY = 10
MOST_DOUBTS = 20
MOST_APART = 10


@login_required
@require_safe
def indicator(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """How it stands, its chart and tables, what it is, what it is held against, and for the office who entered it."""
    of, audience = board_for(request, board)
    shown = found(of, pk)
    year = _year(request, of, shown)
    page = sheet(shown, year, audience)
    document = page.document
    user: Any = request.user
    office = audience is Audience.OFFICE
    options = Options(depth=1, draftbar=False, record_url=_record if office else None)
    context = {
        "board": of,
        "indicator": shown,
        "year": year.period,
        "standings": page.standings,
        # The renderer escapes every word.
        "chapters": [mark_safe(render_chapter(document, c.key, options=options)) for c in document.document.chapters],
        "note": document.note,
        "sheets": list(tabular.sheets(document)),
        "facts": facts(shown),
        "targets": shown.targets.select_related("period", "area").order_by("-period__ends", "kind"),
        "thresholds": shown.thresholds.select_related("period").order_by("-period__ends"),
        "ranges": shown.ranges.select_related("period", "area", "source").order_by("-period__ends"),
        "office": office,
        "may_edit": user.may(Power.EDIT_RECORDS, of),
        "doubts": doubts_of(shown) if office else (),
        "apart": several(shown)[:MOST_APART] if office else (),
        "lately": _lately(shown, user) if office else (),
    }
    return render(request, "indicators/indicator.html", context)


@login_required
@require_safe
def figures(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Every figure ever given for an indicator, by every source, in each version, and who entered it."""
    of = board_of(request, board, Power.READ_RECORDS)
    shown = found(of, pk)
    user: Any = request.user
    return listing(
        request,
        _held(shown).order_by("-pk"),
        table=FigureTable,
        name=f"{shown.reference}-figures",
        context={
            "title": f"Every figure of “{shown}”",
            "lede": "A correction by its source is a new version; the earlier one stays.",
            "back": Link(str(shown), reverse("indicator", args=(of.slug, pk))),
        },
        board=of,
        may_edit=user.may(Power.EDIT_RECORDS, of),
        told=lambda rows: entered_by(rows, request.user),
        say=lambda row: observed(row, shown, "", ""),
    )


@login_required
@require_safe
def table(request: HttpRequest, board: str, pk: int, name: str, form: str) -> HttpResponse:
    """One table or chart of the page as a file, protected like the page."""
    of, audience = board_for(request, board)
    shown = found(of, pk)
    document = sheet(shown, _year(request, of, shown), audience).document
    asked = next((s for s in tabular.sheets(document) if s.name == name), None)
    if asked is None or form not in DOWNLOADS:
        raise Http404
    return DOWNLOADS[form](f"{shown.reference}-{asked.name}", asked.columns, asked.rows)  # type: ignore[arg-type]  # a decimal is a number


def found(board: Board, pk: int) -> Indicator:
    """An indicator of a board. Raises Http404."""
    rows = Indicator.objects.of_board(board)
    related = ("source", "topic__period", "agency", "group", "priority", "scheme1", "scheme2")
    made: Indicator = get_object_or_404(rows.select_related(*related).prefetch_related("breaks", "parts__part"), pk=pk)
    return made


def doubts_of(shown: Indicator) -> list[dict[str, Any]]:
    """What the checks found of an indicator, open ones first, with the sentence each should hold to."""
    look_again(shown.board)
    rows = Doubt.objects.filter(indicator=shown).open_first()
    return [{"doubt": doubt, "sentence": BY_SLUG[doubt.name].sentence} for doubt in rows[:MOST_DOUBTS]]


def _year(request: HttpRequest, board: Board, shown: Indicator) -> Year:
    year = year_of(board, request.GET.get("year", ""), shown)
    if year is None:
        raise Http404("The board has no reporting year yet.")
    return year


def _held(shown: Indicator) -> Any:
    rows = Observation.objects.filter(indicator=shown)
    return rows.select_related("period", "area", "category1", "category2", "source")


def _lately(shown: Indicator, user: Any) -> list[dict[str, Any]]:
    rows = list(_held(shown).order_by("-pk")[:LATELY])
    who = entered_by(rows, user)
    return [
        {
            "row": row,
            "figure": observed(row, shown, "", ""),
            "category": categories(row),
            "standing": standing_words(row),
            "by": who[row.pk],
        }
        for row in rows
    ]


def _record(ref: Ref) -> str | None:
    try:
        return reverse(f"admin:{ref.model.replace('.', '_')}_change", args=(ref.pk,))
    except NoReverseMatch:
        return None
