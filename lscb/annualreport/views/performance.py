"""Performance reports: on a quarter, month or half-year, assembled when read, and protected for whoever reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from lscb.annualreport import services
from lscb.annualreport.assembly import assemble
from lscb.annualreport.models import Report
from lscb.annualreport.places import options_for
from lscb.board.finding import board_of
from lscb.board.models import Basis, Board, Period
from lscb.document import docx, pdf, tabular
from lscb.document.disclosure import Audience, Protected, protect
from lscb.document.html import Options, contents, render_document
from lscb.permissions import Power
from lscb.web.editing import edit
from lscb.web.exports import EXCEL, WORD
from lscb.web.forms import PlainForm
from lscb.web.masthead import Link
from priorities.indicators.readers import board_for

ASKED = require_http_methods(["GET", "HEAD", "POST"])
LENGTHS = (Basis.QUARTER, Basis.HALF, Basis.MONTH)
CHOOSE = {"required": "Choose a period"}
FORMS: dict[str, tuple[str, str, Callable[[Protected], bytes]]] = {
    "pdf": ("pdf", "application/pdf", pdf.render),
    "word": ("docx", WORD, docx.render),
    "excel": ("xlsx", EXCEL, tabular.as_xlsx),
    "csv": ("zip", "application/zip", tabular.as_zip),
}


class OpenForm(PlainForm):
    """Which period is reported on."""

    submit_words = "Open the report"

    period = forms.ModelChoiceField(Period.objects.none(), label="Period", empty_label="Choose", error_messages=CHOOSE)
    title = forms.CharField(label="Title", max_length=150, initial="Performance report")

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = Period.objects.of_board(board).filter(basis__in=LENGTHS)
        self.fields["period"].queryset = rows.order_by("-ends", "basis")  # type: ignore[attr-defined]  # records


@login_required
@require_safe
def reports(request: HttpRequest, board: str) -> HttpResponse:
    """The board's performance reports, newest first."""
    of, _ = board_for(request, board)
    user: Any = request.user
    rows = _held(of).order_by("-period__ends", "pk")
    context = {"board": of, "reports": rows, "may_open": user.may(Power.EDIT_RECORDS, of)}
    return render(request, "annualreport/performance_reports.html", context)


@login_required
@ASKED
def begin(request: HttpRequest, board: str) -> HttpResponse:
    """A report on a period with the outline we ship; on one that has a report, that one is shown."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    return edit(
        request,
        form=OpenForm,
        board=of,
        save=lambda form: services.open_report(
            board=of, kind=Report.Kind.PERFORMANCE, by=request.user, **form.cleaned_data
        ),
        said="The report is open. It says what the figures say each time it is read.",
        to=lambda made: reverse("performance-report", args=(of.slug, made.pk)),
        context={"title": "Open a performance report", "back": Link("Performance reports", _list(of))},
    )


@login_required
@require_safe
def report(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """The whole report on one page."""
    of, audience = board_for(request, board)
    made = get_object_or_404(_held(of), pk=pk)
    protected = _assembled(made, audience)
    user: Any = request.user
    office = audience is Audience.OFFICE
    options = options_for(user, made) if office else Options(draftbar=False)
    context = {
        "board": of,
        "report": made,
        "contents": contents(protected),
        "html": mark_safe(render_document(protected, options=options)),  # the renderer escapes every word
        "note": protected.note,
        "office": office,
        "files": [(form, reverse("performance-report-file", args=(of.slug, pk, form))) for form in FORMS],
    }
    return render(request, "annualreport/performance_report.html", context)


@login_required
@require_safe
def file(request: HttpRequest, board: str, pk: int, form: str) -> HttpResponse:
    """The report as a file, protected like the page; one plain sentence where it cannot be made just now."""
    of, audience = board_for(request, board)
    made = get_object_or_404(_held(of), pk=pk)
    if form not in FORMS:
        raise Http404
    ending, kind, write = FORMS[form]
    try:
        answer = HttpResponse(write(_assembled(made, audience)), content_type=kind)
    except (pdf.PdfFailed, docx.WordFailed) as failure:
        return HttpResponse(str(failure), content_type="text/plain; charset=utf-8", status=503)
    name = f"{of.slug}-performance-{made.period.name.replace(' ', '-').lower()}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _assembled(made: Report, audience: Audience) -> Protected:
    return protect(assemble(made), audience, made.board.threshold)


def _held(board: Board) -> Any:
    return Report.objects.filter(board=board, kind=Report.Kind.PERFORMANCE).select_related("board", "period")


def _list(board: Board) -> str:
    return reverse("performance-reports", args=(board.slug,))
