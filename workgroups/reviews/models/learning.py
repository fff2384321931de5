"""How learning was passed on, and what was done to follow reviews up."""

from __future__ import annotations

from django.db import models

from lscb.board.constraints import not_negative
from lscb.board.models import BoardRecord, Period
from lscb.board.querysets import RecordQuerySet
from workgroups.reviews.models.reviews import NAMELESS, CaseReview


class LearningEvent(BoardRecord):
    """An event or workshop at which the learning of a review, or of several, was passed on."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    review = models.ForeignKey(
        CaseReview,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="learning_events",
        help_text="Empty where it spoke of several, or the source does not say.",
    )
    title = models.CharField(max_length=200)
    on = models.DateField("day", null=True, blank=True)
    when = models.CharField("when, in words", max_length=60, blank=True, help_text="Where the day is not known.")
    audience = models.CharField("for whom", max_length=200, blank=True)
    attended = models.PositiveIntegerField(null=True, blank=True, help_text="Empty where it is not stated.")
    text = models.TextField("what it was about", blank=True, validators=NAMELESS)
    order = models.PositiveSmallIntegerField(default=0)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["period", "order", "on", "pk"]
        constraints = [not_negative("learning_event_attended_not_negative", "attended")]

    def __str__(self) -> str:
        return self.title


class ReviewUpdate(BoardRecord):
    """What was done in a period about reviews: how they were followed up, learning prepared, work to come."""

    class Kind(models.TextChoices):
        FOLLOW_UP = "follow_up", "Following up the recommendations"
        LEARNING = "learning", "Learning from reviews"
        METHOD = "method", "Preparing for a new way of reviewing"
        NEXT = "next", "What comes next"

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    review = models.ForeignKey(CaseReview, on_delete=models.CASCADE, null=True, blank=True, related_name="updates")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.FOLLOW_UP)
    text = models.TextField("what was done", validators=NAMELESS)
    order = models.PositiveSmallIntegerField(default=0)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["period", "kind", "order", "pk"]
        verbose_name = "update on reviews"
        verbose_name_plural = "updates on reviews"

    def __str__(self) -> str:
        return self.text[:80]
