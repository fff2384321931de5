"""What cannot be true of a review cannot be stored."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError

from tests.factories.board import PeriodFactory
from tests.factories.reviews import (
    CaseReviewFactory,
    LearningEventFactory,
    RecommendationFactory,
    ReviewStageFactory,
    ReviewTotalsFactory,
)
from workgroups.reviews.models import CaseReview

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "details",
    [
        {"publication": "withheld"},
        {"decision": "none"},
        {"published_on": date(2012, 9, 1)},
        {"started_on": date(2012, 4, 30)},
        {"completed_on": date(2012, 5, 31)},
        {"completed_on": date(2012, 9, 2), "published_on": date(2012, 9, 1), "publication": "full"},
    ],
)
def test_review_is_refused_where_it_contradicts_itself(details):
    with pytest.raises(IntegrityError):
        CaseReviewFactory(**details)


@pytest.mark.parametrize(
    "details",
    [
        {"state": "refused"},
        {"reason_not_implemented": "Too costly."},
        {"state": "checked"},
        {"impact_checked_on": date(2013, 1, 1)},
    ],
)
def test_recommendation_pairs_its_state_with_the_reason_and_the_day(details):
    with pytest.raises(IntegrityError):
        RecommendationFactory(**details)


def test_stage_needs_a_day_or_a_period():
    assert ReviewStageFactory(on=None, period=PeriodFactory()).pk
    with pytest.raises(IntegrityError):
        ReviewStageFactory(on=None)


def test_attendance_is_not_below_nought():
    with pytest.raises(IntegrityError):
        LearningEventFactory(attended=-1)


def test_numbers_of_a_kind_are_stated_once_for_a_period():
    totals = ReviewTotalsFactory()
    with pytest.raises(IntegrityError):
        ReviewTotalsFactory(period=totals.period, kind=totals.kind)


@pytest.mark.parametrize(
    ("details", "concerned"),
    [
        ({}, True),
        ({"referred_on": date(2013, 5, 1), "started_on": None}, False),
        ({"referred_on": date(2010, 1, 1), "started_on": None}, True),
        ({"referred_on": None, "started_on": date(2010, 1, 1), "closed_on": date(2011, 1, 1)}, False),
        ({"referred_on": None, "started_on": None, "completed_on": date(2012, 7, 1)}, True),
        ({"referred_on": None, "started_on": None}, False),
    ],
)
def test_review_concerns_a_year_in_which_it_was_open(details, concerned):
    review = CaseReviewFactory(**details)
    year = PeriodFactory(board=review.board)
    assert CaseReview.objects.concerning(year).filter(pk=review.pk).exists() is concerned


def test_undated_review_concerns_the_year_of_its_stage():
    review = CaseReviewFactory(referred_on=None, started_on=None)
    year = PeriodFactory(board=review.board)
    ReviewStageFactory(review=review, on=None, period=year)
    assert list(CaseReview.objects.concerning(year)) == [review]
