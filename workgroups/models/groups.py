"""Groups: the board itself, its executive, working groups and panels; seats rather than people."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from agencies.models import Agency
from lscb.board.constraints import days_in_order
from lscb.board.models import Area, BoardRecord
from lscb.board.querysets import DatedQuerySet
from lscb.permissions import EVERYWHERE, Power, Role, scope_key


class GroupQuerySet(DatedQuerySet["Group"]):
    """Reads of groups."""

    def kept_by(self, user: Any) -> GroupQuerySet:
        """Those whose meetings a person may read: all of a board for its office, their own for a chair."""
        read, run = user.scope_keys_with(Power.READ_RECORDS), user.scope_keys_with(Power.RUN_MEETINGS)
        if EVERYWHERE in read | run:
            return self.all()
        boards = user.scope_ids("board", Power.READ_RECORDS) | user.scope_ids("board", Power.RUN_MEETINGS)
        return self.filter(Q(board__in=boards) | Q(pk__in=user.scope_ids("group", Power.RUN_MEETINGS)))

    def sat_in_by(self, user: Any, on: date) -> GroupQuerySet:
        """Those in which a person holds a seat on a day; for a board member also the board itself."""
        seats = Holder.objects.on(on).filter(user=user).order_by().values("seat__group")
        boards = {int(key.partition(":")[2]) for role, key in user.current_grants if role == Role.MEMBER and ":" in key}
        return self.filter(Q(pk__in=seats) | Q(kind=Group.Kind.BOARD, board__in=boards))

    def read_by(self, user: Any, on: date) -> GroupQuerySet:
        """Those whose meetings a person may read on a day: those they keep, and those they sit in."""
        kept, sat_in = Group.objects.kept_by(user), Group.objects.sat_in_by(user, on)
        return self.filter(Q(pk__in=kept.order_by().values("pk")) | Q(pk__in=sat_in.order_by().values("pk")))


class Group(BoardRecord):
    """A body that meets: the board itself is one, with the seats of its members."""

    class Kind(models.TextChoices):
        BOARD = "board", "The board"
        EXECUTIVE = "executive", "Executive"
        WORKING = "working", "Working group"
        PANEL = "panel", "Panel"
        TASK = "task", "Task and finish group"
        FORUM = "forum", "Forum"

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=80)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.WORKING)
    purpose = models.TextField(blank=True)
    terms = models.TextField("terms of reference", blank=True)
    chaired_by = models.CharField(
        max_length=150, blank=True, help_text="The post or office of its chair, for example head of service."
    )
    chair_agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="groups_chaired",
        verbose_name="chair's agency",
    )
    reports_to = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reporting_groups"
    )
    meets = models.CharField("how often it meets", max_length=80, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    starts = models.DateField("began", null=True, blank=True)
    ends = models.DateField("ended", null=True, blank=True)

    objects = GroupQuerySet.as_manager()

    class Meta:
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(fields=["board", "name"], name="one_group_of_a_name"),
            models.UniqueConstraint(fields=["board", "slug"], name="one_group_of_a_slug"),
            days_in_order("group_days_in_order"),
        ]

    def __str__(self) -> str:
        return self.name

    def scopes(self) -> tuple[str, ...]:
        """Its board, then itself."""
        return (scope_key("board", self.board_id), scope_key("group", self.pk))


class GroupSuccessionQuerySet(DatedQuerySet["GroupSuccession"]):
    board_path = "old__board"


class GroupSuccession(models.Model):
    """One group taking over from another on a day."""

    old = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="replaced_by")
    new = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="replaces")
    on = models.DateField("day", null=True, blank=True)
    on_words = models.CharField(
        "when, in words", max_length=60, blank=True, help_text="Where the day is not known: “October 2012”."
    )
    note = models.CharField(max_length=250, blank=True)

    objects = GroupSuccessionQuerySet.as_manager()

    class Meta:
        ordering = ["on"]
        verbose_name = "replacement of a group"
        verbose_name_plural = "replacements of groups"
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="one_succession_between_two_groups"),
            models.CheckConstraint(condition=~Q(old=F("new")), name="group_does_not_succeed_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.new} took over from {self.old}"

    def scopes(self) -> tuple[str, ...]:
        """Those of the group that ended."""
        return self.old.scopes()


class GroupPartQuerySet(DatedQuerySet["Seat"]):
    board_path = "group__board"


class Seat(models.Model):
    """A place in a group, held for an agency or in its own right, from a day to a day."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="seats")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="seats")
    title = models.CharField(max_length=120, help_text="For example head of service, or lay member.")
    area = models.ForeignKey(
        Area,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Where the board covers several areas and the seat speaks for one of them.",
    )
    order = models.PositiveSmallIntegerField("place in the list", default=0)
    starts = models.DateField("from", null=True, blank=True)
    ends = models.DateField("until", null=True, blank=True)

    objects = GroupPartQuerySet.as_manager()

    class Meta:
        ordering = ["group", "order", "title"]
        constraints = [
            models.UniqueConstraint(fields=["group", "title", "agency"], name="one_seat_of_a_title"),
            models.UniqueConstraint(
                fields=["group", "title"], condition=Q(agency__isnull=True), name="one_seat_of_a_title_in_its_own_right"
            ),
            days_in_order("seat_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.agency}" if self.agency_id else self.title

    def scopes(self) -> tuple[str, ...]:
        """Those of its group."""
        return self.group.scopes()


class HolderQuerySet(DatedQuerySet["Holder"]):
    board_path = "seat__group__board"


class Holder(models.Model):
    """Who sits in a seat, as its member, chair or deputy, from a day to a day."""

    class Part(models.TextChoices):
        CHAIR = "chair", "Chair"
        DEPUTY = "deputy", "Deputy chair"
        MEMBER = "member", "Member"

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="holders")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="seats_held"
    )
    part = models.CharField(max_length=12, choices=Part.choices, default=Part.MEMBER)
    starts = models.DateField("from", null=True, blank=True)
    ends = models.DateField("until", null=True, blank=True)

    objects = HolderQuerySet.as_manager()

    class Meta:
        ordering = ["seat", "starts"]
        verbose_name = "holder of a seat"
        verbose_name_plural = "holders of seats"
        constraints = [days_in_order("holder_days_in_order")]

    def __str__(self) -> str:
        return f"{self.get_part_display()} in {self.seat}"

    def scopes(self) -> tuple[str, ...]:
        """Those of its group."""
        return self.seat.scopes()
