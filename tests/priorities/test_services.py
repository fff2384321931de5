"""Priorities: set, judged once, carried into a later year and never twice."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from lscb.audit.models import AuditEvent
from priorities import services
from priorities.models import Closing, Priority
from tests.factories.board import PeriodFactory
from tests.factories.priorities import PriorityFactory, TopicFactory

pytestmark = pytest.mark.django_db


def following(period):
    return PeriodFactory(board=period.board, name="2013-14", starts=date(2013, 4, 1), ends=date(2014, 3, 31))


def test_priority_set_can_be_spoken_to_by_returns():
    period = PeriodFactory()
    made = services.set_priority(board=period.board, period=period, number=1, title="Early help", aim="Help.", by=None)
    assert made.subject.name == "Priority 1: Early help"


def test_number_taken_is_refused_in_words():
    standing = PriorityFactory()
    with pytest.raises(ValidationError, match="already"):
        services.set_priority(
            board=standing.board, period=standing.period, number=standing.number, title="x", aim="x", by=None
        )
    assert Priority.objects.count() == 1


def test_judgement_is_written_with_its_reason_and_an_audit_line():
    priority = PriorityFactory()
    services.judge(
        priority=priority, closing=Closing.NO_EVIDENCE, reason="Nothing came in.", on=date(2013, 4, 2), by=None
    )
    line = AuditEvent.objects.about(priority).first()
    assert line.verb == "judged"
    assert line.changes["closing"] == ["", "no_evidence"]


def test_judgement_without_reason_is_refused():
    with pytest.raises(ValidationError, match="Say why"):
        services.judge(priority=PriorityFactory(), closing=Closing.ACHIEVED, reason="", on=date(2013, 4, 2), by=None)


def test_second_judgement_is_refused():
    priority = PriorityFactory(closing=Closing.ACHIEVED, closing_reason="Done.", closed_on=date(2013, 4, 1))
    with pytest.raises(ValidationError, match="judged already"):
        services.judge(priority=priority, closing=Closing.DROPPED, reason="No.", on=date(2013, 4, 2), by=None)


def test_priority_carried_over_twice_is_made_once():
    priority = PriorityFactory()
    later = following(priority.period)
    first = services.carry_over(priority=priority, period=later, by=None)
    assert services.carry_over(priority=priority, period=later, by=None) == first
    assert first.carried_from == priority


@pytest.mark.parametrize("closing", [Closing.ACHIEVED, Closing.DROPPED])
def test_finished_priority_is_not_carried_over(closing):
    priority = PriorityFactory(closing=closing, closing_reason="So.", closed_on=date(2013, 4, 1))
    with pytest.raises(ValidationError, match="not carried over"):
        services.carry_over(priority=priority, period=following(priority.period), by=None)


def test_priority_is_not_carried_backwards():
    priority = PriorityFactory()
    with pytest.raises(ValidationError, match="does not come after"):
        services.carry_over(priority=priority, period=priority.period, by=None)


def test_topic_must_serve_a_priority():
    with pytest.raises(ValidationError, match="at least one priority"):
        services.open_topic(period=PeriodFactory(), name="Early help", slug="early-help", serves=[], by=None)


def test_progress_is_reported_under_its_topics_period():
    topic = TopicFactory()
    assert services.report_progress(topic=topic, done="A hub opened.", by=None).period == topic.period
