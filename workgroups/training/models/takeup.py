"""How many booked, came and stayed away: of an event, of a course in a period, or of all training in a period."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from agencies.models import Agency
from lscb.board.closing import why_locked_in
from lscb.board.constraints import not_negative
from lscb.board.models import BoardRecord, Period
from lscb.board.querysets import RecordQuerySet
from workgroups.training.models.courses import Course, TrainingEvent

NUMBERS = ("registered", "cancelled", "no_show", "walk_in", "attended", "places")
RECORDED = "These numbers are recorded already. Change them where they stand."
_OF = {
    "event": Q(event__isnull=False),
    "course": Q(event__isnull=True, course__isnull=False),
    "period": Q(event__isnull=True, course__isnull=True),
}
_KEYS = {"event": ["event"], "course": ["course", "period"], "period": ["board", "period"]}


def _one_of_each() -> list[models.UniqueConstraint]:
    """No key column may be null, as nulls would let twins through: so one rule for each kind of row."""
    rules = []
    for kind, condition in _OF.items():
        everybody = condition & Q(agency__isnull=True)
        one = condition & Q(agency__isnull=False)
        rules += [
            models.UniqueConstraint(
                fields=_KEYS[kind],
                condition=everybody,
                name=f"one_take_up_of_{kind}",
                violation_error_message=RECORDED,
            ),
            models.UniqueConstraint(
                fields=[*_KEYS[kind], "agency"],
                condition=one,
                name=f"one_take_up_of_{kind}_by_agency",
                violation_error_message=RECORDED,
            ),
        ]
    return rules


class TakeUpQuerySet(RecordQuerySet["TakeUp"]):
    """Reads of take-up."""

    def of_everybody(self) -> TakeUpQuerySet:
        """The rows for all agencies together."""
        return self.filter(agency__isnull=True)


class TakeUp(BoardRecord):
    """Numbers of people, each of them left empty where it is not known; nought is a value."""

    class WhyEmpty(models.TextChoices):
        NOT_STATED = "", "Not stated"
        NOT_SUPPLIED = "m", "Not supplied: the source had it, and it did not reach us"
        NOT_RETURNED = "n", "Not returned: it was asked for and has not come"

    class Bound(models.TextChoices):
        EXACT = "exact", "Exactly"
        ABOUT = "about", "About"
        OVER = "over", "Over"
        UNDER = "under", "Under"

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    event = models.ForeignKey(TrainingEvent, on_delete=models.CASCADE, null=True, blank=True, related_name="take_up")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, null=True, blank=True, related_name="take_up")
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty means all agencies together.",
    )
    registered = models.PositiveIntegerField("booked", null=True, blank=True)
    cancelled = models.PositiveIntegerField("cancelled beforehand", null=True, blank=True)
    no_show = models.PositiveIntegerField("did not come", null=True, blank=True)
    walk_in = models.PositiveIntegerField("came without a booking", null=True, blank=True)
    attended = models.PositiveIntegerField("attended, all told", null=True, blank=True)
    places = models.PositiveIntegerField("places offered", null=True, blank=True)
    absence_stated = models.DecimalField(
        "absence as the source states it, in per cent", max_digits=5, decimal_places=2, null=True, blank=True
    )
    absence_bound = models.CharField("how exactly", max_length=6, choices=Bound.choices, default=Bound.EXACT)
    why_empty = models.CharField(
        "why numbers are missing", max_length=1, choices=WhyEmpty.choices, blank=True, default=WhyEmpty.NOT_STATED
    )
    note = models.TextField(blank=True, help_text="What the source says about these numbers.")

    objects = TakeUpQuerySet.as_manager()

    class Meta:
        ordering = ["period", "course", "event", "agency"]
        verbose_name = "take-up of training"
        verbose_name_plural = "take-up of training"
        constraints = [
            *_one_of_each(),
            models.CheckConstraint(
                condition=Q(event__isnull=True) | Q(course__isnull=True),
                name="take_up_of_an_event_or_a_course_not_both",
                violation_error_message="Choose an event or a course, not both: an event has its course.",
            ),
            models.CheckConstraint(
                condition=Q(absence_stated__isnull=True) | Q(absence_stated__range=(0, 100)),
                name="take_up_absence_in_per_cent",
            ),
            not_negative("take_up_not_negative", *NUMBERS),
        ]

    def __str__(self) -> str:
        return f"{self.of_what}, {self.agency or 'all agencies'}"

    @property
    def of_what(self) -> str:
        """What the numbers speak of: the event, the course in a period, or the whole period."""
        if self.event_id:
            return str(self.event)
        return f"{self.course}, {self.period}" if self.course_id else f"All training, {self.period}"

    def clean(self) -> None:
        """An event's numbers belong to the event's own period. Raises ValidationError."""
        if self.event_id and self.period_id and self.event is not None and self.event.period_id != self.period_id:
            raise ValidationError({"period": "Choose the period of the event."})

    def why_locked(self) -> str:
        """The sentence that refuses it once its year is closed."""
        return why_locked_in(self.period, self, *([self.event] if self.event else []))
