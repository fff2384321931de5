"""Havering's child deaths: totals for 2012-13, invented cases for the year after."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from random import Random

import pytest

from lscb.board.year import Year
from lscb.demo.havering import child_deaths as havering
from lscb.demo.havering.base import set_the_stage
from lscb.demo.invented import child_deaths as invented
from lscb.demo.stage import Stage
from lscb.document import walk
from lscb.document.blocks import Gap, Section
from lscb.document.words import figure_words
from tests.factories.board import BoardFactory, PeriodFactory
from workgroups.cdop.models import ChildDeath, PanelAction, PanelTotals, Review
from workgroups.cdop.report import child_deaths

pytestmark = pytest.mark.django_db
LINES = (Path(__file__).parent / "figures" / "child_deaths.csv").read_text(encoding="utf-8").splitlines()
FIGURES = list(csv.DictReader(LINES))


@pytest.fixture
def stage():
    stage = set_the_stage()
    havering.load(stage)
    return stage


def blocks(stage):
    chapter = Section("child-deaths", "Child deaths", child_deaths(Year(stage.board, stage.year), ("",))[""])
    return [block for _, block in walk.within(chapter)]


def test_every_figure_of_the_source_stands_in_the_chapter(stage):
    written = {(f.label, figure_words(f)) for block in blocks(stage) for f in walk.figures_of(block)}
    assert [line for line in FIGURES if (line["label"], line["value"]) not in written] == []


def test_what_the_source_passes_over_is_a_gap(stage):
    titles = [block.title for block in blocks(stage) if isinstance(block, Gap)]
    assert titles == ["Categories of the deaths reviewed", "Modifiable factors", "Deaths notified"]


def test_no_case_is_invented_for_a_year_held_as_totals(stage):
    assert not ChildDeath.objects.exists()


def test_chapter_is_one_gap_without_the_records(stage):
    PanelAction.objects.all().delete()
    PanelTotals.objects.all().delete()
    assert [type(block) for block in blocks(stage)] == [Section, Gap]


def test_second_year_is_held_case_by_case_and_says_that_it_is_invented(stage):
    stage.year = stage.reporting_year(2013)
    invented.invent_cases(stage, size=16, random=Random(2013))
    numbers = set(ChildDeath.objects.values_list("case_number", flat=True))
    assert len(numbers) == 16
    assert all(number.startswith("INVENTED-2013-") for number in numbers)
    assert Review.objects.exists()
    assert not [b for b in blocks(stage) if isinstance(b, Gap)]


def test_invented_cases_are_valid_and_the_same_for_a_seed():
    told = []
    for name in ("A", "B"):
        board = BoardFactory(name=name)
        stage = Stage(board, PeriodFactory(board=board, starts=date(2012, 4, 1)))
        invented.invent(stage, size=5, random=Random(1))
        told.append(list(ChildDeath.objects.of_board(board).values_list("case_number", "notified_on", "sex", "state")))
    assert told[0] == told[1]
    for death in ChildDeath.objects.all():
        death.full_clean()
    for review in Review.objects.all():
        review.full_clean()
        assert review.death.state == ChildDeath.State.CLOSED


def test_invented_years_follow_one_another():
    board = BoardFactory()
    later = PeriodFactory(board=board, name="2013-14", starts=date(2013, 4, 1), ends=date(2014, 3, 31))
    stage = Stage(board, PeriodFactory(board=board))
    invented.invent(stage, size=3, random=Random(2))
    stage.year = later
    invented.invent(stage, size=3, random=Random(2))
    assert ChildDeath.objects.of_board(board).filter(notified_on__gte=later.starts).count() == 3
    assert ChildDeath.objects.of_board(board).count() == 6
