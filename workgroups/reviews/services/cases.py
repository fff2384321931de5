"""A case under its pseudonym: referred, decided on, reviewed stage by stage, published or withheld."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from agencies.models import Agency
from lscb.audit import services as audit
from lscb.board.models import Board, Period
from workgroups.reviews import policies
from workgroups.reviews.models import CaseReview, ReviewStage, State
from workgroups.reviews.services.refusing import refuse

# The column that keeps the day on which a stage was reached.
DAYS = {
    State.NOTIFIED: "referred_on",
    State.UNDER_WAY: "started_on",
    State.SIGNED_OFF: "completed_on",
    State.CLOSED: "closed_on",
}


@transaction.atomic
def open_review(
    *, board: Board, reference: str, kind: str, by: Any, agencies: Iterable[Agency] = (), **details: Any
) -> CaseReview:
    """A case referred for review, under a pseudonym. Raises ValidationError where the pseudonym is taken."""
    review = CaseReview(board=board, reference=reference, kind=kind, **details)
    refuse(policies.why_not_reference(review), "reference")
    audit.add(review, by=by, verb="referred")
    audit.set_links(review, "agencies", agencies, by=by)
    return review


@transaction.atomic
def change_review(*, review: CaseReview, by: Any, agencies: Iterable[Agency]) -> CaseReview:
    """Stores a review altered in memory. Raises ValidationError where the pseudonym is taken."""
    refuse(policies.why_not_reference(review), "reference")
    before = audit.snapshot(audit.stored(review))
    return audit.save_changed(review, before, by=by, links={"agencies": agencies})


@transaction.atomic
def decide(*, review: CaseReview, decision: str, on: date, reason: str, by: Any) -> CaseReview:
    """Whether to review, and why. Raises ValidationError where it was decided before, or not to without reasons."""
    refuse(policies.why_not_decide(review))
    refuse(policies.why_not_on(review, on), "on")
    state = State.NOT_REVIEWED if decision == CaseReview.Decision.NONE else State.CHOSEN
    audit.add(ReviewStage(review=review, state=state, on=on, text=reason), by=by)
    changes: dict[str, Any] = {"decision": decision, "decision_on": on, "decision_reason": reason, "state": state}
    return audit.change(review, by=by, verb="decided on", **changes)


@transaction.atomic
def move_on(
    *, review: CaseReview, state: str, by: Any, on: date | None = None, period: Period | None = None, text: str = ""
) -> ReviewStage:
    """The stage a review reached, on a day or in a period. Raises ValidationError where neither is given.

    The review stands where its latest day says: a stage of an earlier day is kept, and takes it nowhere.
    """
    refuse(policies.why_not_move_on(review))
    refuse(policies.why_not_reach(review, state, on) if on else "", "on")
    later = on is not None and ReviewStage.objects.filter(review=review, on__gt=on).exists()
    stage = audit.add(ReviewStage(review=review, state=state, on=on, period=period, text=text), by=by)
    days: dict[str, Any] = {DAYS[State(state)]: on} if on is not None and state in DAYS else {}
    standing = {} if later else {"state": state}
    audit.change(review, by=by, verb="moved on", **standing, **days)
    return stage


@transaction.atomic
def publish(*, review: CaseReview, on: date, by: Any, in_full: bool = True) -> CaseReview:
    """Puts a completed review before the public. Raises ValidationError before completion, or a second time."""
    refuse(policies.why_not_publish(review))
    refuse(policies.why_not_publish_on(review, on), "on")
    publication = CaseReview.Publication.FULL if in_full else CaseReview.Publication.PART
    audit.add(ReviewStage(review=review, state=State.PUBLISHED, on=on), by=by)
    changes: dict[str, Any] = {
        "publication": publication,
        "published_on": on,
        "withheld_reason": "",
        "state": State.PUBLISHED,
    }
    return audit.change(review, by=by, verb="published", **changes)


@transaction.atomic
def withhold(*, review: CaseReview, reason: str, by: Any) -> CaseReview:
    """Keeps a completed review back. Raises ValidationError without a reason."""
    refuse(policies.why_not_publish(review))
    publication = CaseReview.Publication.WITHHELD
    return audit.change(review, by=by, verb="withheld", publication=publication, withheld_reason=reason)


@transaction.atomic
def remove_review(*, review: CaseReview, reason: str, by: Any) -> None:
    """Takes away a review recorded by mistake, with its stages. Raises ValidationError once it has recommended."""
    refuse(policies.why_not_remove(review))
    for part in (*review.stages.all(), *review.updates.all()):
        audit.remove(part, by=by, reason=reason)
    audit.remove(review, by=by, reason=reason)
