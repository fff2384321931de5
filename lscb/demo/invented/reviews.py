"""Invented case reviews with their stages, recommendations, learning events and updates."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from lscb.audit import services as audit
from lscb.demo.stage import Stage
from workgroups.reviews import services
from workgroups.reviews.models import CaseReview, LearningEvent, Recommendation, ReviewUpdate, State

METHODS = ("Systems methodology", "Chronology and overview report", "Rapid review")
ASKED = ("share information sooner", "listen to the child", "supervise complex cases", "check who holds the plan")
RECOMMENDATIONS_OF_A_REVIEW = 3


def invent(stage: Stage, *, size: int, random: Random) -> None:
    """`size` invented reviews of the stage's year, and as many learning events and updates."""
    reviews = [_review(stage, place, random) for place in range(1, size + 1)]
    events = [
        LearningEvent(
            board=stage.board,
            period=stage.year,
            review=review,
            title=f"Invented learning event {place}",
            on=stage.year.starts + timedelta(days=random.randrange(360)),
            audience="staff of any agency",
            attended=random.randrange(10, 90),
            order=place,
        )
        for place, review in enumerate(reviews, start=1)
    ]
    kinds = ReviewUpdate.Kind.values
    updates = [
        ReviewUpdate(
            board=stage.board,
            period=stage.year,
            kind=kinds[place % len(kinds)],
            text=f"Invented: something about reviews was done ({place + 1}).",
            order=place,
        )
        for place in range(size)
    ]
    audit.add_many(events, by=stage.by, subject=stage.board, verb="invented learning events")
    audit.add_many(updates, by=stage.by, subject=stage.board, verb="invented updates on reviews")


def _review(stage: Stage, place: int, random: Random) -> CaseReview:
    referred = stage.year.starts + timedelta(days=random.randrange(100))
    review = services.open_review(
        board=stage.board,
        reference=f"Invented case {stage.year.starts.year}/{place}",
        kind=random.choice(CaseReview.Kind.values),
        method=random.choice(METHODS),
        summary="An invented case.",
        referred_on=referred,
        agencies=random.sample(list(stage.agencies.values()), min(2, len(stage.agencies))),
        by=stage.by,
    )
    reason = "An invented decision."
    services.decide(review=review, decision="review", on=referred + timedelta(days=20), reason=reason, by=stage.by)
    services.move_on(review=review, state=State.UNDER_WAY, on=referred + timedelta(days=40), by=stage.by)
    if random.random() < 0.6:
        services.move_on(review=review, state=State.SIGNED_OFF, on=referred + timedelta(days=200), by=stage.by)
        services.publish(review=review, on=referred + timedelta(days=220), by=stage.by, in_full=random.random() < 0.8)
    _recommendations(stage, review, random)
    return review


def _recommendations(stage: Stage, review: CaseReview, random: Random) -> None:
    open_states = (Recommendation.State.ACCEPTED, Recommendation.State.UNDER_WAY, Recommendation.State.DONE)
    made = [
        Recommendation(
            review=review,
            number=number,
            text=f"Agencies should {random.choice(ASKED)}. (Invented.)",
            state=random.choice(open_states),
        )
        for number in range(1, RECOMMENDATIONS_OF_A_REVIEW + 1)
    ]
    audit.add_many(made, by=stage.by, subject=review, verb="invented recommendations")
