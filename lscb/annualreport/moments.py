"""The year a report speaks of, and the moments after which figures that were revised no longer change it."""

from __future__ import annotations

from datetime import datetime

from lscb.annualreport.models import Report, SharedDraft
from lscb.board.year import Year


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
