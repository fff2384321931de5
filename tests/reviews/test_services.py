"""A case from its referral to its publication, and a recommendation to its impact."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from lscb.audit.models import AuditEvent
from tests.factories.agencies import AgencyFactory
from tests.factories.board import BoardFactory
from tests.factories.reviews import CaseReviewFactory, RecommendationFactory
from workgroups.reviews import services
from workgroups.reviews.models import CaseReview, Recommendation, State

pytestmark = pytest.mark.django_db
JULY = date(2012, 7, 1)


def test_review_is_opened_with_its_agencies():
    agency = AgencyFactory()
    review = services.open_review(
        board=agency.board, reference="Child E", kind=CaseReview.Kind.SERIOUS, agencies=[agency], by=None
    )
    assert list(review.agencies.all()) == [agency]
    assert AuditEvent.objects.about(review).filter(verb="referred").exists()


def test_pseudonym_is_taken_once():
    review = CaseReviewFactory()
    with pytest.raises(ValidationError):
        services.open_review(board=review.board, reference=review.reference, kind=review.kind, by=None)
    assert services.open_review(board=BoardFactory(), reference=review.reference, kind=review.kind, by=None).pk


def test_decision_is_taken_once_and_leaves_a_stage():
    review = CaseReviewFactory()
    services.decide(review=review, decision="review", on=JULY, reason="The criteria are met.", by=None)
    assert (review.state, review.stages.get().on) == (State.CHOSEN, JULY)
    with pytest.raises(ValidationError, match="taken already"):
        services.decide(review=review, decision="none", on=JULY, reason="No.", by=None)


def test_decision_against_a_review_needs_its_reasons():
    review = CaseReviewFactory()
    with pytest.raises(ValidationError, match="reasons"):
        services.decide(review=review, decision="none", on=JULY, reason="", by=None)
    assert not review.stages.exists()


def test_review_moves_on_and_keeps_the_day():
    review = CaseReviewFactory()
    services.move_on(review=review, state=State.SIGNED_OFF, on=JULY, by=None)
    assert (review.state, review.completed_on) == (State.SIGNED_OFF, JULY)


def test_review_does_not_move_on_without_a_day_or_a_period():
    with pytest.raises(ValidationError, match="Give the day"):
        services.move_on(review=CaseReviewFactory(), state=State.DRAFT, by=None)


def test_review_is_published_once_and_after_completion():
    review = CaseReviewFactory()
    with pytest.raises(ValidationError, match="completed before"):
        services.publish(review=review, on=JULY, by=None)
    services.move_on(review=review, state=State.SIGNED_OFF, on=JULY, by=None)
    services.publish(review=review, on=JULY, by=None)
    assert (review.publication, review.state) == (CaseReview.Publication.FULL, State.PUBLISHED)
    with pytest.raises(ValidationError, match="published already"):
        services.publish(review=review, on=JULY, by=None)


def test_review_is_withheld_with_a_reason():
    review = CaseReviewFactory(completed_on=JULY)
    with pytest.raises(ValidationError, match="why the review is withheld"):
        services.withhold(review=review, reason="", by=None)
    review.refresh_from_db()
    services.withhold(review=review, reason="A trial is pending.", by=None)
    assert review.publication == CaseReview.Publication.WITHHELD


def test_recommendation_is_numbered_once():
    review = CaseReviewFactory()
    services.recommend(review=review, number=1, text="Share information.", by=None)
    with pytest.raises(ValidationError):
        services.recommend(review=review, number=1, text="Share it again.", by=None)


def test_actions_of_a_recommendation_share_one_origin():
    made = RecommendationFactory()
    first, second = (
        services.act_on(recommendation=made, title=title, owners=["The manager"], by=None) for title in ("One", "Two")
    )
    assert first.origin == second.origin == made.origin
    assert made.state == Recommendation.State.UNDER_WAY


def test_recommendation_set_aside_has_a_reason_and_no_actions():
    made = RecommendationFactory()
    with pytest.raises(ValidationError, match="reason"):
        services.set_aside(recommendation=made, reason="", by=None)
    made.refresh_from_db()
    services.set_aside(recommendation=made, reason="The service has ended.", by=None)
    with pytest.raises(ValidationError, match="not to be carried out"):
        services.act_on(recommendation=made, title="One", owners=[], by=None)


def test_impact_is_checked_after_the_work():
    made = RecommendationFactory()
    with pytest.raises(ValidationError, match="carried out before"):
        services.check_impact(recommendation=made, on=JULY, impact="More referrals.", by=None)
    made.state = Recommendation.State.DONE
    made.save()
    services.check_impact(recommendation=made, on=JULY, impact="More referrals.", by=None)
    assert made.state == Recommendation.State.CHECKED
