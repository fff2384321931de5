"""Offices of the board and its staff. People are named by office; a name is needed nowhere in the report."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from lscb.board.constraints import days_in_order, not_negative
from lscb.board.models.board import BoardRecord
from lscb.board.models.periods import Period
from lscb.board.querysets import DatedQuerySet
from lscb.permissions import scope_key


class Office(BoardRecord):
    """An office the board knows, such as independent chair or lead member for children."""

    title = models.CharField(max_length=120)
    duties = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    signs_off = models.BooleanField("signs off the report", default=False)

    class Meta:
        ordering = ["order", "title"]
        constraints = [models.UniqueConstraint(fields=["board", "title"], name="one_office_of_a_title")]

    def __str__(self) -> str:
        return self.title


class OfficeTermQuerySet(DatedQuerySet["OfficeTerm"]):
    board_path = "office__board"


class OfficeTerm(models.Model):
    """Somebody's time in an office; the person need not have an account."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="terms")
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="office_terms"
    )
    note = models.CharField(max_length=200, blank=True, help_text="For example “also chairs the adults' board”.")
    starts = models.DateField("from", null=True, blank=True)
    ends = models.DateField("until", null=True, blank=True)

    objects = OfficeTermQuerySet.as_manager()

    class Meta:
        ordering = ["office", "starts"]
        verbose_name = "term of office"
        verbose_name_plural = "terms of office"
        constraints = [days_in_order("office_term_days_in_order")]

    def __str__(self) -> str:
        return f"{self.office} from {self.starts or 'an unstated day'}"

    def scopes(self) -> tuple[str, ...]:
        """The scope of its board."""
        return (scope_key("board", self.office.board_id),)


class Post(BoardRecord):
    """A post in the board's own staff during a period, filled or vacant."""

    class State(models.TextChoices):
        FILLED = "filled", "Filled"
        VACANT = "vacant", "Vacant"
        UNKNOWN = "", "Not stated"

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=120)
    duties = models.TextField(blank=True)
    hours = models.DecimalField(
        "hours a week", max_digits=5, decimal_places=2, null=True, blank=True, help_text="Empty if not stated."
    )
    days = models.PositiveSmallIntegerField("days a year", null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, blank=True)
    paid_by = models.CharField(max_length=150, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "title"]
        verbose_name = "staff post"
        constraints = [
            models.UniqueConstraint(fields=["board", "period", "title"], name="one_post_of_a_title_in_a_period"),
            not_negative("post_hours_not_negative", "hours", "days"),
        ]

    def __str__(self) -> str:
        return self.title
