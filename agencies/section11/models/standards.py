"""Sets of standards as data: section 11, safer recruitment, a commissioner's assurance, or anything like them."""

from __future__ import annotations

from textwrap import shorten

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from lscb.board.constraints import days_in_order
from lscb.board.models import BoardRecord, Scale
from lscb.board.querysets import DatedQuerySet, RecordQuerySet
from lscb.permissions import scope_key


class StandardSet(BoardRecord):
    """One edition of a list of standards that agencies measure themselves against."""

    class Purpose(models.TextChoices):
        SECTION_11 = "section_11", "Section 11 (Children Act 2004)"
        SAFER_RECRUITMENT = "safer_recruitment", "Safer recruitment"
        COMMISSIONING = "commissioning", "Commissioning assurance"
        OTHER = "other", "Another purpose"

    name = models.CharField(max_length=150)
    slug = models.SlugField(max_length=60, help_text="Its lasting name within the report's addresses.")
    purpose = models.CharField(max_length=20, choices=Purpose.choices, default=Purpose.SECTION_11)
    edition = models.CharField(max_length=40, blank=True, help_text="Tells one version of the set from the next.")
    scale = models.ForeignKey(
        Scale,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="standard_sets",
        verbose_name="grades",
        help_text="The scale agencies grade themselves on; none where the set asks for words alone.",
    )
    starts = models.DateField("in use from", null=True, blank=True)
    ends = models.DateField("in use until", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["name", "edition"]
        verbose_name = "set of standards"
        verbose_name_plural = "sets of standards"
        constraints = [
            models.UniqueConstraint(fields=["board", "name", "edition"], name="one_standard_set_of_an_edition"),
            models.UniqueConstraint(fields=["board", "slug"], name="one_standard_set_of_a_slug"),
            days_in_order("standard_set_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.edition})" if self.edition else self.name


class StandardQuerySet(RecordQuerySet["Standard"]):
    board_path = "set__board"

    def asked(self) -> StandardQuerySet:
        """Those an agency answers: the ones that have no others under them."""
        return self.filter(parts__isnull=True)


class Standard(models.Model):
    """One requirement of a set, perhaps under a wider one: 1.2 stands under 1."""

    set = models.ForeignKey(StandardSet, on_delete=models.CASCADE, related_name="standards")
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="parts", verbose_name="stands under"
    )
    number = models.CharField(max_length=15, blank=True, help_text="As it is printed: 1.2. May be empty.")
    requirement = models.TextField(help_text="What must be true, in a sentence or two.")
    guidance = models.TextField(blank=True, help_text="What a good answer shows.")
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place in the set, from top to bottom.")

    objects = StandardQuerySet.as_manager()

    class Meta:
        ordering = ["set", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["set", "number"], condition=~Q(number=""), name="one_standard_of_a_number_in_a_set"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="standard_not_under_itself",
                violation_error_message="A standard cannot stand under itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {shorten(self.requirement, width=80, placeholder='…')}".strip()

    def clean(self) -> None:
        """Refuses a parent of another set, or one that stands under this standard. Raises ValidationError."""
        above = self.parent
        if above is not None and above.set_id != self.set_id:
            raise ValidationError({"parent": "Choose a standard of the same set."})
        while above is not None:
            if self.pk is not None and above.pk == self.pk:
                raise ValidationError({"parent": "This standard would stand under itself."})
            above = above.parent

    def scopes(self) -> tuple[str, ...]:
        """The scope of its board."""
        return (scope_key("board", self.set.board_id),)
