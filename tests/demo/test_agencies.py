"""The partner agencies' returns of 2012-13 and the appendix, as the demonstration enters them."""

from __future__ import annotations

import csv
from copy import deepcopy
from html.parser import HTMLParser
from pathlib import Path

import pytest

from agencies.section11 import report
from agencies.section11.models import Judgement
from lscb.board.year import Year
from lscb.demo.havering import agencies
from lscb.demo.havering.base import set_the_stage
from lscb.document import walk
from lscb.document.blocks import Gap, Section, Table
from lscb.returns.models import Answer, Return, Round
from priorities import services as priorities
from tests.conftest import for_a_module

pytestmark = pytest.mark.django_db

WORDS = Path(__file__).parent / "figures" / "agencies.csv"
NOT_ANSWERED = {
    "childrens-services": "3",
    "adult-social-care": "347",
    "housing": "234567",
    "community-safety": "37",
    "anti-social-behaviour": "3467",
    "offender-management": "2367",
}


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    with for_a_module(django_db_blocker):
        stage = set_the_stage()
        for number in range(1, 6):
            stage.priorities[number] = priorities.set_priority(
                board=stage.board, period=stage.year, number=number, title=f"Priority {number}", aim="Aim", by=None
            )
        agencies.load(stage)
        yield stage


@pytest.fixture
def stage(db, loaded):
    """For one test, which may set it otherwise."""
    return deepcopy(loaded)


class Words(HTMLParser):
    """The words of a piece of HTML, with a space between its elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = ""
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.words += f" {data}"


def wanted(place):
    """Ages, levels, lengths and dates that the source states in one chapter, as they stand in its words."""
    with WORDS.open(newline="") as lines:
        return [row["value"] for row in csv.DictReader(lines) if row["place"] == place]


def written(stage):
    """All that the returns say."""
    answers = Answer.objects.filter(ret__round__board=stage.board).prefetch_related("versions")
    return " ".join(Words(answer.body).words for answer in answers)


def appendix(stage):
    chapter = report.standards(Year(stage.board, stage.year), ["ccg-arrangements"])["ccg-arrangements"]
    return [block for _, block in walk.within(Section("appendix", "Appendix", chapter))]


def test_every_partner_agency_handed_in_and_was_accepted(stage):
    states = dict(Return.objects.values_list("agency__slug", "state"))
    assert states == dict.fromkeys((stage.agencies[one].slug for one in agencies.SECTIONS), Return.State.ACCEPTED)
    assert Round.objects.get().title == "Partner agencies’ returns"
    assert not any(ret.late for ret in Return.objects.select_related("round"))


def test_headings_passed_over_are_not_answered(stage):
    passed = Answer.objects.filter(state=Answer.State.NOT_ANSWERED).order_by("ret", "heading__order")
    found: dict[str, str] = {}
    for slug, number in passed.values_list("ret__agency__slug", "heading__number"):
        found[slug] = found.get(slug, "") + number
    assert found == NOT_ANSWERED


def test_heading_left_blank_is_told_from_one_left_out(stage):
    reasons = dict(Answer.objects.filter(ret__agency__slug="community-safety").values_list("heading__number", "why"))
    assert (reasons["3"], reasons["7"]) == (agencies.LEFT_BLANK, agencies.PASSED_OVER)


def test_contributions_speak_to_the_priorities_named(stage):
    numbers = {one.subject_id: str(number) for number, one in stage.priorities.items()}
    answers = Answer.objects.filter(heading__number="3", state=Answer.State.DONE).order_by("part")
    found: dict[str, list[str]] = {}
    for answer in answers.select_related("ret__agency").prefetch_related("subjects"):
        spoken = "".join(sorted(numbers[subject.pk] for subject in answer.subjects.all()))
        found.setdefault(answer.ret.agency.slug, []).append(spoken)
    assert found == {
        "probation": ["1", "23", "4", "5"],
        "clinical-commissioning-group": ["1", "2", "3", "4", "5"],
        "nelft": [""],
        "bhrut": [""],
        "police-child-abuse-team": [""],
    }


def test_stray_words_of_the_source_are_not_carried_over(stage):
    text = written(stage).lower()
    assert not [stray for stray in ("insert recruitment", "once known", "see page", "♣") if stray in text]


def test_figures_left_in_the_agencies_words_are_there(stage):
    text = " ".join(written(stage).split())
    assert [value for value in wanted("agencies") if value not in text] == []


def test_figures_of_the_appendix_are_there(stage):
    tables = [block for block in appendix(stage) if isinstance(block, Table)]
    cells = [cell for table in tables for row in table.rows for cell in row.cells]
    text = " ".join(inline.text for cell in cells for inline in cell.content)
    assert [value for value in wanted("appendix-standards") if value not in text] == []


def test_appendix_stands_under_six_requirements_with_leads_only_where_stated(stage):
    blocks = appendix(stage)
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [table.caption[0] for table in tables] == list("123456")
    assert [len(table.rows) for table in tables] == [4, 1, 1, 1, 3, 1]
    led = Judgement.objects.exclude(lead="").order_by("standard__order").values_list("standard__number", "lead")
    assert list(led) == [
        ("1.1", "Nurse Director"),
        ("2.1", "Chief Operating Officer"),
        ("4.1", "Nurse Director"),
        ("5.2", "Nurse Director"),
    ]
    gaps = [block for block in blocks if isinstance(block, Gap)]
    assert [gap.text for gap in gaps] == ["The return does not state the lead."] * 7


def test_missing_name_of_a_policy_is_recorded(stage):
    missing = Judgement.objects.exclude(gap="").get()
    assert missing.standard.number == "4.1"
    assert missing.gap == "The name of the recruitment policy was not supplied."


def test_plain_text_becomes_paragraphs_lists_and_small_headings():
    assert agencies.html("# A & B\n\nOne\nline.\n\n- first\n  item\n- second") == (
        "<h3>A &amp; B</h3><p>One line.</p><ul><li>first item</li><li>second</li></ul>"
    )
