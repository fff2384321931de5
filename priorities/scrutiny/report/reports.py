"""Reports put to the board: by topic, and in one table with those that did not come."""

from __future__ import annotations

from collections.abc import Sequence

from lscb.board.year import Chapters, Parts, Year
from lscb.document.blocks import Block, Gap, Row, Table, row
from priorities.scrutiny.models import ReportReceived
from priorities.scrutiny.report.reading import in_period, of_year, under_topics
from priorities.scrutiny.report.wording import NOT_STATED, day, gap, grouped, when

COLUMNS = ("Report", "From", "When", "What it was about", "What the board decided")


def reports_received(year: Year) -> Parts:
    """Reports by topic of the period."""
    return grouped(under_topics(year, _reports(year)), "topic_id", _table)


def reports_to_board(year: Year, subjects: Sequence[str]) -> Chapters:
    """All reports of the period that came, and a gap for each that was due and did not."""
    found = in_period(year, _reports(year))
    if not found:
        words = f"No report to the board is recorded for {year.period.label}."
        return {"": (gap(year, ReportReceived, "Reports to the board", words),)}
    came = [report for report in found if report.received]
    late = [r for r in found if not r.received and r.due_on and r.due_on <= year.ends]
    return {"": (*(_table(came) if came else ()), *(_missing(report) for report in late))}


def _table(reports: Sequence[ReportReceived]) -> tuple[Block, ...]:
    return (Table("Reports the board received", COLUMNS, tuple(_row(r) for r in reports), figures=False),)


def _row(report: ReportReceived) -> Row:
    on = when(report.received_on, report.when_words) or (day(report.meeting.on) if report.meeting else "")
    stated = (report.sender, on, report.content, report.decision)
    return row(report.title, *(words or NOT_STATED for words in stated))


def _missing(report: ReportReceived) -> Gap:
    words = "It was due to the board, and no day of receipt is recorded."
    assert report.due_on is not None
    return Gap(report.title, words, owed_by=report.sender, since=f"since {day(report.due_on)}")


def _reports(year: Year) -> list[ReportReceived]:
    return of_year(year, ReportReceived.objects.of_board(year.board).select_related("meeting"), "agency")
