"""Areas: the authorities a board covers, and those its figures are compared with."""

from __future__ import annotations

from django.db import models

from lscb.board.constraints import days_in_order
from lscb.board.models.board import BoardRecord
from lscb.board.querysets import DatedQuerySet
from lscb.permissions import scope_key


class Area(BoardRecord):
    """A place, or a named group of places, for which figures are held."""

    class Kind(models.TextChoices):
        AUTHORITY = "authority", "Local authority"
        LOCALITY = "locality", "Locality or ward within an authority"
        REGION = "region", "Region"
        NATION = "nation", "Nation"
        NEIGHBOURS = "neighbours", "Statistical neighbours"
        GROUP = "group", "Another named group of areas"

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    code = models.CharField(max_length=20, blank=True, help_text="The official code, for example E09000016.")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "name"]
        constraints = [models.UniqueConstraint(fields=["board", "name"], name="one_area_of_a_name")]

    def __str__(self) -> str:
        return self.name


class BoardArea(BoardRecord):
    """An authority the board covers, from a day to a day; an undated one has always been covered."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="coverage")
    starts = models.DateField("from", null=True, blank=True)
    ends = models.DateField("until", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["area"]
        verbose_name = "area covered"
        verbose_name_plural = "areas covered"
        constraints = [
            models.UniqueConstraint(fields=["board", "area"], name="one_coverage_of_an_area"),
            days_in_order("board_area_days_in_order"),
        ]

    def __str__(self) -> str:
        return str(self.area)


class AreaMemberQuerySet(DatedQuerySet["AreaMember"]):
    board_path = "area__board"


class AreaMember(models.Model):
    """A place within a named group of areas, from a day to a day."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="members")
    member = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="member_of")
    starts = models.DateField("from", null=True, blank=True)
    ends = models.DateField("until", null=True, blank=True)

    objects = AreaMemberQuerySet.as_manager()

    class Meta:
        ordering = ["area", "member"]
        verbose_name = "member of a group of areas"
        verbose_name_plural = "members of groups of areas"
        constraints = [
            models.UniqueConstraint(fields=["area", "member"], name="one_membership_of_an_area"),
            days_in_order("area_member_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.member} in {self.area}"

    def scopes(self) -> tuple[str, ...]:
        """The scope of its board."""
        return (scope_key("board", self.area.board_id),)
