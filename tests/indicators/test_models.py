"""What the database itself refuses of the statistics store."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from lscb.permissions import Role
from priorities.indicators.models import Observation
from tests.factories import indicators as factories
from tests.factories.accounts import person
from tests.factories.board import PeriodFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "columns",
    [
        {"value": None},
        {"value": Decimal(3), "marker": "c"},
        {"value": None, "marker": "n", "numerator": 1, "denominator": 2},
        {"value": None, "numerator": 1},
        {"denominator": 0},
        {"value": None, "words": "few", "bound": "over"},
    ],
)
def test_observation_is_refused_when_it_contradicts_itself(columns):
    with pytest.raises(IntegrityError):
        factories.ObservationFactory(**columns)


@pytest.mark.parametrize(
    "columns",
    [
        {"value": Decimal(0)},
        {"value": None, "marker": "m"},
        {"value": None, "words": "the majority"},
        {"value": None, "numerator": 9, "denominator": 10},
    ],
)
def test_observation_stands_when_it_says_one_thing(columns):
    assert factories.ObservationFactory(**columns).pk


def test_one_figure_of_a_key_is_chosen():
    first = factories.ObservationFactory()
    with pytest.raises(IntegrityError):
        factories.ObservationFactory(
            indicator=first.indicator, period=first.period, area=first.area, source__name="Another"
        )


def test_scheme_has_one_whole():
    scheme = factories.CategorySchemeFactory()
    with pytest.raises(IntegrityError):
        factories.CategoryFactory(scheme=scheme, is_all=True)


def test_rate_is_refused_without_its_base():
    with pytest.raises(IntegrityError):
        factories.IndicatorFactory(unit="rate")


def test_sentence_is_refused_when_it_has_an_unknown_place():
    indicator = factories.IndicatorFactory.build(sentence="There were {many} children.")
    with pytest.raises(ValidationError, match="Nothing can be put in the place of"):
        indicator.clean()


def test_observation_is_refused_when_its_category_is_of_another_scheme():
    observation = factories.ObservationFactory()
    observation.category1 = factories.CategoryFactory()
    with pytest.raises(ValidationError, match="category of the indicator's scheme"):
        observation.clean()


def test_observation_is_refused_when_its_period_is_of_another_board():
    observation = factories.ObservationFactory()
    observation.period = PeriodFactory()
    with pytest.raises(ValidationError, match="one of the indicator's board"):
        observation.clean()


def test_figures_are_visible_to_their_board_alone():
    ours, theirs = factories.ObservationFactory(), factories.ObservationFactory()
    reader = person(Role.AUDITOR, ours.indicator.board)
    assert list(Observation.objects.visible_to(reader)) == [ours]
    assert theirs not in Observation.objects.visible_to(reader)


def test_every_factory_makes_a_valid_record():
    for name in vars(factories):
        if name.endswith("Factory") and name not in {"BoardFactory", "PeriodFactory", "AreaFactory"}:
            cls = getattr(factories, name)
            if isinstance(cls, type) and cls.__module__ == factories.__name__:
                cls().full_clean()


def test_year_is_read_by_the_index_of_standing_figures():
    period = PeriodFactory()
    plan = Observation.objects.current().filter(period__in=[period.pk]).explain()
    assert connection.vendor == "postgresql" or "standing_observations" in plan
