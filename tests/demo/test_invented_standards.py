"""Invented standards: an agency's every return is judged, year after year against one set."""

from __future__ import annotations

from random import Random

import pytest

from agencies.section11 import report
from agencies.section11.models import Evidence, Judgement, StandardSet
from lscb.board.year import Year
from lscb.demo.invented import standards
from lscb.demo.stage import Stage
from tests.factories.agencies import AgencyFactory
from tests.factories.board import PeriodFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage():
    year = PeriodFactory()
    agencies = {slug: AgencyFactory(board=year.board, slug=slug) for slug in ("one", "two")}
    return Stage(board=year.board, year=year, agencies=agencies)


def test_each_agency_is_judged_against_every_standard(stage):
    standards.invent(stage, size=3, random=Random(1))
    assert Judgement.objects.count() == 2 * len(standards.STANDARDS)
    assert Evidence.objects.count() == 3
    for judgement in Judgement.objects.all():
        judgement.full_clean()
    assert set(report.by_agency(Year(stage.board, stage.year))) == {a.pk for a in stage.agencies.values()}


def test_next_year_is_judged_against_the_same_set(stage):
    standards.invent(stage, size=1, random=Random(1))
    stage.year = PeriodFactory(board=stage.board, name="2013-14", starts="2013-04-01", ends="2014-03-31")
    stage.year.refresh_from_db()
    standards.invent(stage, size=1, random=Random(1))
    assert StandardSet.objects.count() == 1
    assert Judgement.objects.overlapping(stage.year).count() == 2 * len(standards.STANDARDS)
