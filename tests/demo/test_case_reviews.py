"""Havering's case reviews in 2012-13, and invented ones."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random

import pytest

from lscb.board.year import Year
from lscb.demo.havering import case_reviews as havering
from lscb.demo.havering.base import set_the_stage
from lscb.demo.invented import reviews as invented
from lscb.demo.stage import Stage
from lscb.document import walk
from lscb.document.blocks import Gap, Section
from lscb.document.words import figure_words
from tests.factories.agencies import AgencyFactory
from tests.factories.board import BoardFactory, PeriodFactory
from workgroups.reviews.models import CaseReview, LearningEvent, Recommendation, ReviewTotals, ReviewUpdate
from workgroups.reviews.report import case_reviews

pytestmark = pytest.mark.django_db
LINES = (Path(__file__).parent / "figures" / "case_reviews.csv").read_text(encoding="utf-8").splitlines()


@pytest.fixture
def stage():
    stage = set_the_stage()
    havering.load(stage)
    return stage


def blocks(stage):
    chapter = Section("case-reviews", "Case reviews", case_reviews(Year(stage.board, stage.year), ("",))[""])
    return [block for _, block in walk.within(chapter)]


def test_every_figure_of_the_source_stands_in_the_chapter(stage):
    written = {(f.label, figure_words(f)) for block in blocks(stage) for f in walk.figures_of(block)}
    assert [line for line in csv.DictReader(LINES) if (line["label"], line["value"]) not in written] == []


def test_which_review_was_published_is_left_open_as_in_the_source(stage):
    serious = CaseReview.objects.filter(kind=CaseReview.Kind.SERIOUS)
    assert set(serious.values_list("state", "publication")) == {("", "")}
    titles = [block.title for block in blocks(stage) if isinstance(block, Gap)]
    assert titles == [
        "Stage of Child E",
        "Recommendations of Child E",
        "Stage of Child F",
        "Recommendations of Child F",
        "Attendance at learning events",
    ]


def test_chapter_is_one_gap_without_the_records(stage):
    for model in (LearningEvent, ReviewUpdate, ReviewTotals, CaseReview):
        model.objects.all().delete()
    assert [type(block) for block in blocks(stage)] == [Section, Gap]


def test_invented_reviews_are_valid():
    board = BoardFactory()
    stage = Stage(board, PeriodFactory(board=board), agencies={"a": AgencyFactory(board=board)})
    invented.invent(stage, size=6, random=Random(1))
    for model in (CaseReview, Recommendation, LearningEvent, ReviewUpdate):
        assert model.objects.count() >= 6
        for record in model.objects.all():
            record.full_clean()
