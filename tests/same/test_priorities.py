"""Priorities, planned work and progress entered on the screens alone give the chapters the demonstration gives."""

from __future__ import annotations

import pytest

from lscb.board.models import Period
from lscb.demo.havering import priorities as havering
from lscb.demo.havering.priorities_texts import PLANNED
from lscb.demo.havering.progress_texts import UPDATES
from lscb.demo.stage import Stage
from lscb.rollover.services import open_year
from priorities.models import PlannedWork, Priority
from tests.same.comparing import assert_same, chapter
from tests.same.entering import Screens
from tests.same.founding import demonstrated, empty_year, enter_priorities

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CHAPTERS = (
    ("priorities", ""),
    *(("priority", subject) for subject in ("1", "2 4", "3", "5")),
    ("next-year", ""),
)


def test_screens_alone_give_the_demonstrations_chapters_on_priorities():
    with demonstrated(havering.load, _open_next) as stage:
        theirs = chapters(stage.year)
    year = empty_year(stage)
    office = Screens(year.board)
    topics = enter_priorities(office, year)
    for text, serves, parts in PLANNED:
        priorities = list(Priority.objects.filter(period=year, number__in=serves))
        office.enter("planned-work-add", text=text, priorities=priorities)
        for part in parts:
            whole = PlannedWork.objects.get(text=text)
            office.enter("planned-work-add", at=f"?part_of={whole.pk}", text=part)
    for called, when, done, difference, evidence in UPDATES:
        topic = topics[called]
        said = {"done": done, "difference": difference, "evidence": evidence, "when": when}
        office.enter("progress-add", topic.priorities.first().pk, topic=topic, **said)
    office.enter("year-next", year.pk)
    for key, theirs_one in theirs.items():
        assert_same(chapter(year, *key), theirs_one)


def chapters(year: Period) -> dict[tuple[str, str], object]:
    return {key: chapter(year, *key) for key in CHAPTERS}


def _open_next(stage: Stage) -> None:
    open_year(last=stage.year, by=stage.by)
