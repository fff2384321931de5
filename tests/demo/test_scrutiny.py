"""Havering's scrutiny: the judgements as given, remarks with their topics, what is not stated left unstated."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path
from random import Random

import pytest

from lscb.actions.models import Action
from lscb.audit.models import AuditEvent
from lscb.board.year import Year
from lscb.demo.havering import scrutiny as havering
from lscb.demo.havering.base import set_the_stage
from lscb.demo.invented import scrutiny as invented
from lscb.demo.stage import Stage
from lscb.document import walk
from lscb.document.blocks import Gap, Quotation, Section
from lscb.document.words import figure_words
from priorities.scrutiny import models, report
from tests.factories.board import PeriodFactory
from tests.factories.priorities import TopicFactory

pytestmark = pytest.mark.django_db
LINES = (Path(__file__).parent / "figures" / "scrutiny.csv").read_text(encoding="utf-8").splitlines()
TOPICS = (
    "safeguarding-hub",
    "child-protection-plans",
    "strengthening-families",
    "looked-after-children",
    "early-help",
    "thresholds",
    "childrens-centres",
    "scrutiny-and-performance",
)


@pytest.fixture
def stage():
    stage = set_the_stage()
    stage.topics = {slug: TopicFactory(period=stage.year, slug=slug, name=slug) for slug in TOPICS}
    havering.load(stage)
    return stage


@pytest.fixture
def year(stage):
    return Year(stage.board, stage.year)


def every(blocks):
    return [block for _, block in walk.within(Section("chapter", "Chapter", tuple(blocks)))][1:]


def test_every_figure_of_the_source_stands_in_the_parts(year):
    blocks = [block for part in report.engagement_by_agency(year).values() for block in every(part)]
    written = {(f.label, figure_words(f)) for block in blocks for f in walk.figures_of(block)}
    assert [line for line in csv.DictReader(LINES) if (line["label"], line["value"]) not in written] == []


def test_judgements_are_those_given(stage):
    given = models.InspectionJudgement.objects.values_list("inspection__when_words", "aspect", "level__name")
    assert set(given) == {
        ("March 2013", "Child protection as a whole", "Adequate"),
        ("March 2013", "The board", "Adequate"),
        ("September 2011", "Safeguarding as a whole", "Adequate"),
        ("end of November 2012", "Private fostering", "Inadequate"),
    }
    ofsted = models.Inspection.objects.get(when_words="March 2013", kind="inspection")
    assert (ofsted.starts, ofsted.ends) == (date(2013, 2, 25), date(2013, 3, 6))


def test_remarks_stand_with_their_topics(stage, year):
    remarks = report.remarks_by_topic(year)
    told = {slug: len(every(remarks.get(topic.pk, ()))) > 0 for slug, topic in stage.topics.items()}
    assert [slug for slug, some in told.items() if not some] == ["looked-after-children"]
    assert set(report.remarks_in_chapters(year, ["priorities", "private-fostering"])) == {
        "priorities",
        "private-fostering",
    }


def test_remarks_are_in_our_words_without_quotation_marks(year):
    remarks = [b for part in report.remarks_by_topic(year).values() for b in part if isinstance(b, Quotation)]
    assert remarks
    assert all(remark.own_words and remark.when for remark in remarks)
    assert not re.search('[“”"‘]', " ".join(models.Finding.objects.values_list("text", flat=True)))


def test_inspections_led_to_actions_of_the_partners(stage, year):
    owners = {a.title: [str(o) for o in a.owners.all()] for a in Action.objects.of_board(stage.board)}
    assert ["Police", "Children's Services"] in owners.values()
    (table,) = report.actions_by_topic(year)[stage.topics["safeguarding-hub"].pk]
    assert len(table.rows) == 2


def test_numbers_of_private_fostering_are_not_stated(year):
    blocks = every(report.private_fostering(year, [""])[""])
    said = {figure_words(f) for block in blocks for f in walk.figures_of(block)}
    assert said == {"not stated"}
    assert not [block for block in blocks if isinstance(block, Gap)]


def test_only_the_fathers_project_has_no_finding_recorded(year):
    gaps = [block.title for block in every(report.inspections(year, [""])[""]) if isinstance(block, Gap)]
    assert gaps == ["Race Equality Foundation and Ofsted: Evaluation of the first fathers project"]


def test_second_load_of_records_without_topics_still_stands():
    stage = set_the_stage()
    havering.load(stage)
    assert report.remarks_by_topic(Year(stage.board, stage.year)) == {}


def test_each_record_has_its_audit_line(stage):
    for model in (models.Inspection, models.Finding, models.Audit, models.Policy, models.Engagement):
        label = model._meta.label_lower
        assert AuditEvent.objects.filter(model=label, verb="added").count() == model.objects.count() > 0


def test_invented_scrutiny_is_valid_and_the_same_for_a_seed():
    told = []
    for _ in range(2):
        period = PeriodFactory()
        stage = Stage(period.board, period)
        stage.topics = {str(n): TopicFactory(period=period) for n in range(3)}
        invented.invent(stage, size=4, random=Random(7))
        told.append(list(models.Audit.objects.of_board(period.board).values_list("title", "sample_size")))
        for model in (models.Inspection, models.Audit, models.Challenge, models.Risk, models.Policy, models.Engagement):
            for record in model.objects.of_board(period.board):
                record.full_clean()
    assert told[0] == told[1]
