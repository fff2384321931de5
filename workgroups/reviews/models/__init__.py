"""Reviews of cases, what they recommended, and how the learning was passed on."""

from workgroups.reviews.models.learning import LearningEvent, ReviewUpdate
from workgroups.reviews.models.recommendations import Recommendation
from workgroups.reviews.models.reviews import CaseReview, ReviewStage, State
from workgroups.reviews.models.totals import ReviewTotals

__all__ = [
    "CaseReview",
    "LearningEvent",
    "Recommendation",
    "ReviewStage",
    "ReviewTotals",
    "ReviewUpdate",
    "State",
]
