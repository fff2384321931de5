"""What people said of training, at its end and months later."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from lscb.board.constraints import together
from lscb.board.models import BoardRecord, Period
from lscb.board.querysets import RecordQuerySet
from workgroups.training.models.courses import Course, TrainingEvent


class Evaluation(BoardRecord):
    """Answers to one question about an event, a course or all training of a period."""

    class Stage(models.TextChoices):
        END_OF_DAY = "end_of_day", "At the end of the day"
        THREE_MONTHS = "three_months", "Three months later"
        OTHER = "other", "At another time"

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    event = models.ForeignKey(
        TrainingEvent, on_delete=models.CASCADE, null=True, blank=True, related_name="evaluations"
    )
    course = models.ForeignKey(Course, on_delete=models.PROTECT, null=True, blank=True, related_name="evaluations")
    stage = models.CharField("asked", max_length=14, choices=Stage.choices, default=Stage.END_OF_DAY)
    question = models.CharField(max_length=250)
    yes = models.PositiveIntegerField("how many said yes", null=True, blank=True)
    base = models.PositiveIntegerField("of how many who answered", null=True, blank=True)
    words = models.TextField("or in words", blank=True, help_text="Where a source gives no numbers.")

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["period", "course", "event", "stage", "pk"]
        verbose_name = "evaluation of training"
        verbose_name_plural = "evaluations of training"
        constraints = [
            together("evaluation_yes_with_its_base", "yes", "base"),
            models.CheckConstraint(
                condition=Q(yes__isnull=True) | Q(yes__lte=F("base")),
                name="evaluation_yes_within_its_base",
                violation_error_message="More said yes than answered.",
            ),
            models.CheckConstraint(
                condition=Q(yes__isnull=False) | ~Q(words=""),
                name="evaluation_in_numbers_or_words",
                violation_error_message="Give the numbers, or say it in words.",
            ),
            models.CheckConstraint(
                condition=Q(event__isnull=True) | Q(course__isnull=True),
                name="evaluation_of_an_event_or_a_course_not_both",
                violation_error_message="Choose an event or a course, not both.",
            ),
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def of_what(self) -> str:
        """What was asked about."""
        return str(self.event or self.course or f"All training, {self.period}")
