"""How an agency measures itself against a standard, what the board made of it, and what shows it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from agencies.section11.models.standards import Standard
from lscb.actions.models import Origin
from lscb.board.models import Level
from lscb.files.models import StoredFile
from lscb.returns.models import Item, Return
from lscb.returns.models.filed import ReturnPartQuerySet


class JudgementQuerySet(ReturnPartQuerySet):
    """Reads of judgements; whoever reads the return reads them."""

    period_path = "ret__round__period"

    def graded(self) -> JudgementQuerySet:
        """Those whose agency graded itself."""
        return self.filter(self_level__isnull=False)

    def moderated(self) -> JudgementQuerySet:
        """Those the board graded after the agency."""
        return self.filter(moderated_level__isnull=False)


class Judgement(models.Model):
    """What one return says of one standard: the agency's own grade and words, and the grade the board gave it.

    `moderated_by` is the opaque number of a person, "system" where nobody was signed in.
    """

    ret = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="judgements", verbose_name="return")
    standard = models.ForeignKey(Standard, on_delete=models.PROTECT, related_name="judgements")
    self_level = models.ForeignKey(
        Level, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="the agency's own grade"
    )
    not_applicable_reason = models.TextField(
        "why it does not apply", blank=True, help_text="Only where the standard does not apply: it then has no grade."
    )
    arrangements = models.TextField("local arrangements", blank=True, help_text="What the agency has in place.")
    lead = models.CharField(max_length=150, blank=True, help_text="The post that answers for it, never a name.")
    gap = models.TextField("what is missing", blank=True, help_text="What falls short, or was not supplied.")
    moderated_level = models.ForeignKey(
        Level, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="moderated grade"
    )
    moderated_reason = models.TextField("reason for the moderated grade", blank=True)
    moderated_on = models.DateField("moderated", null=True, blank=True)
    moderated_by = models.CharField(max_length=40, blank=True)
    version = models.PositiveIntegerField(default=0, help_text="Counts its saves; a form says which it was shown.")
    saved_at = models.DateTimeField("last saved", null=True, blank=True)
    saved_by = models.CharField("last saved by", max_length=40, blank=True)
    item = models.OneToOneField(
        Item,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="judgement",
        verbose_name="its place in the return",
        help_text="Says how far it has come; handing in waits for it.",
    )
    origin = models.OneToOneField(
        Origin,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="judgement",
        verbose_name="origin of its actions",
    )

    objects = JudgementQuerySet.as_manager()
    # All but the origin: an action may answer what is missing after its year was closed.
    locks_only = (
        *("ret_id", "standard_id", "self_level_id", "not_applicable_reason", "arrangements", "lead", "gap"),
        *("moderated_level_id", "moderated_reason", "moderated_on", "moderated_by"),
    )

    class Meta:
        ordering = ["ret", "standard__order", "standard"]
        verbose_name = "judgement against a standard"
        verbose_name_plural = "judgements against standards"
        constraints = [
            models.UniqueConstraint(fields=["ret", "standard"], name="one_judgement_of_a_standard_in_a_return"),
            models.CheckConstraint(
                condition=Q(moderated_level__isnull=True) | ~Q(moderated_reason=""),
                name="moderated_grade_has_a_reason",
                violation_error_message="Give the reason for the moderated grade.",
            ),
            models.CheckConstraint(
                condition=Q(moderated_on__isnull=True, moderated_by="")
                | (Q(moderated_on__isnull=False) & ~Q(moderated_by="")),
                name="moderated_by_somebody_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(moderated_level__isnull=True) | Q(moderated_on__isnull=False),
                name="moderated_grade_says_when",
            ),
            models.CheckConstraint(
                condition=Q(not_applicable_reason="") | Q(self_level__isnull=True),
                name="standard_that_does_not_apply_is_not_graded",
                violation_error_message="A standard that does not apply cannot be graded.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ret.respondent}: {self.standard}"

    def clean(self) -> None:
        """Refuses another board's standard, and grades of another scale than the set's. Raises ValidationError."""
        if self.standard_id is None or self.ret_id is None:
            return
        asked = self.standard.set
        if asked.board_id != self.ret.round.board_id:
            raise ValidationError({"standard": "This standard belongs to another board."})
        for column in ("self_level", "moderated_level"):
            level = getattr(self, column)
            if level is not None and level.scale_id != asked.scale_id:
                raise ValidationError({column: "Choose a grade of the scale that the set uses."})

    def scopes(self) -> tuple[str, ...]:
        """Those of the return."""
        return self.ret.scopes()

    @property
    def level(self) -> Level | None:
        """The grade that counts: the moderated one, or else the agency's own."""
        return self.moderated_level or self.self_level

    def why_locked(self) -> str:
        """The sentence that refuses it once its year is closed."""
        return self.ret.why_locked()


class SetAsideQuerySet(ReturnPartQuerySet):
    board_path = "judgement__ret__round__board"
    period_path = "judgement__ret__round__period"
    return_path = "judgement__ret"


class SetAside(models.Model):
    """What somebody wrote of a standard over a version that was no longer the current one: kept, not standing.

    `words` holds what was in each field of the form. `by` is the opaque number of its writer, who decides about it.
    """

    judgement = models.ForeignKey(Judgement, on_delete=models.CASCADE, related_name="set_aside")
    words = models.JSONField(default=dict)
    based_on = models.PositiveIntegerField("written over version", default=0)
    by = models.CharField(max_length=40)
    at = models.DateTimeField("when", default=timezone.now)
    decided = models.BooleanField(default=False, help_text="Whether its writer has since saved or let it go.")

    objects = SetAsideQuerySet.as_manager()
    not_in_audit = ("words",)

    class Meta:
        ordering = ["judgement", "-at", "-pk"]
        verbose_name = "text of a judgement that was set aside"
        verbose_name_plural = "texts of judgements that were set aside"
        constraints = [models.CheckConstraint(condition=~Q(by=""), name="judgement_set_aside_by_somebody")]

    def __str__(self) -> str:
        return f"{self.judgement}, set aside"

    def scopes(self) -> tuple[str, ...]:
        """Those of the return."""
        return self.judgement.scopes()


class EvidenceQuerySet(ReturnPartQuerySet):
    board_path = "judgement__ret__round__board"
    period_path = "judgement__ret__round__period"
    return_path = "judgement__ret"


class Evidence(models.Model):
    """A paper or a page that shows what a judgement says."""

    judgement = models.ForeignKey(Judgement, on_delete=models.CASCADE, related_name="evidence")
    title = models.CharField(max_length=200)
    link = models.URLField(blank=True, max_length=500, help_text="Where it can be read; or else choose a file.")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["judgement", "title"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=(Q(link="") & Q(file__isnull=False)) | (~Q(link="") & Q(file__isnull=True)),
                name="evidence_is_a_link_or_a_file",
                violation_error_message="Give either a link or a file.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def scopes(self) -> tuple[str, ...]:
        """Those of the return."""
        return self.judgement.scopes()

    def why_locked(self) -> str:
        """The sentence that refuses it once its year is closed."""
        return self.judgement.why_locked()
