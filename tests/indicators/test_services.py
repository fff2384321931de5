"""Entering, revising, choosing and withdrawing figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from lscb.audit.models import AuditEvent
from priorities.indicators import services
from priorities.indicators.models import CategoryScheme, Observation, Target
from priorities.indicators.policies import why_not_choose, why_not_record
from tests.factories.board import AreaFactory, BoardFactory, PeriodFactory
from tests.factories.indicators import IndicatorFactory, ObservationFactory, SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    indicator = IndicatorFactory()
    board = indicator.board
    return {
        "indicator": indicator,
        "period": PeriodFactory(board=board),
        "area": AreaFactory(board=board),
        "source": SourceFactory(board=board),
        "by": None,
    }


def test_scheme_is_made_with_its_whole_and_its_parts_in_order():
    scheme = services.add_scheme(
        board=BoardFactory(), name="Abuse", slug="abuse", by=None, categories=[{"code": "neglect", "name": "Neglect"}]
    )
    assert [(c.code, c.is_all) for c in scheme.categories.all()] == [("all", True), ("neglect", False)]


def test_undivided_scheme_is_made_once():
    board = BoardFactory()
    assert services.undivided(board=board, by=None) == services.undivided(board=board, by=None)
    assert CategoryScheme.objects.count() == 1


def test_figure_without_categories_is_the_wholes(place):
    made = services.record_observation(**place, value=121)
    assert made.category1.is_all
    assert made.category2.is_all
    assert made.chosen
    assert AuditEvent.objects.get(model="indicators.observation").verb == "entered"


def test_same_figure_again_writes_nothing(place):
    first = services.record_observation(**place, value=121)
    lines = AuditEvent.objects.count()
    assert services.record_observation(**place, value=121) == first
    assert AuditEvent.objects.count() == lines


def test_other_figure_of_the_same_source_is_a_new_version_and_the_earlier_is_kept(place):
    first = services.record_observation(**place, value=121)
    second = services.record_observation(**place, value=122)
    first.refresh_from_db()
    assert (first.value, first.chosen, first.version) == (Decimal(121), False, 1)
    assert (second.chosen, second.version, second.status) == (True, 2, "revised")


def test_second_source_is_held_and_not_chosen(place):
    services.record_observation(**place, value=121)
    other = services.record_observation(**place | {"source": SourceFactory(board=place["indicator"].board)}, value=122)
    assert not other.chosen
    services.choose_source(observation=other, by=None)
    assert [o.value for o in Observation.objects.current()] == [Decimal(122)]


def test_superseded_version_cannot_be_chosen(place):
    first = services.record_observation(**place, value=121)
    services.record_observation(**place, value=122)
    first.refresh_from_db()
    with pytest.raises(ValidationError, match="has revised this figure since"):
        services.choose_source(observation=first, by=None)
    assert why_not_choose(first).startswith("Its source has revised")


def test_figure_is_refused_when_the_indicator_is_computed(place):
    place["indicator"].operation = "sum"
    with pytest.raises(ValidationError, match="computed from others"):
        services.record_observation(**place, value=1)


def test_figure_is_refused_after_collection_ended(place):
    place["indicator"].ends = date(2011, 3, 31)
    assert why_not_record(place["indicator"], place["period"]) == (
        "This indicator has not been collected since 31 March 2011."
    )
    with pytest.raises(ValidationError):
        services.record_observation(**place, value=1)


def test_figure_is_refused_without_a_source(place):
    with pytest.raises(ValidationError, match="Name the source"):
        services.record_observation(**place | {"source": None}, value=1)


def test_withdrawn_version_leaves_the_one_before_standing(place):
    first = services.record_observation(**place, value=121)
    second = services.record_observation(**place, value=122)
    services.withdraw(observation=second, by=None, reason="Entered twice.")
    assert list(Observation.objects.current()) == [first]


def test_target_is_set_and_then_changed():
    observation = ObservationFactory()
    key = {"indicator": observation.indicator, "period": observation.period, "area": observation.area, "by": None}
    services.set_target(**key, value=Decimal(75))
    services.set_target(**key, value=Decimal(80))
    assert [t.value for t in Target.objects.all()] == [Decimal(80)]


def test_many_figures_leave_one_audit_line_and_revise_what_differs(place, django_assert_max_num_queries):
    same, revised = ObservationFactory(), ObservationFactory(value=Decimal(10))
    rows = [_copy(same), _copy(revised, value=Decimal(11))]
    lines = AuditEvent.objects.count()
    with django_assert_max_num_queries(9):
        made = services.record_many(observations=rows, subject=place["source"], by=None)
    revised.refresh_from_db()
    assert [(o.value, o.version, o.chosen) for o in made] == [(Decimal(11), 2, True)]
    assert not revised.chosen
    assert AuditEvent.objects.count() == lines + 1


def test_many_figures_of_one_key_in_one_file_stand_as_versions(place):
    base = ObservationFactory.build(
        indicator=place["indicator"],
        period=place["period"],
        area=place["area"],
        source=place["source"],
        category1=place["indicator"].scheme1.categories.get(),
        category2=place["indicator"].scheme2.categories.get(),
    )
    services.record_many(observations=[base, _copy(base, value=Decimal(5))], subject=place["source"], by=None)
    assert sorted(Observation.objects.values_list("version", "chosen")) == [(1, False), (2, True)]


def _copy(observation, **values):
    columns = {c: getattr(observation, f"{c}_id") for c in (*Observation.KEY, "source")}
    return Observation(**{f"{c}_id": v for c, v in columns.items()}, **{"value": observation.value} | values)
