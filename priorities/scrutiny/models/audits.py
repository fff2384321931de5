"""Audits: the board's own and those of single agencies, with their programme, sample and findings."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from agencies.models import Agency
from lscb.actions.models import Origin
from lscb.board.querysets import RecordQuerySet
from priorities.scrutiny.models.topical import TopicalRecord
from workgroups.models import Group


class Audit(TopicalRecord):
    """One audit, observation or case study, or a standing programme of them."""

    class Kind(models.TextChoices):
        MULTI = "multi", "Multi-agency"
        SINGLE = "single", "Single agency"

    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    programme = models.CharField(max_length=200, blank=True, help_text="The programme it belongs to, or how often.")
    held_on = models.DateField("day", null=True, blank=True)
    when_words = models.CharField("when, in words", max_length=80, blank=True)
    sample = models.CharField("what was looked at", max_length=250, blank=True)
    sample_size = models.PositiveIntegerField("how many", null=True, blank=True, help_text="Empty if not stated.")
    method = models.TextField("how", blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="single") | Q(agency__isnull=False),
                name="single_agency_audit_names_its_agency",
                violation_error_message="A single agency audit names the agency.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class AuditFindingQuerySet(RecordQuerySet["AuditFinding"]):
    board_path = "audit__board"
    period_path = "audit__period"


class AuditFinding(models.Model):
    """One thing an audit showed."""

    class Kind(models.TextChoices):
        STRENGTH = "strength", "What worked"
        WEAKNESS = "weakness", "What did not"
        VIEW = "view", "What those taking part said"
        LEARNING = "learning", "What was learned"

    audit = models.ForeignKey(Audit, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.TextField()
    origin = models.ForeignKey(
        Origin,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        help_text="What stands for this finding where its actions are listed.",
    )
    order = models.PositiveSmallIntegerField(default=0)

    objects = AuditFindingQuerySet.as_manager()

    class Meta:
        ordering = ["audit", "order", "pk"]
        verbose_name = "finding of an audit"
        verbose_name_plural = "findings of audits"

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:79]}…"

    def scopes(self) -> tuple[str, ...]:
        """The scope of its board."""
        return self.audit.scopes()
