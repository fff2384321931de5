"""The database refuses records of scrutiny that cannot be so."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from lscb.audit import services as audit
from lscb.permissions import Role
from priorities.scrutiny.models import Audit, Challenge, Finding, Inspection, Risk
from tests.factories import scrutiny as make
from tests.factories.accounts import person
from tests.factories.board import PeriodFactory
from tests.factories.priorities import PriorityFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("factory", "values"),
    [
        (make.InspectionFactory, {"starts": date(2013, 3, 6), "ends": date(2013, 2, 25)}),
        (make.AuditFactory, {"kind": Audit.Kind.SINGLE}),
        (make.ChallengeFactory, {"state": Challenge.State.ANSWERED}),
        (make.ChallengeFactory, {"state": Challenge.State.CLOSED, "response": "It was put right."}),
        (make.RiskFactory, {"likelihood": 6}),
        (make.RiskFactory, {"impact": 0}),
        (make.RiskFactory, {"closed_on": date(2013, 1, 1)}),
        (make.RiskReviewFactory, {"impact": 6}),
        (make.PolicyFactory, {"ratified_on": date(2012, 4, 1), "launched_on": date(2012, 3, 1)}),
        (make.PrivateFosteringUpdateFactory, {"visits_due": 3, "visits_in_time": 4}),
    ],
)
def test_record_is_refused_by_the_database_when_it_cannot_be_so(factory, values):
    with pytest.raises(IntegrityError):
        factory(**values)


def test_inspection_of_a_title_is_recorded_once_in_a_period():
    inspection = make.InspectionFactory()
    with pytest.raises(IntegrityError):
        make.InspectionFactory(period=inspection.period, title=inspection.title)


def test_record_is_refused_when_its_topic_is_another_boards():
    policy = make.PolicyFactory.build(period=PeriodFactory(), topic=TopicFactory())
    policy.board = policy.period.board
    with pytest.raises(ValidationError) as refused:
        audit.add(policy, by=None)
    assert "topic" in refused.value.message_dict


def test_source_names_the_body_and_what_it_did():
    assert make.InspectionFactory.build(period=None, board=None).source == "Ofsted, inspection"
    report = Inspection(body="National review", kind=Inspection.Kind.OTHER)
    assert report.source == "National review"


def test_finding_is_printed_in_one_place_when_several_are_named():
    topic = TopicFactory()
    priority = PriorityFactory(period=topic.period)
    inspection = make.InspectionFactory(period=topic.period)
    both = make.FindingFactory(inspection=inspection, topic=topic, priority=priority, place="policy")
    under = make.FindingFactory(inspection=inspection, priority=priority, place="policy")
    placed = make.FindingFactory(inspection=inspection, place="policy")
    assert list(Finding.objects.under_topics_of(topic.period)) == [both]
    assert list(Finding.objects.under_priorities_of(topic.period)) == [under]
    assert list(Finding.objects.placed()) == [placed]


def test_risk_is_open_during_a_year_until_it_is_closed():
    before = make.RiskFactory(closed_on=date(2012, 3, 31), closing_reason="It passed.")
    undated = make.RiskFactory()
    later = make.RiskFactory(opened_on=date(2013, 4, 1))
    found = set(Risk.objects.open_during(date(2012, 4, 1), date(2013, 3, 31)))
    assert found == {undated}
    assert before not in found
    assert later not in found


OTHERS = {"BoardFactory", "PeriodFactory", "DjangoModelFactory"}
FACTORIES = [getattr(make, name) for name in dir(make) if name.endswith("Factory") and name not in OTHERS]


@pytest.mark.parametrize("factory", FACTORIES)
def test_record_is_seen_by_its_own_boards_office_alone(factory):
    record, other = factory(), factory()
    model = type(record)
    reader = person(Role.MANAGER, record.scopes()[0])
    assert list(model.objects.visible_to(reader)) == [record]
    assert other in model.objects.visible_to(person(Role.MANAGER, "*"))
    assert str(record)
