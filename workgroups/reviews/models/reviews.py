"""A review of a case, under a pseudonym, and the stages it went through."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from agencies.models import Agency
from lscb.board.constraints import days_in_order
from lscb.board.models import Area, BoardRecord, Period
from lscb.board.querysets import RecordQuerySet
from lscb.web.identifying import refuse_identifying

# What no text about a case may hold, whoever writes it and wherever.
NAMELESS = [refuse_identifying]


class State(models.TextChoices):
    """How far a review has come. The order is ours, not the law's."""

    NOTIFIED = "notified", "Notified"
    RAPID_REVIEW = "rapid_review", "Rapid review"
    NOT_REVIEWED = "not_reviewed", "Decided not to review"
    CHOSEN = "chosen", "Chosen for review"
    COMMISSIONED = "commissioned", "Commissioned"
    UNDER_WAY = "under_way", "Under way"
    PAUSED = "paused", "Paused"
    DRAFT = "draft", "In draft"
    SIGNED_OFF = "signed_off", "Signed off"
    PUBLISHED = "published", "Published"
    REMAINED_OPEN = "remained_open", "Remained open"
    CLOSED = "closed", "Closed"
    NOT_STATED = "", "Not stated"


class CaseReviewQuerySet(RecordQuerySet["CaseReview"]):
    """Reads of reviews; they stand outside years."""

    def with_recommendations(self, made: models.QuerySet[Any]) -> CaseReviewQuerySet:
        """With what each recommended, read as the query says."""
        return self.prefetch_related(models.Prefetch("recommendations", queryset=made))

    def concerning(self, period: Any) -> CaseReviewQuerySet:
        """Those open, completed or published on any day of a period, or said to have been at some stage then."""
        opened = Q(referred_on__lte=period.ends) | Q(started_on__lte=period.ends)
        undated = Q(referred_on__isnull=True, started_on__isnull=True)
        ended = Q(closed_on__lt=period.starts)
        in_stage = Q(stages__on__range=(period.starts, period.ends)) | Q(
            stages__period__starts__lte=period.ends, stages__period__ends__gte=period.starts
        )
        finished = Q(completed_on__range=(period.starts, period.ends)) | Q(
            published_on__range=(period.starts, period.ends)
        )
        return self.filter(((opened & ~undated) & ~ended) | finished | in_stage).distinct()


class CaseReview(BoardRecord):
    """A serious case review, its successor, or another review of how agencies worked in a case."""

    class Kind(models.TextChoices):
        SERIOUS = "serious", "Serious case review"
        LOCAL = "local", "Local child safeguarding practice review"
        HOMICIDE = "homicide", "Domestic homicide review"
        MULTI_AGENCY = "multi_agency", "Multi-agency review"
        LEARNING = "learning", "Learning review"

    class Decision(models.TextChoices):
        REVIEW = "review", "To review"
        OTHER = "other", "To learn in another way"
        NONE = "none", "Not to review"
        PENDING = "", "Not yet decided, or not stated"

    class Publication(models.TextChoices):
        FULL = "full", "In full"
        PART = "part", "In part or in summary"
        WITHHELD = "withheld", "Withheld"
        NOT_YET = "not_yet", "Not yet"
        NOT_STATED = "", "Not stated"

    reference = models.CharField(
        "pseudonym", max_length=60, validators=NAMELESS, help_text="For example Child E. Never a name."
    )
    kind = models.CharField(max_length=14, choices=Kind.choices)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agencies = models.ManyToManyField(Agency, blank=True, related_name="case_reviews")
    method = models.CharField(
        max_length=150, blank=True, validators=NAMELESS, help_text="For example systems methodology."
    )
    summary = models.TextField(
        "what it is about",
        blank=True,
        validators=NAMELESS,
        help_text="Without anything by which a child is known.",
    )
    referred_on = models.DateField("referred or notified", null=True, blank=True)
    decision = models.CharField(max_length=8, choices=Decision.choices, blank=True)
    decision_on = models.DateField("decided", null=True, blank=True)
    decision_reason = models.TextField("reasons for the decision", blank=True, validators=NAMELESS)
    started_on = models.DateField("started", null=True, blank=True)
    completed_on = models.DateField("completed", null=True, blank=True)
    publication = models.CharField(max_length=8, choices=Publication.choices, blank=True)
    published_on = models.DateField("published", null=True, blank=True)
    withheld_reason = models.TextField("why it is withheld", blank=True, validators=NAMELESS)
    closed_on = models.DateField("closed", null=True, blank=True)
    state = models.CharField("stage reached", max_length=14, choices=State.choices, blank=True)

    objects = CaseReviewQuerySet.as_manager()

    class Meta:
        ordering = ["reference"]
        constraints = [
            models.UniqueConstraint(fields=["board", "reference"], name="one_case_review_of_a_pseudonym"),
            days_in_order("case_review_started_after_referral", "referred_on", "started_on"),
            days_in_order("case_review_completed_after_start", "started_on", "completed_on"),
            days_in_order("case_review_published_after_completion", "completed_on", "published_on"),
            days_in_order("case_review_decided_after_referral", "referred_on", "decision_on"),
            models.CheckConstraint(
                condition=~Q(publication="withheld") | ~Q(withheld_reason=""),
                name="case_review_withheld_with_a_reason",
                violation_error_message="Say why the review is withheld.",
            ),
            models.CheckConstraint(
                condition=~Q(decision="none") | ~Q(decision_reason=""),
                name="case_review_not_held_with_a_reason",
                violation_error_message="Give the reasons for not reviewing.",
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True) | Q(publication__in=("full", "part")),
                name="case_review_published_in_full_or_part",
                violation_error_message="Say whether it was published in full or in part.",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class ReviewStageQuerySet(RecordQuerySet["ReviewStage"]):
    board_path = "review__board"


class ReviewStage(models.Model):
    """A stage a review reached, on a day or at least in a period."""

    review = models.ForeignKey(CaseReview, on_delete=models.CASCADE, related_name="stages")
    state = models.CharField("stage", max_length=14, choices=State.choices, blank=True)
    on = models.DateField("day", null=True, blank=True)
    period = models.ForeignKey(
        Period,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Where the day is not known.",
    )
    text = models.TextField("what happened", blank=True, validators=NAMELESS)

    objects = ReviewStageQuerySet.as_manager()

    class Meta:
        ordering = ["review", "on", "pk"]
        verbose_name = "stage of a review"
        verbose_name_plural = "stages of reviews"
        constraints = [
            models.CheckConstraint(
                condition=Q(on__isnull=False) | Q(period__isnull=False),
                name="review_stage_on_a_day_or_in_a_period",
                violation_error_message="Give the day, or the period if the day is not known.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review}: {self.get_state_display()}"

    def scopes(self) -> tuple[str, ...]:
        """Those of its review."""
        return self.review.scopes()
