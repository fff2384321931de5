"""Every statistic of the published report is held and printed, and its deletion leaves a gap in its place."""

from __future__ import annotations

import csv
import re
from copy import deepcopy
from pathlib import Path
from random import Random

import pytest
from django.db import transaction

from lscb.board.year import Year
from lscb.demo.havering import figures, priorities
from lscb.demo.havering.base import set_the_stage
from lscb.demo.invented import indicators as invented
from lscb.document.blocks import Document, Gap, Section
from lscb.document.disclosure import Audience, protect
from lscb.document.text import render
from lscb.document.walk import gaps
from priorities.indicators import report
from priorities.indicators.models import Indicator, Observation, Statement
from tests.conftest import for_a_module

pytestmark = pytest.mark.django_db

LIST = Path(__file__).parent / "figures" / "indicators.csv"


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    with for_a_module(django_db_blocker):
        made = set_the_stage()
        priorities.load(made)
        figures.load(made)
        yield made


@pytest.fixture
def stage(db, loaded):
    """For one test, which may set it otherwise."""
    return deepcopy(loaded)


def sections(stage):
    year = Year(stage.board, stage.year)
    topics = {topic.pk: name for name, topic in stage.topics.items()}
    chapters = {"priority-1": [], "priority-2-4": [], "agencies": [], "groups": []}
    for pk, blocks in report.by_topic(year).items():
        first = topics[pk] in ("child-protection-plans", "looked-after-children")
        chapters["priority-1" if first else "priority-2-4"] += blocks
    for key, parts in (("agencies", report.by_agency(year)), ("groups", report.by_group(year))):
        for blocks in parts.values():
            chapters[key] += blocks
    return {key: Section(key, key, tuple(blocks)) for key, blocks in chapters.items()}


def words(section):
    return render(protect(Document("T", "B", "P", (section,)), Audience.OFFICE))


def test_every_figure_of_the_report_is_printed_where_it_belongs(stage):
    said = {key: words(section) for key, section in sections(stage).items()}
    with LIST.open(newline="") as file:
        rows = list(csv.DictReader(file))
    missing = [
        row for row in rows if not re.search(rf"(?<![\w.,]){re.escape(row['value'])}(?![\w])", said[row["place"]])
    ]
    assert len(rows) > 100
    assert missing == []


def test_contradictions_of_the_report_are_said(stage):
    said = {key: words(section) for key, section in sections(stage).items()}
    assert "Total, Unborn: Printed as 2; the figures give 1." in said["priority-1"]
    assert "The totals printed for the columns add up to 122" in said["priority-1"]
    assert "Printed as 12; the figures give 15." in said["priority-2-4"]
    assert "Printed as 4%; the figures give 6.3%." in said["priority-2-4"]
    assert "Printed as 4.3%; the figures give 3.6%." in said["agencies"]


def test_what_the_report_lost_is_a_gap_or_a_marker(stage):
    made = sections(stage)
    found = [gap.title for section in made.values() for _, gap in gaps(Document("T", "B", "P", (section,)))]
    assert found == [
        "Not supplied: placement moves of looked after children",
        "Not stated: referrals each month that do not meet the threshold for social care",
    ]
    assert "(enforcement)\t[m]" in words(made["agencies"])


def test_deleted_figures_leave_gaps_and_nothing_else(stage):
    Statement.objects.all().delete()
    Observation.objects.all().delete()
    blocks = [b for section in sections(stage).values() for b in section.blocks]
    owed = Indicator.objects.exclude(frequency="")
    assert len(blocks) == owed.count() > 30
    assert all(isinstance(b, Gap) for b in blocks)


def test_no_figure_is_left_without_a_place(stage):
    assert report.unplaced(Year(stage.board, stage.year)) == ()


def test_invented_figures_stand_in_every_place(stage):
    invented.invent(stage, size=32, random=Random(1), observations=3000)
    assert Observation.objects.count() >= 3000
    year = Year(stage.board, stage.year)
    for parts in (report.by_topic(year), report.by_agency(year), report.by_group(year), report.by_priority(year)):
        assert "Invented" in "".join(words(Section("all", "All", blocks)) for blocks in parts.values())


def test_invented_figures_go_on_into_a_further_year(stage):
    invented.invent(stage, size=4, random=Random(1))
    indicators = Indicator.objects.count()
    stage.year = stage.reporting_year(2013)
    invented.invent(stage, size=4, random=Random(1))
    assert Indicator.objects.count() == indicators
    assert Observation.objects.filter(period=stage.year).exists()


def test_invented_figures_are_the_same_for_the_same_seed(stage):
    def values(seed):
        with transaction.atomic():
            invented.invent(stage, size=4, random=Random(seed))
            held = list(Observation.objects.order_by("pk").values_list("value", flat=True))
            transaction.set_rollback(True)
        return held

    assert values(7) == values(7) != values(8)
