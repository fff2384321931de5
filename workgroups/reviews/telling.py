"""A review in words: what comes next, and how far each recommendation has come."""

from __future__ import annotations

from dataclasses import dataclass

from lscb.web import british
from workgroups.reviews.models import CaseReview, Recommendation, State

OVER = (State.PUBLISHED, State.CLOSED)


@dataclass(frozen=True)
class Next:
    """The next step with a review: what its button says, the step's name, and the sentence beside it."""

    words: str
    slug: str
    sentence: str


def next_step(review: CaseReview, recommendations: list[Recommendation]) -> Next | None:
    """What comes next; None where the rest lies with the recommendations, or nothing is left to do."""
    if review.decision == CaseReview.Decision.NONE:
        return None
    begun = review.started_on or review.completed_on or review.state in OVER
    if not review.decision and not begun:
        return Next("Record the decision", "decide", "Whether to review this case is not recorded yet.")
    if not review.completed_on:
        reached = review.get_state_display()
        return Next("Record a stage", "stage", f"Stage reached: {reached[:1].lower()}{reached[1:]}.")
    if review.publication in (CaseReview.Publication.NOT_YET, CaseReview.Publication.NOT_STATED):
        return Next("Record the publication", "publish", "The review is completed, and not published or withheld yet.")
    if not recommendations:
        return Next("Add a recommendation", "recommend", "What it recommended is not recorded yet.")
    return None


def lede(review: CaseReview, recommendations: list[Recommendation]) -> str:
    """ "Serious case review, under way. 3 of 8 recommendations are carried out." """
    state = review.get_state_display() if review.state else "stage not stated"
    first = f"{review.get_kind_display()}, {state[:1].lower()}{state[1:]}."
    if not recommendations:
        return first
    done = sum(each.state in (Recommendation.State.DONE, Recommendation.State.CHECKED) for each in recommendations)
    return f"{first} {done} of {len(recommendations)} recommendations carried out."


def actions_words(recommendation: Recommendation) -> str:
    """How many of its actions are finished: "2 of 3 finished". Reads what was prefetched."""
    taken = list(recommendation.origin.actions.all()) if recommendation.origin else []
    if not taken:
        return "none yet"
    finished = sum(bool(action.status and action.status.closes) for action in taken)
    return f"{finished} of {len(taken)} finished"


def publication_words(review: CaseReview) -> str:
    """How it stands with publication, with its day or its reason."""
    words = review.get_publication_display()
    if review.published_on:
        return f"{words}, on {british.day(review.published_on)}"
    return f"{words}: {review.withheld_reason}" if review.withheld_reason else words
