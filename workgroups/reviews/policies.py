"""What the state of a review forbids, each as the sentence that explains it; empty where it is allowed."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from lscb.web import british
from workgroups.reviews.models import CaseReview, LearningEvent, Recommendation, State


def why_not_yet(day: date) -> str:
    """What is recorded has happened."""
    return "This day has not come yet." if day > timezone.localdate() else ""


def why_not_reference(review: CaseReview) -> str:
    """A pseudonym stands for one case of a board."""
    others = CaseReview.objects.of_board(review.board).filter(reference__iexact=review.reference)
    return "There is a review under this pseudonym already." if others.exclude(pk=review.pk).exists() else ""


def why_not_on(review: CaseReview, day: date) -> str:
    """Nothing is done about a case before it was referred, nor on a day still to come."""
    if review.referred_on and day < review.referred_on:
        return f"The case was referred on {british.day(review.referred_on)}; this day is before it."
    return why_not_yet(day)


def why_not_decide(review: CaseReview) -> str:
    """The decision is taken once."""
    return "The decision on this case has been taken already." if review.decision else ""


def why_not_move_on(review: CaseReview) -> str:
    """What is not reviewed reaches no stage."""
    return "It was decided not to review this case." if review.decision == CaseReview.Decision.NONE else ""


def why_not_reach(review: CaseReview, state: str, day: date) -> str:
    """Stages are reached in the order of their days."""
    if state == State.SIGNED_OFF and review.started_on and day < review.started_on:
        return f"The review started on {british.day(review.started_on)}; this day is before it."
    if state == State.UNDER_WAY and review.completed_on and day > review.completed_on:
        return f"The review was completed on {british.day(review.completed_on)}; this day is after it."
    return why_not_on(review, day)


def why_not_publish(review: CaseReview) -> str:
    """A review is published once it is completed."""
    if review.publication in (CaseReview.Publication.FULL, CaseReview.Publication.PART):
        return "This review has been published already."
    return "" if review.completed_on else "A review is completed before it is published or withheld."


def why_not_publish_on(review: CaseReview, day: date) -> str:
    """A review is published after it was completed."""
    if review.completed_on and day < review.completed_on:
        return f"The review was completed on {british.day(review.completed_on)}; this day is before it."
    return why_not_yet(day)


def why_not_remove(review: CaseReview) -> str:
    """What was recommended stays."""
    return "What this review recommended stays on record, so it cannot be removed." if _recommended(review) else ""


def _recommended(review: CaseReview) -> bool:
    return review.recommendations.exists()


def why_not_recommend(review: CaseReview) -> str:
    """A case that is not reviewed recommends nothing."""
    return why_not_move_on(review)


def why_not_number(recommendation: Recommendation) -> str:
    """Recommendations of a review are numbered, each by its own number."""
    others = Recommendation.objects.filter(review=recommendation.review, number=recommendation.number)
    taken = others.exclude(pk=recommendation.pk).exists()
    return f"This review has a recommendation {recommendation.number} already." if taken else ""


def why_not_act_on(recommendation: Recommendation) -> str:
    """What is set aside is not acted on."""
    return "This recommendation is not to be carried out." if recommendation.reason_not_implemented else ""


def why_not_carry_out(recommendation: Recommendation) -> str:
    """A recommendation is carried out once, unless it was set aside."""
    if _done(recommendation):
        return "This recommendation has been carried out already."
    return why_not_act_on(recommendation)


def why_not_check_impact(recommendation: Recommendation) -> str:
    """What was not carried out has no impact to check."""
    return "" if _done(recommendation) else "A recommendation is carried out before its impact is checked."


def why_not_set_aside(recommendation: Recommendation) -> str:
    """What was carried out is no longer set aside; what is set aside is so already."""
    if recommendation.reason_not_implemented:
        return "This recommendation is set aside already."
    return "This recommendation has been carried out already." if _done(recommendation) else ""


def why_not_take_up(recommendation: Recommendation) -> str:
    """Only what was set aside is taken up again."""
    return "" if recommendation.reason_not_implemented else "This recommendation is not set aside."


def why_not_held_on(event: LearningEvent) -> str:
    """An event belongs to the year in which it was held."""
    inside = event.on is None or event.period.starts <= event.on <= event.period.ends
    return "" if inside else f"This day lies outside {event.period.label}. Choose the year it lies in."


def _done(recommendation: Recommendation) -> bool:
    return recommendation.state in (Recommendation.State.DONE, Recommendation.State.CHECKED)
