"""What the board says to the checks: why the report goes out all the same, and which clauses it has read itself."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from lscb.annualreport.models.reports import Report, ReportPartQuerySet
from lscb.board.models import BoardRecord
from lscb.permissions import Power


class CheckAnswer(models.Model):
    """A warning answered with a reason.

    `key` is the fingerprint of the check and of the place and values it found: when one of them changes, nothing
    answers it any more. `said` is what the check said then; `by` the number of the person.
    """

    view_power = Power.READ_DRAFT

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="check_answers")
    check_name = models.CharField("check", max_length=60)
    key = models.CharField("fingerprint", max_length=64)
    said = models.TextField("what it found")
    reason = models.TextField(max_length=500)
    by = models.CharField(max_length=40, blank=True, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ReportPartQuerySet.as_manager()

    class Meta:
        ordering = ["report", "check_name", "pk"]
        verbose_name = "answer to a check"
        verbose_name_plural = "answers to checks"
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="one_answer_to_what_a_check_found"),
            models.CheckConstraint(condition=~Q(reason=""), name="check_answer_has_its_reason"),
        ]

    def __str__(self) -> str:
        return f"Answer to {self.check_name}, {self.report}"

    def scopes(self) -> tuple[str, ...]:
        """Those of its report."""
        return self.report.scopes()


class ClauseConfirmation(BoardRecord):
    """Somebody of the board has read a clause of the guidance at its source, and says what they found there."""

    view_power = Power.READ_DRAFT

    clause = models.CharField(max_length=20)
    note = models.CharField("what you found", max_length=500)
    by = models.CharField(max_length=40, blank=True, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["board", "clause"]
        verbose_name = "clause confirmed"
        verbose_name_plural = "clauses confirmed"
        constraints = [
            models.UniqueConstraint(fields=["board", "clause"], name="clause_is_confirmed_once_by_a_board"),
            models.CheckConstraint(condition=~Q(note=""), name="clause_confirmation_says_what_was_found"),
        ]

    def __str__(self) -> str:
        return f"{self.clause} confirmed"
