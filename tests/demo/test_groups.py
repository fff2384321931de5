"""The working groups' returns of 2012-13: complete, with what each group passed over marked as such."""

from __future__ import annotations

import csv
import dataclasses
from copy import deepcopy
from pathlib import Path

import pytest

from lscb.board.year import Year
from lscb.demo.havering import forms, groups
from lscb.demo.havering.base import set_the_stage
from lscb.demo.stage import Stage
from lscb.document.blocks import Gap, Section
from lscb.returns.models import Answer, Form, Return, ReturnEvent
from tests.conftest import for_a_module
from workgroups.progress import report

pytestmark = pytest.mark.django_db

FACTS = Path(__file__).parent / "figures" / "groups.csv"
PASSED_OVER = {
    "quality-and-effectiveness": {"learning"},
    "case-review": {"views"},
    "safeguarding-in-employment": {"views", "learning"},
}


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    with for_a_module(django_db_blocker):
        stage = set_the_stage()
        groups.load(stage)
        yield stage


@pytest.fixture
def stage(db, loaded):
    """For one test, which may set it otherwise."""
    return deepcopy(loaded)


def chapter(stage: Stage) -> tuple[Section, ...]:
    return report.groups(Year(stage.board, stage.year), [""])[""]


def words(thing: object) -> str:
    """Every word of a block and of all that stands in it."""
    if isinstance(thing, str):
        return thing
    if isinstance(thing, tuple):
        return " ".join(words(part) for part in thing)
    if dataclasses.is_dataclass(thing):
        return "".join(words(getattr(thing, f.name)) + " " for f in dataclasses.fields(thing))
    return ""


def test_each_group_handed_in_on_time_and_was_accepted(stage):
    assert {ret.group.slug for ret in Return.objects.accepted()} == set(groups.TEXTS)
    assert not any(ret.late for ret in Return.objects.all())
    assert ReturnEvent.objects.filter(verb=ReturnEvent.Verb.ACCEPTED).count() == 5


def test_headings_passed_over_are_not_answered_and_all_others_are_done(stage):
    for ret in Return.objects.all():
        states = {a.heading.slug: a.state for a in ret.answers.select_related("heading")}
        passed = {slug for slug, state in states.items() if state == Answer.State.NOT_ANSWERED}
        assert passed == PASSED_OVER.get(ret.group.slug, set())
        assert set(states.values()) <= {Answer.State.DONE, Answer.State.NOT_ANSWERED}


def test_chapter_holds_the_five_groups_with_seven_headings_each(stage):
    sections = chapter(stage)
    assert [section.key for section in sections] == list(groups.TEXTS)
    for section in sections:
        parts = [block for block in section.blocks if isinstance(block, Section)]
        assert [part.key for part in parts] == [slug for slug, _, _ in forms.HEADINGS[forms.GROUPS]]
        gaps = {part.key for part in parts if isinstance(part.blocks[0], Gap)}
        assert gaps == PASSED_OVER.get(section.key, set())


def test_chapter_says_which_group_took_over_from_which(stage):
    assert "It took over from Performance management in October 2012." in words(chapter(stage))


def test_chapter_is_all_gaps_when_the_returns_are_deleted(stage):
    for ret in Return.objects.all():
        ret.answers.all().delete()
        ret.delete()
    assert all(isinstance(section.blocks[-1], Gap) for section in chapter(stage))


def test_every_fact_of_the_source_with_a_number_or_a_day_stands_in_the_chapter(stage):
    said = words(chapter(stage))
    lines = list(csv.DictReader(FACTS.read_text().splitlines()))
    assert [line["label"] for line in lines if line["value"] not in said] == []
    assert {line["place"] for line in lines} == {"groups"}


def test_forms_are_made_once(stage):
    before = {key: form.pk for key, form in forms.forms(stage).items()}
    assert {key: form.pk for key, form in forms.forms(stage).items()} == before
    assert Form.objects.count() == 2
    assert [form.headings.count() for form in Form.objects.all()] == [7, 7]
