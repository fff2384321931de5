"""What a review asked for, and whether it made a difference."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from agencies.models import Agency
from lscb.actions.models import Origin
from lscb.board.querysets import RecordQuerySet
from workgroups.reviews.models.reviews import NAMELESS, CaseReview


class RecommendationQuerySet(RecordQuerySet["Recommendation"]):
    board_path = "review__board"

    def for_lists(self) -> RecommendationQuerySet:
        """With all that a line of a list says, in a fixed number of reads."""
        named = ("owners__agency", "owners__group", "owners__office", "status")
        paths = ("agencies", *(f"origin__actions__{name}" for name in named))
        return self.select_related("review__board", "origin").prefetch_related(*paths)


class Recommendation(models.Model):
    """One recommendation; the actions that follow from it hang on its origin."""

    class State(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        UNDER_WAY = "under_way", "Under way"
        DONE = "done", "Carried out"
        CHECKED = "checked", "Carried out, and its impact checked"
        REFUSED = "refused", "Not to be carried out"
        NOT_STATED = "", "Not stated"

    review = models.ForeignKey(CaseReview, on_delete=models.CASCADE, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    text = models.TextField("what is recommended", validators=NAMELESS)
    agencies = models.ManyToManyField(Agency, blank=True, related_name="+")
    origin = models.OneToOneField(
        Origin, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    state = models.CharField("progress", max_length=10, choices=State.choices, blank=True)
    impact_checked_on = models.DateField("impact checked", null=True, blank=True)
    evidence = models.TextField("evidence that it was carried out", blank=True, validators=NAMELESS)
    impact = models.TextField("what difference it made", blank=True, validators=NAMELESS)
    reason_not_implemented = models.TextField("why it is not to be carried out", blank=True, validators=NAMELESS)

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        ordering = ["review", "number"]
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="one_recommendation_of_a_number"),
            models.CheckConstraint(
                condition=(Q(state="refused") & ~Q(reason_not_implemented=""))
                | (~Q(state="refused") & Q(reason_not_implemented="")),
                name="recommendation_refused_with_a_reason",
                violation_error_message="Give the reason where, and only where, it is not to be carried out.",
            ),
            models.CheckConstraint(
                condition=Q(state="checked", impact_checked_on__isnull=False)
                | (~Q(state="checked") & Q(impact_checked_on__isnull=True)),
                name="recommendation_checked_on_a_day",
                violation_error_message="Give the day where, and only where, the impact was checked.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review}, recommendation {self.number}"

    def scopes(self) -> tuple[str, ...]:
        """Those of its review."""
        return self.review.scopes()
