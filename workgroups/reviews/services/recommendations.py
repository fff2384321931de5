"""What a review asked for: acted on, carried out with evidence, checked for its impact, or set aside with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse

from agencies.models import Agency
from lscb.actions import services as actions
from lscb.actions.models import Action, Origin
from lscb.audit import services as audit
from workgroups.reviews import policies
from workgroups.reviews.models import CaseReview, Recommendation
from workgroups.reviews.services.refusing import refuse


@transaction.atomic
def recommend(
    *, review: CaseReview, number: int, text: str, by: Any, agencies: Iterable[Agency] = (), **details: Any
) -> Recommendation:
    """A recommendation to one agency or several. Raises ValidationError where the number is taken."""
    made = Recommendation(review=review, number=number, text=text, **details)
    refuse(policies.why_not_number(made), "number")
    audit.add(made, by=by)
    audit.set_links(made, "agencies", agencies, by=by)
    return made


@transaction.atomic
def change_recommendation(*, recommendation: Recommendation, by: Any, agencies: Iterable[Agency]) -> Recommendation:
    """Stores a recommendation altered in memory. Raises ValidationError where the number is taken."""
    refuse(policies.why_not_number(recommendation), "number")
    before = audit.snapshot(audit.stored(recommendation))
    return audit.save_changed(recommendation, before, by=by, links={"agencies": agencies})


@transaction.atomic
def act_on(
    *, recommendation: Recommendation, title: str, owners: Iterable[actions.AnyOwner], by: Any, **details: Any
) -> Action:
    """An action that carries a recommendation out. Raises ValidationError where it is not to be carried out."""
    refuse(policies.why_not_act_on(recommendation))
    board = recommendation.review.board
    if recommendation.origin is None:
        address = reverse("case-review", args=(board.slug, recommendation.review_id))
        made = Origin(board=board, kind="case review", sentence=str(recommendation), address=address)
        origin = audit.add(made, by=by)
        under_way = Recommendation.State.UNDER_WAY
        audit.change(recommendation, by=by, origin=origin, state=under_way)
    return actions.open_action(board=board, title=title, owners=owners, by=by, origin=recommendation.origin, **details)


@transaction.atomic
def carry_out(*, recommendation: Recommendation, evidence: str, by: Any) -> Recommendation:
    """It was carried out, and by what that is seen. Raises ValidationError where it was before, or is set aside."""
    refuse(policies.why_not_carry_out(recommendation))
    changes: dict[str, Any] = {"evidence": evidence, "state": Recommendation.State.DONE}
    return audit.change(recommendation, by=by, verb="carried out", **changes)


@transaction.atomic
def check_impact(*, recommendation: Recommendation, on: date, impact: str, by: Any) -> Recommendation:
    """What difference it made. Raises ValidationError where it has not been carried out."""
    refuse(policies.why_not_check_impact(recommendation))
    refuse(policies.why_not_yet(on), "on")
    changes: dict[str, Any] = {"impact_checked_on": on, "impact": impact, "state": Recommendation.State.CHECKED}
    return audit.change(recommendation, by=by, verb="checked the impact of", **changes)


@transaction.atomic
def set_aside(*, recommendation: Recommendation, reason: str, by: Any) -> Recommendation:
    """Says that it is not to be carried out, and why. Raises ValidationError without a reason."""
    refuse(policies.why_not_set_aside(recommendation))
    changes: dict[str, Any] = {
        "state": Recommendation.State.REFUSED,
        "reason_not_implemented": reason,
        "impact_checked_on": None,
    }
    return audit.change(recommendation, by=by, verb="set aside", **changes)


@transaction.atomic
def take_up_again(*, recommendation: Recommendation, reason: str, by: Any) -> Recommendation:
    """It is to be carried out after all; why it was set aside stays in the log. Raises ValidationError otherwise."""
    refuse(policies.why_not_take_up(recommendation))
    begun = Recommendation.State.UNDER_WAY if recommendation.origin_id else Recommendation.State.ACCEPTED
    changes: dict[str, Any] = {"state": begun, "reason_not_implemented": ""}
    return audit.change(recommendation, by=by, verb="took up again", reason=reason, **changes)
