"""Category schemes, shared by indicators: ordered categories of which one is the whole."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from lscb.board.models import BoardRecord
from lscb.board.querysets import RecordQuerySet
from lscb.permissions import scope_key


class CategoryScheme(BoardRecord):
    """A way of dividing what is counted, such as categories of abuse. The scheme "undivided" holds its whole alone.

    Every indicator names two schemes, so that an undivided figure still has a category and no key is ever empty.
    """

    UNDIVIDED = "undivided"

    name = models.CharField(max_length=80, help_text="For example category of abuse.")
    slug = models.SlugField(max_length=60)
    note = models.TextField(blank=True, help_text="Where the division comes from, or when it changed.")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["board", "name"], name="one_category_scheme_of_a_name"),
            models.UniqueConstraint(fields=["board", "slug"], name="one_category_scheme_of_a_slug"),
        ]

    def __str__(self) -> str:
        return self.name


class CategoryQuerySet(RecordQuerySet["Category"]):
    board_path = "scheme__board"


class Category(models.Model):
    """One part of a scheme; the one marked as the whole stands for all parts together."""

    scheme = models.ForeignKey(CategoryScheme, on_delete=models.CASCADE, related_name="categories")
    code = models.SlugField(max_length=60, help_text="A short lasting name for files, for example emotional.")
    name = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField(default=0)
    is_all = models.BooleanField("the whole", default=False, help_text="Stands for every part together.")
    is_unknown = models.BooleanField("not known", default=False, help_text="For those whose category nobody knows.")
    is_multiple = models.BooleanField("more than one", default=False, help_text="For those in several categories.")
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name="part of",
        help_text="Leave empty for the main categories.",
    )

    objects = CategoryQuerySet.as_manager()

    class Meta:
        ordering = ["scheme", "order", "pk"]
        verbose_name_plural = "categories"
        constraints = [
            models.UniqueConstraint(fields=["scheme", "code"], name="one_category_of_a_code"),
            models.UniqueConstraint(fields=["scheme", "name"], name="one_category_of_a_name"),
            models.UniqueConstraint(
                fields=["scheme"],
                condition=Q(is_all=True),
                name="one_whole_for_a_category_scheme",
                violation_error_message="The scheme already has a category that stands for the whole.",
            ),
            models.CheckConstraint(
                condition=Q(is_all=False) | Q(is_unknown=False, is_multiple=False),
                name="whole_is_no_other_category",
                violation_error_message="The whole cannot also be “not known” or “more than one”.",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="category_not_part_of_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.parent is not None and self.parent.scheme_id != self.scheme_id:
            raise ValidationError({"parent": "Choose a category of the same scheme."})

    def scopes(self) -> tuple[str, ...]:
        """The scope of its board."""
        return (scope_key("board", self.scheme.board_id),)
