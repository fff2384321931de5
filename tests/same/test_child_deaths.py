"""What the panel officer enters alone, into an empty board, gives the demonstration's chapter: totals and cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from lscb.board import services as boards
from lscb.demo.havering import child_deaths as havering
from lscb.demo.havering.base import set_the_stage
from lscb.demo.havering.second_year import DEATHS, SEED
from lscb.demo.invented import child_deaths as invented
from lscb.permissions import Role
from tests.same.comparing import assert_same, chapter
from tests.same.ground import laid_out
from tests.same.reading_again import Careful
from workgroups.cdop.models import ChildDeath, PanelAction, PanelTotals
from workgroups.models import Meeting

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_screens_alone_give_the_demonstrations_chapter_on_child_deaths_held_as_totals():
    stage = set_the_stage()
    havering.load(stage)
    ground = laid_out(stage)
    year = ground[stage.year]
    officer = Careful(ground.board, Role.PANEL_OFFICER)
    officer.enter("child-death-totals", year.pk, "child-death-overview-panel", **havering.TOTALS)
    totals = PanelTotals.objects.get(board=ground.board)
    for label, count, people in havering.COUNTS:
        officer.enter(
            *("child-death-part-add", year.pk, "counts"),
            at=f"?totals={totals.pk}",
            label=label,
            count=count,
            people=people,
        )
    for order, (kind, text) in enumerate(havering.WORK):
        officer.enter("child-death-part-add", year.pk, "work", kind=kind, text=text, order=order)
    assert_same(chapter(year, "child-deaths"), chapter(stage.year, "child-deaths"))


@pytest.mark.slow
def test_screens_alone_give_the_demonstrations_chapter_on_child_deaths_held_case_by_case():
    first = set_the_stage()
    following = {"name": "2013-14", "starts": date(2013, 4, 1), "ends": date(2014, 3, 31)}
    stage = replace(first, year=boards.lay_out_year(board=first.board, by=None, **following))
    invented.invent_cases(stage, size=DEATHS, random=Random(SEED))
    invented.invent_work(stage, times=1)
    ground = laid_out(stage)
    officer = Careful(ground.board, Role.PANEL_OFFICER)
    _enter_cases(officer, ground, stage)
    for work in PanelAction.objects.of_board(stage.board):
        typed = ground.typed(work, ("kind", "text", "order"))
        officer.enter("child-death-part-add", ground[stage.year].pk, "work", **typed)
    assert_same(chapter(ground[stage.year], "child-deaths"), chapter(stage.year, "child-deaths"))


def _enter_cases(officer, ground, stage):
    officer.enter("child-death-lists")
    for meeting in Meeting.objects.of_board(stage.board):
        officer.enter("child-death-meeting", on=meeting.on)
    for death in ChildDeath.objects.of_board(stage.board).order_by("pk"):
        known = ground.typed(
            death,
            ("case_number", "notified_on", "died_on", "sex", "expectedness", "place", "area", "joint_response"),
        )
        officer.enter("child-death-add", age_band=str(death.age_band), **known)
        key = ChildDeath.objects.get(board=ground.board, case_number=death.case_number).key
        if death.leaflet_sent_on:
            officer.enter("child-death-do", key, "leaflet", on=death.leaflet_sent_on)
        _enter_forms(officer, ground, death, key)
        if review := getattr(death, "review", None):
            officer.enter(
                *("child-death-review", key),
                reviewed_on=review.reviewed_on,
                category=str(review.category),
                modifiability=review.modifiability,
                learning=review.learning,
            )
            for factor in review.factors.all():
                officer.enter(
                    "child-death-do", key, "factor", domain=factor.domain, text=factor.text, grade=factor.grade
                )


def _enter_forms(officer, ground, death, key):
    for asked in death.forms.all():
        officer.enter("child-death-do", key, "ask", agencies=[ground[asked.agency]], form=asked.form, on=asked.asked_on)
        if asked.received_on:
            made = ChildDeath.objects.get(key=key).forms.get(agency=ground[asked.agency])
            officer.enter("child-death-do", key, "receive", forms=[made], on=asked.received_on)
