"""Doubts: what the checks found, kept so that a list of them costs no reckoning; and the answers to them."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone

from lscb.board.models import Period
from lscb.board.querysets import RecordQuerySet
from lscb.permissions import scope_key
from priorities.indicators.models.indicators import Indicator, IndicatorPart

SAME = ("indicator", "name", "key")


class DoubtQuerySet(RecordQuerySet["Doubt"]):
    """Reads of doubts; whether one is open follows from the answers."""

    board_path = "indicator__board"

    def with_answers(self) -> Self:
        """Each with whether its values were accepted, and whether other values of it were before."""
        alike = Acceptance.objects.filter(**{column: OuterRef(column) for column in SAME})
        accepted = Exists(alike.filter(digest=OuterRef("digest")))
        return self.annotate(accepted=accepted, reopened=Exists(alike.exclude(digest=OuterRef("digest"))))

    def open_first(self) -> Self:
        """Those nobody has answered first, contradictions before what is owed."""
        return self.with_answers().order_by("accepted", "rank", "pk")

    def open(self) -> Self:
        """Those whose values nobody has accepted."""
        return self.with_answers().filter(accepted=False)


class Doubt(models.Model):
    """One thing a check found: what was printed, what was computed, the difference. Reckoned anew when figures change.

    `name` is the check, `key` the same whatever the values, `digest` the SHA-256 of the values it was found from.
    """

    accepted: bool
    reopened: bool

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="doubts")
    period = models.ForeignKey(Period, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    name = models.CharField("check", max_length=40)
    key = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    place = models.CharField(max_length=400)
    printed = models.CharField(max_length=400)
    computed = models.CharField(max_length=400)
    difference = models.CharField(max_length=120, blank=True)
    rank = models.PositiveSmallIntegerField(default=0)
    found_at = models.DateTimeField(default=timezone.now)

    objects = DoubtQuerySet.as_manager()

    class Meta:
        ordering = ["rank", "pk"]
        constraints = [models.UniqueConstraint(fields=["indicator", "name", "key"], name="one_doubt_of_a_check")]
        indexes = [models.Index(fields=["rank", "id"], name="doubts_by_rank")]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.place}"

    def scopes(self) -> tuple[str, ...]:
        """The scope of its board."""
        return (scope_key("board", self.indicator.board_id),)


class Acceptance(IndicatorPart):
    """An answer to a doubt: the figures stand as they are, for a reason. It binds to the values it answered."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="acceptances")
    name = models.CharField("check", max_length=40, editable=False)
    key = models.CharField(max_length=120, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    said = models.CharField("what was accepted", max_length=1000, editable=False)
    reason = models.CharField(max_length=500)
    accepted_at = models.DateTimeField(default=timezone.now, editable=False)
    accepted_by = models.CharField(max_length=40, blank=True, editable=False)

    class Meta:
        ordering = ["-accepted_at", "-pk"]
        verbose_name = "answer to a check"
        verbose_name_plural = "answers to checks"
        constraints = [
            models.UniqueConstraint(fields=["indicator", "name", "key", "digest"], name="one_answer_to_the_values"),
            models.CheckConstraint(
                condition=~models.Q(reason=""),
                name="acceptance_says_why",
                violation_error_message="Say why the figures stand as they are.",
            ),
        ]

    def __str__(self) -> str:
        return f"Accepted for {self.indicator}: {self.said}"[:250]
