"""The body whose year this is."""

from __future__ import annotations

from typing import Any

from django.db import models

from lscb.board.constraints import days_in_order
from lscb.board.querysets import RecordQuerySet
from lscb.permissions import EVERYWHERE, Power, scope_key


class BoardQuerySet(models.QuerySet["Board"]):
    """Reads of boards."""

    def visible_to(self, user: Any) -> BoardQuerySet:
        """The boards at which the person is anything that lets them read records, money, drafts or panel records."""
        ids: set[int] = set()
        for power in (Power.READ_RECORDS, Power.READ_MONEY, Power.READ_SHARED_DRAFT, Power.READ_CHILD_DEATHS):
            if EVERYWHERE in user.scope_keys_with(power):
                return self.all()
            ids |= user.scope_ids("board", power)
        return self.filter(pk__in=ids)


class Board(models.Model):
    """A local safeguarding children board, its successor partnership, or an adults' board beside it."""

    class Kind(models.TextChoices):
        LSCB = "lscb", "Local safeguarding children board (Children Act 2004, section 13)"
        PARTNERSHIP = "partnership", "Safeguarding partnership (Children Act 2004, section 16E)"
        ADULTS = "adults", "Safeguarding adults board (Care Act 2014, section 43)"

    class Nation(models.TextChoices):
        ENGLAND = "england", "England"
        WALES = "wales", "Wales"
        SCOTLAND = "scotland", "Scotland"
        NORTHERN_IRELAND = "northern_ireland", "Northern Ireland"

    name = models.CharField(max_length=150, unique=True)
    short_name = models.CharField(max_length=40, help_text="As it is usually called, for example the area's name.")
    slug = models.SlugField(unique=True, help_text="Stands in web addresses: /havering/annual-report/2012-13/.")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.LSCB)
    nation = models.CharField(max_length=20, choices=Nation.choices, default=Nation.ENGLAND)
    vision = models.TextField(blank=True, help_text="What the board is for, in a sentence or two.")
    aims = models.TextField(blank=True, help_text="What the board will do towards it, one aim a line.")
    threshold = models.PositiveSmallIntegerField(
        "small number threshold", default=5, help_text="Counts of people below this are hidden from all but the office."
    )
    invented = models.BooleanField(default=False, editable=False, help_text="A demonstration, not a real body's data.")
    starts = models.DateField("established", null=True, blank=True)
    ends = models.DateField("ended", null=True, blank=True)
    succeeds = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="successors",
        verbose_name="follows on from",
    )

    objects = BoardQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [days_in_order("board_days_in_order")]

    def __str__(self) -> str:
        return self.name

    def scopes(self) -> tuple[str, ...]:
        """The board's own scope."""
        return (scope_key("board", self.pk),)


class BoardRecord(models.Model):
    """Any record that belongs to a board directly.

    A model whose records are not everybody's in the office names the powers over them: `view_power` to read one,
    `write_power` to write one, `audit_power` to read the audit lines about one (see `lscb.permissions`).
    """

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+")

    objects = RecordQuerySet.as_manager()

    read_power = Power.READ_AUDIT

    class Meta:
        abstract = True

    def scopes(self) -> tuple[str, ...]:
        """The scope of its board."""
        return (scope_key("board", self.board_id),)
