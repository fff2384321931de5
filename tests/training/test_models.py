"""Take-up is of one thing only, and of each thing once; answers do not outnumber those asked."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from tests.factories.agencies import AgencyFactory
from tests.factories.board import PeriodFactory
from tests.factories.training import (
    CourseFactory,
    EvaluationFactory,
    SingleAgencyTrainingFactory,
    TakeUpFactory,
    TrainingEventFactory,
)
from workgroups.training.models import TakeUp

pytestmark = pytest.mark.django_db


def of(kind, period):
    """What distinguishes take-up of an event, of a course in a period, and of a period."""
    if kind == "event":
        return {"event": TrainingEventFactory(period=period), "period": period}
    if kind == "course":
        return {"course": CourseFactory(board=period.board), "period": period}
    return {"period": period}


@pytest.mark.parametrize("kind", ["event", "course", "period"])
@pytest.mark.parametrize("by_agency", [True, False])
def test_take_up_of_each_thing_stands_once(kind, by_agency):
    period = PeriodFactory()
    what = of(kind, period) | ({"agency": AgencyFactory(board=period.board)} if by_agency else {})
    TakeUpFactory(**what)
    with pytest.raises(IntegrityError):
        TakeUpFactory(**what)


def test_take_up_of_one_agency_stands_beside_that_of_all():
    everybody = TakeUpFactory()
    TakeUpFactory(period=everybody.period, agency=AgencyFactory(board=everybody.board))
    assert list(TakeUp.objects.of_everybody()) == [everybody]


def test_take_up_is_of_an_event_or_a_course_not_both():
    event = TrainingEventFactory()
    with pytest.raises(IntegrityError):
        TakeUpFactory(event=event, course=event.course, period=event.period)


def test_take_up_of_an_event_in_another_period_is_refused():
    event = TrainingEventFactory()
    with pytest.raises(ValidationError, match="period of the event"):
        TakeUp(event=event, period=PeriodFactory(board=event.board, name="2013-14")).clean()


@pytest.mark.parametrize("numbers", [{"registered": -1}, {"absence_stated": 101}])
def test_take_up_outside_what_is_possible_is_refused(numbers):
    with pytest.raises(IntegrityError):
        TakeUpFactory(**numbers)


@pytest.mark.parametrize(
    "answers",
    [
        {"yes": 5, "base": 4},
        {"yes": 5, "base": None},
        {"yes": None, "base": None},
        {"yes": None, "base": 4, "words": "Well received."},
    ],
)
def test_answers_are_within_their_base_or_in_words(answers):
    with pytest.raises(IntegrityError):
        EvaluationFactory(**answers)


def test_answers_may_be_words_alone():
    assert EvaluationFactory(yes=None, base=None, words="Well received.").pk


@pytest.mark.parametrize("numbers", [{"trained": 5, "base": 4}, {"rate_stated": 101}, {"cohorts": -1}])
def test_single_agency_training_is_within_its_base(numbers):
    with pytest.raises(IntegrityError):
        SingleAgencyTrainingFactory(**numbers)
