"""What a return asks: a form and its headings, as data, and the subjects an answer may speak to."""

from __future__ import annotations

from django.db import models

from lscb.board.models import BoardRecord
from lscb.board.querysets import RecordQuerySet
from lscb.permissions import scope_key


class Subject(BoardRecord):
    """Something a round may ask every return to speak to, such as one of the year's priorities.

    Returns know nothing of priorities: a record above points here, and finds what was said of it by this row.
    """

    name = models.CharField(max_length=250)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Form(BoardRecord):
    """A set of headings that agencies, or groups, are asked to answer. A changed set is another edition."""

    class ForWhom(models.TextChoices):
        AGENCIES = "agencies", "Agencies"
        GROUPS = "groups", "Groups of the board"

    name = models.CharField(max_length=150, help_text="For example “Working group's progress return”.")
    for_whom = models.CharField("answered by", max_length=10, choices=ForWhom.choices)
    edition = models.CharField(
        max_length=20, blank=True, help_text="Tells one version of the form from the next, for example 2012."
    )
    guidance = models.TextField(blank=True, help_text="What everybody who fills it in should know first.")

    read_with = ("headings",)

    class Meta:
        ordering = ["name", "edition"]
        constraints = [models.UniqueConstraint(fields=["board", "name", "edition"], name="one_form_of_an_edition")]

    def __str__(self) -> str:
        return f"{self.name} ({self.edition})" if self.edition else self.name


class HeadingQuerySet(RecordQuerySet["Heading"]):
    board_path = "form__board"


class Heading(models.Model):
    """One question of a form."""

    form = models.ForeignKey(Form, on_delete=models.CASCADE, related_name="headings")
    number = models.CharField(max_length=10, blank=True, help_text="As it is printed: 1, 2.1, A. May be empty.")
    title = models.CharField(max_length=200)
    slug = models.SlugField(
        max_length=60, help_text="Its lasting name within the report's addresses, for example progress."
    )
    guidance = models.TextField(blank=True, help_text="What a good answer holds.")
    asks_by_subject = models.BooleanField(
        "asked for each subject", default=False, help_text="An answer may speak to one or several of the subjects."
    )
    required = models.BooleanField(
        default=True,
        help_text="It must be answered, or said to have nothing to report, before the return is handed in.",
    )
    order = models.PositiveSmallIntegerField(default=0)

    objects = HeadingQuerySet.as_manager()

    class Meta:
        ordering = ["form", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["form", "slug"], name="one_heading_of_a_slug")]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}" if self.number else self.title

    def scopes(self) -> tuple[str, ...]:
        """The scope of its board."""
        return (scope_key("board", self.form.board_id),)
