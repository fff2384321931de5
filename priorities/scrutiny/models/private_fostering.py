"""The yearly update on private fostering (regulation 5 of the Local Safeguarding Children Boards Regulations 2006)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from lscb.board.models import BoardRecord, Period
from lscb.board.querysets import RecordQuerySet
from workgroups.models import Meeting

NOT_STATED = "Empty if not stated."


class PrivateFosteringUpdate(BoardRecord):
    """What the fostering service told the board of a year: arrangements known, visits in time, awareness raised."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    arrangement = models.TextField("what it is and who answers for it", blank=True)
    awareness = models.TextField("what was done to make it known", blank=True)
    notifications = models.PositiveIntegerField(
        "arrangements notified", null=True, blank=True, help_text=f"Notices received in the period. {NOT_STATED}"
    )
    new_arrangements = models.PositiveIntegerField("new arrangements", null=True, blank=True, help_text=NOT_STATED)
    current = models.PositiveIntegerField("arrangements at the end of the period", null=True, blank=True)
    visits_due = models.PositiveIntegerField("visits due", null=True, blank=True, help_text=NOT_STATED)
    visits_in_time = models.PositiveIntegerField("visits made in time", null=True, blank=True, help_text=NOT_STATED)
    judgement = models.TextField("how well it was done", blank=True)
    actions = models.TextField("what is being done", blank=True)
    presented_at = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="put to the meeting"
    )
    presented_words = models.CharField("put to the board, in words", max_length=120, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["-period__starts"]
        verbose_name = "update on private fostering"
        verbose_name_plural = "updates on private fostering"
        constraints = [
            models.UniqueConstraint(fields=["board", "period"], name="one_private_fostering_update_in_a_period"),
            models.CheckConstraint(
                condition=Q(visits_in_time__isnull=True)
                | Q(visits_due__isnull=True)
                | Q(visits_in_time__lte=F("visits_due")),
                name="private_fostering_visits_in_time_were_due",
                violation_error_message="More visits were made in time than were due.",
            ),
        ]

    def __str__(self) -> str:
        return f"Private fostering {self.period}"
