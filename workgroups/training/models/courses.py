"""Courses the board offers, and the times each was run."""

from __future__ import annotations

from django.db import models

from lscb.board.closing import why_locked_in
from lscb.board.constraints import not_negative
from lscb.board.models import BoardRecord, Period
from lscb.board.querysets import RecordQuerySet


class Course(BoardRecord):
    """Something people can be trained in, run once or many times."""

    class Kind(models.TextChoices):
        MULTI_AGENCY = "multi_agency", "Multi-agency course"
        SINGLE_AGENCY = "single_agency", "Single-agency course"
        BRIEFING = "briefing", "Briefing"
        CONFERENCE = "conference", "Conference"
        E_LEARNING = "e_learning", "E-learning"
        SPECIALIST = "specialist", "Specialist training"

    title = models.CharField(max_length=150)
    kind = models.CharField(max_length=14, choices=Kind.choices, default=Kind.MULTI_AGENCY)
    level = models.CharField(max_length=60, blank=True, help_text="For example level 1. Empty where none was set.")
    days = models.DecimalField(
        "length in days", max_digits=4, decimal_places=1, null=True, blank=True, help_text="0.5 for half a day."
    )
    audience = models.CharField("for whom", max_length=200, blank=True)
    text = models.TextField("what it covers", blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "title"]
        constraints = [
            models.UniqueConstraint(fields=["board", "title"], name="one_course_of_a_title"),
            not_negative("course_days_not_negative", "days"),
        ]

    def __str__(self) -> str:
        return self.title


class TrainingEvent(BoardRecord):
    """One time a course was run: on a day, or at least in a period."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="events")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    on = models.DateField("day", null=True, blank=True)
    when = models.CharField("when, in words", max_length=60, blank=True, help_text="Where the day is not known.")
    title = models.CharField("theme", max_length=200, blank=True, help_text="Where it differs from the course's title.")
    shared_with = models.CharField("held together with", max_length=250, blank=True)
    places = models.PositiveIntegerField("places offered", null=True, blank=True)
    text = models.TextField("what it was about", blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = RecordQuerySet.as_manager()
    locks_only = ("course_id", "period_id", "on", "places")  # what take-up is reckoned from

    class Meta:
        ordering = ["period", "order", "on", "pk"]
        constraints = [not_negative("training_event_places_not_negative", "places")]

    def __str__(self) -> str:
        when = f"{self.on:%-d %B %Y}" if self.on else self.when
        return ", ".join(part for part in (self.title or self.course.title, when) if part)

    def why_locked(self) -> str:
        """The sentence that refuses it once its year is closed."""
        return why_locked_in(self.period, self)
