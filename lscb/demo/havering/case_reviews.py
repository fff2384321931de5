"""Havering's case reviews in 2012-13: two being followed up, one chosen, and the numbers its report gives."""

from __future__ import annotations

from lscb.audit import services as audit
from lscb.demo.stage import Stage
from workgroups.reviews import services
from workgroups.reviews.models import CaseReview, LearningEvent, ReviewTotals, ReviewUpdate, State

COMPLEX = "A complex review begun before this year, whose recommendations and action plan were being followed up."
CHOSEN = "A case the working group picked out, to be looked at through the systems in which the agencies worked."

TOTALS = {
    "begun": 0,
    "published": 1,
    "remained_open": 1,
    "note": "The report says that one serious case review came out in full and that one was still open in 2013. "
    "It does not say which, nor how many were completed.",
}
# title, when, for whom, what it was about
EVENTS = (
    (
        "Events to pass on the learning",
        "during the year",
        "staff of the partner agencies",
        "Events and workshops were held on both cases, and the main points of learning were built into practice.",
    ),
)
_K = ReviewUpdate.Kind
UPDATES = (
    (_K.FOLLOW_UP, "No child’s death in 2012–13 met the threshold for a new serious case review."),
    (
        _K.FOLLOW_UP,
        "The working group gave its attention to two complex reviews, Child E and Child F: whether what they "
        "recommended, and the plans made from it, were being put into effect.",
    ),
    (_K.FOLLOW_UP, "At each meeting of the group every agency handed in a written account of its actions."),
    (_K.FOLLOW_UP, "The chair of the group gave each meeting of the board a written report and a presentation."),
    (
        _K.FOLLOW_UP,
        "Board leads held their agencies to account for carrying actions out, and for going on learning.",
    ),
    (_K.FOLLOW_UP, "Overview reports of earlier reviews were redrafted so that they could be published."),
    (
        _K.LEARNING,
        "A government grant, made after the national review of child protection, was spent on making the reviews’ "
        "findings known, and on specialist training for staff who take part in reviews by the systems methodology.",
    ),
    (
        _K.METHOD,
        "In October 2012 the board’s development day heard a proposal for getting ready for the new Working Together "
        "and for the framework for learning and improvement that it asks of every board.",
    ),
    (
        _K.METHOD,
        "That framework is to take in serious case reviews, reviews of child deaths, management reviews of incidents "
        "below the threshold, and reviews or audits of practice in one agency or several.",
    ),
    (
        _K.METHOD,
        "Between October 2012 and March 2013 the group looked again at its membership, and agreed it.",
    ),
    (_K.METHOD, "Over the same months it drew up a new operational business plan."),
    (
        _K.METHOD,
        "Members were trained in the systems methodology, and considered how lasting improvement in services could be "
        "shown.",
    ),
    (
        _K.METHOD,
        "A case was picked out for review by the systems methodology. The principal social worker, an accredited "
        "reviewer, is to mentor members of the group until they can review too.",
    ),
    (
        _K.NEXT,
        "The group will watch how that case is used to understand the systems agencies work in, what has to change and "
        "how. Front line staff and managers will have a part in it.",
    ),
    (
        _K.NEXT,
        "The review is to put questions to the board, from which it will plan how to keep up improvements in services.",
    ),
    (_K.NEXT, "The group means to understand the systems methodology better, and to settle the full range of reviews."),
    (_K.NEXT, "Families, practitioners, managers and agencies are all to take part in reviews."),
    (_K.NEXT, "Events will be held to embed what is learnt and to make it last."),
    (_K.NEXT, "Learning from reviews is to be used elsewhere, so that change takes hold locally."),
    (
        _K.NEXT,
        "The group still has to develop an outcomes framework, and to show with board members what difference the "
        "learning has made across the partnership.",
    ),
)


def load(stage: Stage) -> None:
    """The reviews, the numbers stated of them, and what was done."""
    _reviews(stage)
    audit.add(ReviewTotals(board=stage.board, period=stage.year, kind=CaseReview.Kind.SERIOUS, **TOTALS), by=stage.by)
    for order, (title, when, audience, text) in enumerate(EVENTS):
        event = LearningEvent(
            board=stage.board, period=stage.year, title=title, when=when, audience=audience, text=text, order=order
        )
        audit.add(event, by=stage.by)
    for order, (kind, text) in enumerate(UPDATES):
        update = ReviewUpdate(board=stage.board, period=stage.year, kind=kind, text=text, order=order)
        audit.add(update, by=stage.by)


def _reviews(stage: Stage) -> None:
    """Which of the two was published the source does not say, so neither is said to have been."""
    for reference in ("Child E", "Child F"):
        review = _review(stage, reference, CaseReview.Kind.SERIOUS, COMPLEX)
        text = "The recommendations and the action plan were being followed up."
        services.move_on(review=review, state=State.NOT_STATED, period=stage.year, text=text, by=stage.by)
    chosen = _review(
        stage,
        "Systems review",
        CaseReview.Kind.LEARNING,
        CHOSEN,
        method="Systems methodology (SCIE)",
    )
    services.move_on(review=chosen, state=State.CHOSEN, period=stage.year, by=stage.by)


def _review(stage: Stage, reference: str, kind: str, summary: str, method: str = "") -> CaseReview:
    return services.open_review(
        board=stage.board,
        reference=reference,
        kind=kind,
        summary=summary,
        method=method,
        area=stage.areas["Havering"],
        by=stage.by,
    )
