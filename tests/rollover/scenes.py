"""A year with something of every part that the next takes from it."""

from __future__ import annotations

from datetime import date
from typing import Any

from lscb.board.models import Period
from priorities.models import Closing, PlannedWork
from tests.factories.annualreport import OutlineSectionFactory, ReportFactory
from tests.factories.board import PeriodFactory, PostFactory
from tests.factories.finance import ContributionFactory
from tests.factories.priorities import PlannedWorkFactory, PriorityFactory
from tests.factories.section11 import StandardSetFactory
from tests.factories.workgroups import GroupFactory, SeatFactory


def a_whole_year() -> dict[str, Any]:
    """The year, by the name of each part."""
    year = PeriodFactory()
    here = {"period": year, "board": year.board}
    priority = PriorityFactory(**here, number=1, title="Early help")
    judged = {"closing": Closing.ACHIEVED, "closing_reason": "Done.", "closed_on": date(2013, 3, 1)}
    achieved = PriorityFactory(**here, number=2, title="A threshold document", **judged)
    done = PlannedWorkFactory(**here, state=PlannedWork.State.DONE)
    work = PlannedWorkFactory(**here, text="Write a guide", state=PlannedWork.State.PARTLY, outcome="Half of it.")
    work.priorities.set([priority])
    part = PlannedWorkFactory(**here, text="Its first chapter", part_of=work, order=1)
    group = GroupFactory(board=year.board, name="Training group")
    report = ReportFactory(board=year.board, period=year)
    OutlineSectionFactory(report=report, order=0, builder="introduction", heading="Who we are")
    OutlineSectionFactory(report=report, order=1, builder="priorities", heading="Priorities for 2012–13")
    OutlineSectionFactory(report=report, order=2, builder="priority", subject="1", heading="Priority 1: early help")
    OutlineSectionFactory(report=report, order=3, builder="finance", heading="Finance", hidden=True, hidden_reason="x")
    return {
        "year": year,
        "priority": priority,
        "achieved": achieved,
        "done": done,
        "work": work,
        "part": part,
        "post": PostFactory(**here, title="Business manager"),
        "group": group,
        "seat": SeatFactory(group=group, title="Lay member", agency=None),
        "set": StandardSetFactory(board=year.board, name="Section 11"),
        "line": ContributionFactory(period=year, agreed_pence=5_000_00, received_pence=5_000_00),
        "report": report,
    }


def following(year: Period) -> Period:
    """The year that begins the day after."""
    return Period.objects.get(board=year.board, starts=date(2013, 4, 1))
