"""Two invented meetings of the board in 2013-14: one that was held, and one two weeks ahead of whoever looks."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from lscb.demo.stage import Stage
from workgroups import services
from workgroups.models import Attendance, Meeting, Paper

TITLE = "Board meeting (invented)"
HELD_ON = date(2013, 10, 17)
MINUTES = (
    "<p>The minutes of the last meeting were agreed.</p>"
    "<p>The board heard how far each priority had come. It asked for the next report to say what children had said.</p>"
)
PAPERS = (
    ("How far the priorities have come", Paper.Ask.DISCUSS, "Half a year of each priority on two pages.", ""),
    ("Dates of next year's meetings", Paper.Ask.DECIDE, "Four dates, each on a Thursday.", "Agreed."),
)
AHEAD = (
    ("Draft of the annual report", Paper.Ask.DISCUSS, "The draft that is shared with the board."),
    ("Budget of the year", Paper.Ask.DECIDE, "What partners are asked to pay, beside the year before."),
)


def load(stage: Stage) -> None:
    """Both meetings, with their papers; the first also with its minutes and with who came."""
    group = stage.groups["board"]
    held = services.plan_meeting(group=group, on=HELD_ON, title=TITLE, venue="Town Hall", by=stage.by)
    for number, (title, ask, summary, decision) in enumerate(PAPERS, start=1):
        paper = _paper(stage, held, number, title, ask, summary)
        if decision:
            services.decide(paper=paper, decision=decision, by=stage.by)
    services.write_minutes(meeting=held, minutes=MINUTES, by=stage.by)
    came = {(held, seat): Attendance.State.IN_PERSON.value for seat in group.seats.all()}
    services.record_attendance(told=came, by=stage.by)
    ahead = services.plan_meeting(
        group=group, on=timezone.localdate() + timedelta(days=14), title=TITLE, venue="Town Hall", by=stage.by
    )
    for number, (title, ask, summary) in enumerate(AHEAD, start=1):
        _paper(stage, ahead, number, title, ask, summary)


def _paper(stage: Stage, meeting: Meeting, number: int, title: str, ask: Paper.Ask, summary: str) -> Paper:
    paper = Paper(meeting=meeting, number=number, title=title, ask=ask, summary=summary)
    return services.put_paper(paper=paper, by=stage.by)
