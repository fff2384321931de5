"""The year a report speaks of, and the moments after which figures that were revised no longer change it."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from lscb.annualreport.models import Report, SharedDraft
from lscb.board.models import Board, Period
from lscb.board.year import Year
from priorities.indicators.sources import Printing


def printing(board: Board, period: Period) -> list[Printing]:
    """The reports on a reporting period in which a period ends, for whoever chooses between sources of its figures."""
    rows = Report.objects.of_board(board).filter(period__starts__lte=period.ends, period__ends__gte=period.ends)
    asked = {Report.Kind.ANNUAL: "front", Report.Kind.PERFORMANCE: "performance-report"}
    return [
        Printing(str(report), _address(report, asked[Report.Kind(report.kind)]), year_of(report))
        for report in rows.filter(kind__in=asked).select_related("board", "period")
    ]


def _address(report: Report, name: str) -> str:
    own = report.pk if name == "performance-report" else report.period.name
    return reverse(name, args=(report.board.slug, own))


def year_of(report: Report) -> Year:
    """The report's year, with the moments at which what was approved of it, and of the one before, was shared."""
    approved = SharedDraft.objects.filter(
        report__board=report.board_id, report__kind=report.kind, approval__isnull=False
    ).order_by("shared_at")
    first: dict[int, datetime] = {}
    ends = {}
    for number, end, moment in approved.values_list("report_id", "report__period__ends", "shared_at"):
        first.setdefault(number, moment)
        ends[number] = end
    earlier = [number for number in first if number != report.pk and ends[number] < report.period.ends]
    last = max(earlier, key=lambda number: ends[number], default=None)
    return Year(
        report.board,
        report.period,
        known_by=first.get(report.pk),
        before_known_by=first[last] if last is not None else None,
    )
