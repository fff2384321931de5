"""Meetings, the papers put to them, and who came."""

from __future__ import annotations

from typing import Any

from django.db import models

from lscb.board.closing import why_locked_on
from lscb.board.querysets import RecordQuerySet
from lscb.files.models import StoredFile
from workgroups.models.groups import Group, Seat


class MeetingQuerySet(RecordQuerySet["Meeting"]):
    board_path = "group__board"

    def during(self, period: object) -> MeetingQuerySet:
        """Those held, or meant to be held, within a period."""
        return self.filter(on__range=(period.starts, period.ends))  # type: ignore[attr-defined]  # any dated period

    def kept_by(self, user: Any) -> MeetingQuerySet:
        """Those a person may read: of the office's boards, and of the groups they chair."""
        return self.filter(group__in=Group.objects.kept_by(user).order_by().values("pk"))

    def held(self) -> MeetingQuerySet:
        """Those that took place."""
        return self.filter(state=Meeting.State.HELD)


class Meeting(models.Model):
    """One meeting of a group: planned, held or cancelled."""

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        HELD = "held", "Held"
        CANCELLED = "cancelled", "Cancelled"

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="meetings")
    on = models.DateField("day")
    title = models.CharField(
        max_length=120, blank=True, help_text="Only for a special one, for example development day."
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    venue = models.CharField(max_length=150, blank=True)
    minutes = models.TextField(blank=True, help_text="Sanitised HTML, as the editor writes it.")
    minutes_file = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="minutes as a file",
    )

    objects = MeetingQuerySet.as_manager()
    locks_only = ("group_id", "on", "state")  # what attendance is reckoned from; minutes are often agreed a year later

    class Meta:
        ordering = ["-on"]
        constraints = [models.UniqueConstraint(fields=["group", "on", "title"], name="one_meeting_of_a_group_on_a_day")]
        indexes = [models.Index(fields=["-on"], name="meeting_by_day")]

    def __str__(self) -> str:
        return f"{self.title or self.group} on {self.on:%-d %B %Y}"

    def scopes(self) -> tuple[str, ...]:
        """Those of its group."""
        return self.group.scopes()

    def why_locked(self) -> str:
        """The sentence that refuses it once its year is closed."""
        return why_locked_on(self.group.board_id, self.on, self)


class MeetingPartQuerySet(RecordQuerySet["Paper"]):
    board_path = "meeting__group__board"


class Paper(models.Model):
    """A paper put to a meeting, with what the meeting must do and what it decided."""

    class Ask(models.TextChoices):
        DECIDE = "decide", "Decide"
        DISCUSS = "discuss", "Discuss"
        NOTE = "note", "Note"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="papers")
    number = models.PositiveSmallIntegerField("item")
    title = models.CharField(max_length=200)
    ask = models.CharField("what the meeting must do", max_length=10, choices=Ask.choices, default=Ask.NOTE)
    summary = models.TextField(blank=True)
    decision = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="papers")

    objects = MeetingPartQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_paper_at_an_item")]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def scopes(self) -> tuple[str, ...]:
        """Those of its meeting."""
        return self.meeting.scopes()


class Attendance(models.Model):
    """How a seat was filled at a meeting."""

    class State(models.TextChoices):
        IN_PERSON = "in_person", "In person"
        DEPUTY = "deputy", "By a deputy"
        APOLOGIES = "apologies", "Apologies"
        ABSENT = "absent", "Absent without apologies"
        NOT_HELD = "not_held", "Seat not held then"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="attendance")
    state = models.CharField(max_length=12, choices=State.choices)

    objects = MeetingPartQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "seat"]
        verbose_name_plural = "attendance"
        constraints = [models.UniqueConstraint(fields=["meeting", "seat"], name="one_attendance_of_a_seat")]

    def __str__(self) -> str:
        return f"{self.seat}: {self.get_state_display()}"

    def scopes(self) -> tuple[str, ...]:
        """Those of its meeting."""
        return self.meeting.scopes()

    def why_locked(self) -> str:
        """The sentence that refuses it once its year is closed."""
        return self.meeting.why_locked()
