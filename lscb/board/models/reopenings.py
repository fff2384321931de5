"""One record of a closed year, open to be put right until a day."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from lscb.board.constraints import together
from lscb.board.models.board import BoardRecord
from lscb.board.models.periods import Period
from lscb.board.querysets import RecordQuerySet
from lscb.permissions import EVERYWHERE, Power


class ReopeningQuerySet(RecordQuerySet["Reopening"]):
    """Reads of reopenings."""

    def visible_to(self, user: Any) -> Self:
        """Those of records the person may read."""
        allowed = Q(pk__in=[])
        for power in (Power.READ_RECORDS, Power.READ_CHILD_DEATHS):
            of = Q(readers=power)
            everywhere = EVERYWHERE in user.scope_keys_with(power)
            allowed |= of if everywhere else of & Q(board__in=user.scope_ids("board", power))
        return self.filter(allowed)

    def standing(self) -> Self:
        """Those that hold today."""
        return self.filter(ended_at__isnull=True, until__gte=timezone.localdate())

    def about(self, *records: models.Model) -> Self:
        """Those of any of some records."""
        of = Q(pk__in=[])
        for record in records:
            of |= Q(model=record._meta.label_lower, record=record.pk)
        return self.filter(of)


class Reopening(BoardRecord):
    """A record of a closed year that may be written again, with the reason, until a day or until it is ended.

    It names its record as an audit line does, so that any room's record can be opened. `opened_by` and `ended_by` are
    opaque numbers of people, "system" where nobody was signed in. `readers` is the power to read it, with its reason:
    child death totals are the panel officer's alone, and so is why they were opened.
    """

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="reopenings", verbose_name="closed year")
    model = models.CharField("kind of record", max_length=80)
    record = models.BigIntegerField("its number")
    label = models.CharField("record", max_length=250)
    readers = models.CharField(max_length=40, default=Power.READ_RECORDS.value, editable=False)
    reason = models.TextField()
    opened_at = models.DateTimeField("opened", default=timezone.now)
    opened_by = models.CharField(max_length=40)
    until = models.DateField("open until")
    ended_at = models.DateTimeField("ended", null=True, blank=True)
    ended_by = models.CharField(max_length=40, null=True, blank=True)  # noqa: DJ001  # unknown with the moment, not empty

    objects = ReopeningQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        verbose_name = "record opened again"
        verbose_name_plural = "records opened again"
        constraints = [
            models.UniqueConstraint(
                fields=["model", "record"],
                condition=Q(ended_at__isnull=True),
                name="one_reopening_of_a_record_at_a_time",
                violation_error_message="This record is open again already.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="reopening_says_why", violation_error_message="Say why."
            ),
            models.CheckConstraint(condition=~Q(opened_by=""), name="reopening_by_somebody"),
            together("reopening_ended_by_somebody_at_a_time", "ended_at", "ended_by"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("opened_at")),
                name="reopening_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def standing(self) -> bool:
        """Whether it holds today."""
        return self.ended_at is None and self.until >= timezone.localdate()

    @property
    def line_power(self) -> str:
        """The power to read its audit lines, where it is not that over all of its kind."""
        return Power.READ_CHILD_DEATHS if self.readers == Power.READ_CHILD_DEATHS else ""
