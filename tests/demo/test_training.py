"""Havering's training in 2012-13, and invented training."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random

import pytest

from lscb.board.year import Year
from lscb.demo.havering import training as havering
from lscb.demo.havering.base import set_the_stage
from lscb.demo.invented import training as invented
from lscb.demo.stage import Stage
from lscb.document import walk
from lscb.document.blocks import Gap, Section
from lscb.document.words import figure_words
from tests.factories.agencies import AgencyFactory
from tests.factories.board import BoardFactory, PeriodFactory
from workgroups.training.models import (
    Course,
    Evaluation,
    SingleAgencyTraining,
    TakeUp,
    TrainingEvent,
    TrainingNote,
)
from workgroups.training.report import by_agency, training

pytestmark = pytest.mark.django_db
LINES = (Path(__file__).parent / "figures" / "training.csv").read_text(encoding="utf-8").splitlines()
MODELS = (TakeUp, Evaluation, TrainingEvent, Course, SingleAgencyTraining, TrainingNote)


@pytest.fixture
def stage():
    stage = set_the_stage()
    havering.load(stage)
    return stage


def blocks(stage):
    chapter = Section("training", "Training", training(Year(stage.board, stage.year), ("",))[""])
    return [block for _, block in walk.within(chapter)]


def test_every_figure_of_the_source_stands_in_the_chapter(stage):
    written = {(f.label, figure_words(f)) for block in blocks(stage) for f in walk.figures_of(block)}
    lines = [line for line in csv.DictReader(LINES) if line["place"] == "training"]
    assert [line for line in lines if (line["label"], line["value"]) not in written] == []


def test_what_the_source_lost_or_passes_over_is_a_gap(stage):
    assert [block.title for block in blocks(stage) if isinstance(block, Gap)] == [
        "Base of the absence rate",
        "Numbers of All training, 2012–13",
        "Attendance by agency",
        "Impact of training",
    ]


def test_hospital_trust_has_its_training_on_its_own_page(stage):
    (section,) = by_agency(Year(stage.board, stage.year))[stage.agencies["bhrut"].pk]
    words = [figure_words(f) for _, block in walk.within(section) for f in walk.figures_of(block)]
    assert words.count("over 90%") == 3


def test_chapter_is_one_gap_without_the_records(stage):
    for model in MODELS:
        model.objects.all().delete()
    assert [type(block) for block in blocks(stage)] == [Section, Gap]


def test_invented_training_is_valid_and_runs_again_the_next_year():
    board = BoardFactory()
    agency = AgencyFactory(board=board)
    stage = Stage(board, PeriodFactory(board=board), agencies={agency.slug: agency})
    invented.invent(stage, size=4, random=Random(1))
    stage.year = PeriodFactory(board=board, name="2013-14")
    invented.invent(stage, size=4, random=Random(2))
    assert (Course.objects.count(), TrainingEvent.objects.count()) == (4, 8)
    for model in MODELS:
        assert model.objects.count() >= 4
        for record in model.objects.all():
            record.full_clean()
