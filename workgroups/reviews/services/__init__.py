"""What becomes of a case: referred, decided on, reviewed stage by stage, published; and of what it recommended."""

from workgroups.reviews.services.cases import (
    change_review,
    decide,
    move_on,
    open_review,
    publish,
    remove_review,
    withhold,
)
from workgroups.reviews.services.learning import hold_learning_event, keep, remove
from workgroups.reviews.services.recommendations import (
    act_on,
    carry_out,
    change_recommendation,
    check_impact,
    recommend,
    set_aside,
    take_up_again,
)

__all__ = [
    "act_on",
    "carry_out",
    "change_recommendation",
    "change_review",
    "check_impact",
    "decide",
    "hold_learning_event",
    "keep",
    "move_on",
    "open_review",
    "publish",
    "recommend",
    "remove",
    "remove_review",
    "set_aside",
    "take_up_again",
    "withhold",
]
