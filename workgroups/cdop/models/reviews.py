"""What the panel found when it reviewed a death."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models

from lscb.web.identifying import refuse_identifying
from workgroups.cdop.models.deaths import ChildDeath
from workgroups.cdop.models.kept import KeptByPanel, PanelQuerySet
from workgroups.cdop.models.schemes import DeathCategory, DeathCategoryScheme
from workgroups.models import Meeting


class Modifiability(models.TextChoices):
    """Whether anything could change, here or nationally, to lower the risk of future deaths."""

    FACTORS = "factors", "Modifiable factors identified"
    NONE = "none", "No modifiable factors identified"
    INSUFFICIENT = "insufficient", "Too little information to judge"
    NOT_STATED = "", "Not stated"


class ReviewQuerySet(PanelQuerySet["Review"]):
    board_path = "death__board"
    panel_path = "death__panel"


class Review(KeptByPanel):
    """The panel's one review of a death, at a meeting."""

    death = models.OneToOneField(ChildDeath, on_delete=models.CASCADE, related_name="review")
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="Where it is known."
    )
    reviewed_on = models.DateField("reviewed")
    category = models.ForeignKey(
        DeathCategory,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"scheme__divides": DeathCategoryScheme.Divides.CATEGORY},
    )
    modifiability = models.CharField(max_length=14, choices=Modifiability.choices, blank=True)
    learning = models.TextField(
        "what was learnt", blank=True, validators=[refuse_identifying], help_text="It stays with the panel."
    )

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-reviewed_on", "pk"]
        verbose_name = "review of a death"
        verbose_name_plural = "reviews of deaths"

    def __str__(self) -> str:
        return f"Review of {self.death}"

    def scopes(self) -> tuple[str, ...]:
        """Those of its death."""
        return self.death.scopes()

    def clean(self) -> None:
        """Nothing is reviewed before the panel was told of it. Raises ValidationError."""
        death = getattr(self, "death", None)
        if death and self.reviewed_on and death.notified_on and self.reviewed_on < death.notified_on:
            raise ValidationError({"reviewed_on": "A death cannot be reviewed before the panel was told of it."})


class FactorQuerySet(PanelQuerySet["ModifiableFactor"]):
    board_path = "review__death__board"
    panel_path = "review__death__panel"


class ModifiableFactor(KeptByPanel):
    """One thing that may have contributed to a death, in the domain of the form it stood in."""

    class Domain(models.TextChoices):
        CHILD = "child", "The child's own needs"
        FAMILY = "family", "Family and environment"
        PARENTING = "parenting", "Parenting capacity"
        SOCIAL = "social", "Social environment, family and parenting included"
        PHYSICAL = "physical", "Physical environment"
        SERVICES = "services", "Service provision"

    class Grade(models.TextChoices):
        NO_INFORMATION = "0", "0: no information"
        NONE = "1", "1: did not contribute"
        UNLIKELY = "1*", "1*: unlikely to have contributed"
        MAY = "2", "2: may have contributed"
        SUFFICIENT = "3", "3: explains the death by itself"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="factors")
    domain = models.CharField(max_length=12, choices=Domain.choices)
    text = models.TextField("what it was", validators=[refuse_identifying])
    grade = models.CharField("influence", max_length=2, choices=Grade.choices)

    objects = FactorQuerySet.as_manager()

    class Meta:
        ordering = ["review", "domain", "pk"]
        verbose_name = "factor"

    def __str__(self) -> str:
        return f"{self.get_domain_display()}: {self.text[:60]}"

    def scopes(self) -> tuple[str, ...]:
        """Those of its review."""
        return self.review.scopes()
