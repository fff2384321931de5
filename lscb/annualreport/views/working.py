"""The assembled draft on screen, for those who may read drafts."""

from __future__ import annotations

from collections import Counter
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.safestring import mark_safe

from lscb.annualreport import pages
from lscb.annualreport.assembly import assemble
from lscb.annualreport.forms import GapFilters
from lscb.annualreport.models import Narrative, Report, SharedDraft
from lscb.annualreport.places import fill_url, options_for, side_by_side
from lscb.annualreport.sharing import for_the_board
from lscb.annualreport.stored import opened
from lscb.annualreport.tables import GapTable, Owed
from lscb.annualreport.views.drafts import figures_in
from lscb.annualreport.views.finding import FOR_THE_OFFICE, report_of
from lscb.board.models import Board
from lscb.document import docx, pdf, walk
from lscb.document.compare import compare
from lscb.document.disclosure import Audience, Protected, protect
from lscb.document.html import render_chapter
from lscb.document.parting import separate, without_separates
from lscb.permissions import Power, write_power
from lscb.web import british
from lscb.web.exports import WORD
from lscb.web.listing import listing

NOBODY = "Nobody named"


@login_required
def reports(request: HttpRequest, board: str) -> HttpResponse:
    """The board's annual reports, newest first."""
    user: Any = request.user
    owner = get_object_or_404(Board, slug=board)
    _refuse_without_power(user, owner)
    rows = Report.objects.visible_to(user).filter(board=owner, kind=Report.Kind.ANNUAL).select_related("period")
    context = {"board": owner, "reports": rows, "may_open": user.may(Power.EDIT_RECORDS, owner)}
    return render(request, "annualreport/reports.html", context)


@login_required
def front(request: HttpRequest, board: str, year: str) -> HttpResponse:
    """The first page: cover, six figures, contents with gaps counted."""
    report, protected = _draft(request, board, year)
    user: Any = request.user
    shares, writes = (user.may(power, report.board) for power in (Power.SHARE_DRAFT, Power.EDIT_RECORDS))
    context = pages.front(report, protected, may_share=shares, may_write=writes)
    return render(request, "annualreport/front.html", context)


@login_required
def chapter(request: HttpRequest, board: str, year: str, key: str) -> HttpResponse:
    """One chapter, with the contents beside it."""
    report, protected = _draft(request, board, year)
    options = options_for(request.user, report)
    try:  # the renderer escapes every word
        html = render_chapter(protected, key, options=options)
    except KeyError:
        raise Http404("The report has no such chapter.") from None
    user: Any = request.user
    context = pages.chapter(report, protected, key, mark_safe(html))
    if user.may(write_power(Narrative), report.board):
        context["text_url"] = reverse("chapter-text", args=(board, year, key))
    return render(request, "annualreport/chapter.html", context)


@login_required
def gaps(request: HttpRequest, board: str, year: str) -> HttpResponse:
    """What is missing, who owes how much of it, and the screen that fills each."""
    report, protected = _draft(request, board, year)
    headings = {c.key: c.heading for c in protected.document.chapters}
    rows = [
        Owed(
            gap.title,
            gap.text,
            gap.owed_by or NOBODY,
            gap.since,
            headings.get(path[0], ""),
            path[0],
            f"{reverse('chapter', args=(board, year, path[0]))}#{walk.anchor(path)}",
            fill_url(gap.fill, request.user, report) if gap.fill else None,
        )
        for path, gap in walk.gaps(protected.document)
        if path
    ]
    owers = [
        {"who": who, "many": many, "href": f"?{urlencode({'owed_by': who})}"}
        for who, many in Counter(row.owed_by for row in rows).most_common()
    ]
    filters: Any = GapFilters(request.GET, gaps=rows)
    return listing(
        request,
        cast(Any, rows),
        table=GapTable,
        filters=filters,
        name=f"missing-{year}",
        template="annualreport/gaps.html",
        context={"title": "What is missing", "report": pages.head(report), "gaps": rows, "owers": owers},
    )


@login_required
def changed(request: HttpRequest, board: str, year: str) -> HttpResponse:
    """What has changed since the board last read the report, as it would read it now."""
    report = report_of(request, board, year)
    last = SharedDraft.objects.filter(report=report).for_lists().order_by("-number").first()
    if last is None:
        raise Http404("No draft has been shared yet.")
    changes = compare(opened(last).document, for_the_board(report).document)
    context = {
        "report": pages.head(report),
        "before": f"draft {last.number}",
        "after": "now",
        "span": f"since {british.day(timezone.localdate(last.shared_at))}",
        "changes": changes,
        "figures": figures_in(changes),
        "side_url": side_by_side(report, f"draft-{last.number}", "now"),
        "breadcrumbs": [{"text": str(report), "href": reverse("front", args=(board, year))}],
    }
    return render(request, "annualreport/compared.html", context)


@login_required
def whole(request: HttpRequest, board: str, year: str) -> HttpResponse:
    """The whole report in one file that stands alone, to keep or to print."""
    report, protected = _draft(request, board, year)
    answer = HttpResponse(pages.alone(report, protected))
    answer["Content-Disposition"] = f'attachment; filename="{board}-annual-report-{year}-draft.html"'
    return answer


@login_required
def whole_pdf(request: HttpRequest, board: str, year: str) -> HttpResponse:
    """The whole report as an accessible PDF; one plain sentence where it cannot be made just now.

    With `?only=KEY`, the chapter of that key which is a report of its own.
    """
    name, protected = _file_of(request, board, year)
    try:
        answer = HttpResponse(pdf.render(protected), content_type="application/pdf")
    except pdf.PdfFailed as failure:
        return HttpResponse(str(failure), content_type="text/plain; charset=utf-8", status=503)
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer


@login_required
def whole_word(request: HttpRequest, board: str, year: str) -> HttpResponse:
    """The whole report as a Word file, or with `?only=KEY` one of its own; a plain sentence where none can be made."""
    name, protected = _file_of(request, board, year)
    try:
        answer = HttpResponse(docx.render(protected), content_type=WORD)
    except docx.WordFailed as failure:
        return HttpResponse(str(failure), content_type="text/plain; charset=utf-8", status=503)
    answer["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return answer


def _file_of(request: HttpRequest, board: str, year: str) -> tuple[str, Protected]:
    """The file's name, and what it holds: the report as it will be printed, or the chapter asked for. Raises 404."""
    _, protected = _draft(request, board, year)
    name = f"{board}-annual-report-{year}-draft"
    only = request.GET.get("only", "")
    if not only:
        return name, without_separates(protected)
    try:
        return f"{name}-{only}", separate(protected, only)
    except KeyError:
        raise Http404 from None


def _draft(request: HttpRequest, board: str, year: str) -> tuple[Report, Protected]:
    """The report assembled for the office. Raises 404 for an unknown one, PermissionDenied for other readers."""
    report = report_of(request, board, year)
    return report, protect(assemble(report), Audience.OFFICE, report.board.threshold)


def _refuse_without_power(user: Any, board: Board) -> None:
    if not user.may(Power.READ_DRAFT, board):
        raise PermissionDenied(FOR_THE_OFFICE)
