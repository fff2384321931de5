"""What is searched: the words of each record, and how far the audit trail has been followed.

Nothing here says who may read what: each search asks the records' own kinds (`visible_to`). Nothing here is a record
of the board's either: all of it can be thrown away and made again (`manage.py reindex`).
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class Entry(models.Model):
    """The words of one record, or of one chapter of a shared draft or an edition (`part`, the chapter's key).

    `starts` and `ends` are the days it speaks of, both empty where it speaks of none. The database keeps its own
    full-text index beside this table (see the first migration).
    """

    kind = models.CharField(max_length=80)
    object_id = models.PositiveBigIntegerField()
    part = models.CharField(max_length=120, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    title = models.TextField(blank=True)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "entry of the search"
        verbose_name_plural = "entries of the search"
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id", "part"], name="one_entry_of_a_part_of_a_record")
        ]

    def __str__(self) -> str:
        return self.title


class Mark(models.Model):
    """The last audit line that was followed. There is one mark."""

    upto = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        verbose_name = "mark in the audit trail"
        verbose_name_plural = "marks in the audit trail"

    def __str__(self) -> str:
        return str(self.upto)


class Gap(models.Model):
    """Numbers below the mark under which no audit line stood yet when the mark passed them.

    A line gets its number before its transaction is through, so that a later number can be seen first. A gap is
    looked at again for a day, longer than any transaction lasts; what never came then was rolled back.
    """

    first = models.PositiveBigIntegerField()
    last = models.PositiveBigIntegerField()
    noticed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["first"]
        verbose_name = "gap in the audit trail"
        verbose_name_plural = "gaps in the audit trail"
        constraints = [models.CheckConstraint(condition=Q(last__gte=F("first")), name="search_gap_in_order")]

    def __str__(self) -> str:
        return f"{self.first}–{self.last}"
