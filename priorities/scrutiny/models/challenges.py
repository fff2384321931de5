"""What the board challenged its partners on, and the risks it keeps an eye on."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from agencies.models import Agency
from lscb.actions.models import Origin
from lscb.board.constraints import days_in_order
from lscb.board.models import BoardRecord
from lscb.board.querysets import RecordQuerySet
from priorities.models import Topic
from priorities.scrutiny.models.topical import TopicalRecord
from workgroups.models import Group


class Challenge(TopicalRecord):
    """A question the board put to somebody who answers to it, what was answered, and what came of it."""

    class State(models.TextChoices):
        OPEN = "open", "Waiting for an answer"
        ANSWERED = "answered", "Answered"
        CLOSED = "closed", "Closed"

    raised_on = models.DateField("raised", null=True, blank=True)
    when_words = models.CharField("when, in words", max_length=80, blank=True)
    raised_by = models.CharField("by whom", max_length=150, blank=True)
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="to which agency"
    )
    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="or which group"
    )
    to_words = models.CharField("or to whom, in words", max_length=150, blank=True)
    about = models.TextField("what was asked")
    response = models.TextField("what was answered", blank=True)
    outcome = models.TextField("what came of it", blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    origin = models.ForeignKey(
        Origin,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        help_text="What stands for this challenge where its actions are listed.",
    )

    class Meta:
        ordering = ["raised_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="answered") | ~Q(response=""),
                name="answered_challenge_says_what",
                violation_error_message="An answered challenge says what was answered.",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | ~Q(outcome=""),
                name="closed_challenge_says_what_came_of_it",
                violation_error_message="A closed challenge says what came of it.",
            ),
        ]

    def __str__(self) -> str:
        return self.about if len(self.about) <= 80 else f"{self.about[:79]}…"

    @property
    def to(self) -> str:
        """To whom it was put."""
        return str(self.agency or self.group or self.to_words)


class RiskQuerySet(RecordQuerySet["Risk"]):
    """Reads of risks, which stay open across years."""

    def open_during(self, starts: date, ends: date) -> Self:
        """Those open on any day between two; one without a day of opening has always been open."""
        return self.filter(Q(opened_on__isnull=True) | Q(opened_on__lte=ends)).filter(
            Q(closed_on__isnull=True) | Q(closed_on__gte=starts)
        )


def _one_to_five(name: str, *columns: str) -> models.CheckConstraint:
    known = Q()
    for column in columns:
        known &= Q(**{f"{column}__isnull": True}) | Q(**{f"{column}__gte": 1, f"{column}__lte": 5})
    return models.CheckConstraint(condition=known, name=name, violation_error_message="A number from 1 to 5.")


LIKELIHOOD = "1 is hardly likely, 5 almost certain; empty if not weighed."
IMPACT = "1 is slight, 5 very grave; empty if not weighed."


class Risk(BoardRecord):
    """Something that may go wrong, how likely and how grave, and what is done against it."""

    title = models.CharField("what may go wrong", max_length=250)
    likelihood = models.PositiveSmallIntegerField(null=True, blank=True, help_text=LIKELIHOOD)
    impact = models.PositiveSmallIntegerField(null=True, blank=True, help_text=IMPACT)
    mitigation = models.TextField("what is done against it", blank=True)
    owner = models.CharField(max_length=150, blank=True, help_text="The post, agency or group that watches it.")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    opened_on = models.DateField("opened", null=True, blank=True)
    opened_words = models.CharField("opened, in words", max_length=80, blank=True)
    look_again_on = models.DateField("look again on", null=True, blank=True)
    closed_on = models.DateField("closed", null=True, blank=True)
    closing_reason = models.TextField("why it was closed", blank=True)

    objects = RiskQuerySet.as_manager()

    class Meta:
        ordering = ["closed_on", "opened_on", "title"]
        constraints = [
            _one_to_five("risk_weighed_from_one_to_five", "likelihood", "impact"),
            days_in_order("risk_closed_after_opened", "opened_on", "closed_on"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | ~Q(closing_reason=""),
                name="closed_risk_says_why",
                violation_error_message="Say why the risk was closed.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def score(self) -> int | None:
        """Likelihood times impact, from 1 to 25; none where either is not weighed."""
        return None if self.likelihood is None or self.impact is None else self.likelihood * self.impact


class RiskPartQuerySet(RecordQuerySet["RiskReview"]):
    board_path = "risk__board"


class RiskReview(models.Model):
    """A day the risk was looked at again, and how it was weighed then."""

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="reviews")
    on = models.DateField("day", default=timezone.localdate)
    text = models.TextField("what was said")
    likelihood = models.PositiveSmallIntegerField(null=True, blank=True, help_text=LIKELIHOOD)
    impact = models.PositiveSmallIntegerField(null=True, blank=True, help_text=IMPACT)

    objects = RiskPartQuerySet.as_manager()

    class Meta:
        ordering = ["risk", "-on", "-pk"]
        verbose_name = "review of a risk"
        verbose_name_plural = "reviews of risks"
        constraints = [_one_to_five("risk_review_weighed_from_one_to_five", "likelihood", "impact")]

    def __str__(self) -> str:
        return f"{self.risk}: {self.on:%-d %B %Y}"

    def scopes(self) -> tuple[str, ...]:
        """The scope of its board."""
        return self.risk.scopes()
