"""Opening a year's report, and what its first page says."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lscb.annualreport import services
from lscb.annualreport.frontforms import FrontPageForm, OpenReportForm
from lscb.annualreport.models import Report
from lscb.annualreport.views.finding import report_of
from lscb.board.finding import board_of
from lscb.permissions import Power
from lscb.web.editing import edit
from lscb.web.masthead import Link

ASKED = require_http_methods(["GET", "HEAD", "POST"])
MAY_NOT = "The board’s office opens its report and says what stands on its first page."


@login_required
@ASKED
def begin(request: HttpRequest, board: str) -> HttpResponse:
    """The report of a year that has none, with the outline we ship. A year opened from the last has its report."""
    of = board_of(request, board, Power.EDIT_RECORDS, why_not=MAY_NOT)
    return edit(
        request,
        form=OpenReportForm,
        board=of,
        save=lambda form: services.open_report(board=of, by=request.user, **form.cleaned_data),
        said="The report is open. It says what the records say each time it is read.",
        to=lambda made: reverse("front", args=(of.slug, made.period.name)),
        context={"title": "Open an annual report", "back": Link("Annual reports", reverse("reports", args=(of.slug,)))},
    )


@login_required
@ASKED
def front_page(request: HttpRequest, board: str, year: str) -> HttpResponse:
    """The report's title and subtitle, and the six figures that come first."""
    report = report_of(request, board, year, Power.EDIT_RECORDS, MAY_NOT)
    rows = Report.objects.select_related("board", "period").prefetch_related("key_figures")

    def find() -> Report:
        return (rows.select_for_update(of=("self",)) if request.method == "POST" else rows).get(pk=report.pk)

    def save(form: Any) -> Report:
        given = form.cleaned_data
        words = {"title": given["title"], "subtitle": given["subtitle"]}
        return services.say_first_page(report=report, choices=form.choices, by=request.user, **words)

    address = reverse("front", args=(board, year))
    return edit(
        request,
        form=FrontPageForm,
        find=find,
        save=save,
        said="The first page is kept.",
        to=address,
        template="annualreport/front_page.html",
        context={"title": "First page", "report": report, "back": Link(str(report), address)},
    )
