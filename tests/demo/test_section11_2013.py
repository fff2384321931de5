"""The invented section 11 round: something for everybody to do, and nothing that passes for real."""

from __future__ import annotations

import pytest
from django.utils import timezone

from agencies.section11.models import Judgement, StandardSet
from lscb.demo.havering import people, second_year, section11_2013
from lscb.demo.havering.base import set_the_stage
from lscb.returns.models import Return, Round

pytestmark = pytest.mark.django_db


def test_round_has_returns_at_every_stage_due_in_the_days_to_come_and_says_that_it_is_invented():
    stage = set_the_stage()
    people.load(stage)
    second_year.load(stage)
    section11_2013.load(stage)
    round = Round.objects.get(title__contains="Section 11")
    assert round.due_on > timezone.localdate()
    assert "invented" in round.title
    assert "invented" in StandardSet.objects.get().name
    held = Judgement.objects.filter(ret__round=round)
    assert held.filter(ret__agency__slug="probation").graded().count() == 4
    assert held.moderated().count() == 8
    states = set(Return.objects.for_round(round).values_list("state", flat=True))
    assert states == {Return.State.NOT_STARTED, Return.State.DRAFT, Return.State.SUBMITTED}
    assert all("Invented" in one.arrangements for one in held.graded())
