"""Priorities of a year, carried into the next or closed with a judgement, and the work planned under them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from lscb.board.models import BoardRecord, Period
from lscb.board.querysets import RecordQuerySet
from lscb.returns.models import Subject


class Closing(models.TextChoices):
    """The judgement a priority ends its year with; "little or no evidence" is one the guidance asks for."""

    OPEN = "", "Not judged"
    ACHIEVED = "achieved", "Achieved"
    PROGRESSED = "progressed", "Progressed"
    NO_EVIDENCE = "no_evidence", "Little or no evidence of progress"
    DROPPED = "dropped", "Dropped"


class Priority(BoardRecord):
    """One of the board's priorities for a period."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="priorities")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120, help_text="A few words, as in the contents list.")
    aim = models.TextField(help_text="What the board set out to do, in a sentence.")
    agreed = models.CharField(
        max_length=120, blank=True, help_text="When and by whom, for example by the board in May 2012."
    )
    carried_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_to",
        help_text="The same priority of the year before.",
    )
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="priorities", editable=False
    )
    closing = models.CharField("judgement at the end", max_length=12, choices=Closing.choices, blank=True)
    closing_reason = models.TextField("why", blank=True)
    closed_on = models.DateField("judged on", null=True, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["period", "number"]
        verbose_name_plural = "priorities"
        constraints = [
            models.UniqueConstraint(fields=["board", "period", "number"], name="one_priority_of_a_number"),
            models.UniqueConstraint(
                fields=["period", "carried_from"],
                name="priority_carried_once_into_a_period",
                violation_error_message="This priority has been carried over already.",
            ),
            models.CheckConstraint(
                condition=Q(carried_from__isnull=True) | ~Q(carried_from=F("id")),
                name="priority_not_carried_from_itself",
            ),
            models.CheckConstraint(
                condition=Q(closing="", closed_on__isnull=True) | (~Q(closing="") & Q(closed_on__isnull=False)),
                name="judged_priority_says_when",
                violation_error_message="A judgement needs the day it was made.",
            ),
            models.CheckConstraint(
                condition=Q(closing="") | ~Q(closing_reason=""),
                name="judged_priority_says_why",
                violation_error_message="Say why the priority was judged so.",
            ),
        ]

    def __str__(self) -> str:
        return f"Priority {self.number}: {self.title}"


class PlannedWork(BoardRecord):
    """Work the board planned for a period, perhaps in parts, and how far it came."""

    class State(models.TextChoices):
        DONE = "done", "Done"
        PARTLY = "partly", "Partly done"
        NOT_DONE = "not_done", "Not done"
        UNSTATED = "", "Not stated"

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="planned_work")
    priorities = models.ManyToManyField(Priority, blank=True, related_name="planned_work")
    part_of = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="parts")
    carried_from = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="carried_to",
        help_text="The same work of the year before.",
    )
    text = models.TextField("what was planned")
    state = models.CharField(max_length=10, choices=State.choices, blank=True)
    outcome = models.TextField("what came of it", blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["period", "order", "pk"]
        verbose_name_plural = "planned work"
        constraints = [
            models.CheckConstraint(
                condition=Q(part_of__isnull=True) | ~Q(part_of=F("id")), name="planned_work_not_part_of_itself"
            ),
            models.UniqueConstraint(
                fields=["period", "carried_from"],
                name="planned_work_carried_once_into_a_period",
                violation_error_message="This work has been carried over already.",
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:79]}…"
