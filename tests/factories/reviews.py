"""Case reviews, what they recommended, and learning events."""

from __future__ import annotations

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tests.factories.board import BoardFactory, PeriodFactory
from workgroups.reviews.models import (
    CaseReview,
    LearningEvent,
    Recommendation,
    ReviewStage,
    ReviewTotals,
    ReviewUpdate,
    State,
)


class CaseReviewFactory(DjangoModelFactory[CaseReview]):
    """A serious case review under way since June 2012."""

    class Meta:
        model = CaseReview

    board = factory.SubFactory(BoardFactory)
    reference = factory.Sequence(lambda n: f"Child {n}")
    kind = CaseReview.Kind.SERIOUS
    referred_on = date(2012, 5, 1)
    started_on = date(2012, 6, 1)
    state = State.UNDER_WAY


class ReviewStageFactory(DjangoModelFactory[ReviewStage]):
    class Meta:
        model = ReviewStage

    review = factory.SubFactory(CaseReviewFactory)
    state = State.UNDER_WAY
    on = date(2012, 6, 1)


class RecommendationFactory(DjangoModelFactory[Recommendation]):
    class Meta:
        model = Recommendation

    review = factory.SubFactory(CaseReviewFactory)
    number = factory.Sequence(lambda n: n % 10_000 + 1)
    text = factory.Sequence(lambda n: f"Something recommended {n}.")
    state = Recommendation.State.ACCEPTED


class LearningEventFactory(DjangoModelFactory[LearningEvent]):
    class Meta:
        model = LearningEvent

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
    title = factory.Sequence(lambda n: f"Learning event {n}")


class ReviewUpdateFactory(DjangoModelFactory[ReviewUpdate]):
    class Meta:
        model = ReviewUpdate

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
    text = factory.Sequence(lambda n: f"Something was followed up {n}.")


class ReviewTotalsFactory(DjangoModelFactory[ReviewTotals]):
    class Meta:
        model = ReviewTotals

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
