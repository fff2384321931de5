"""Every version of a chapter's own text: none is overwritten, none is lost."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from lscb.annualreport.models.reports import Narrative
from lscb.audit.models import AppendOnly
from lscb.board.querysets import RecordQuerySet
from lscb.permissions import Power


class NarrativeVersionQuerySet(RecordQuerySet["NarrativeVersion"]):
    """Reads of versions."""

    board_path = "narrative__report__board"


class NarrativeVersion(models.Model):
    """One version of a chapter's text: never changed, only followed by another.

    A text written over a version that was no longer the current one is kept as its writer's own, set aside. `by` is the
    opaque number of a person, or "system". What stands is on the narrative itself too, where the report reads it.
    """

    view_power = Power.READ_DRAFT

    narrative = models.ForeignKey(Narrative, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField("version")
    body = models.TextField("text", blank=True)
    signed = models.CharField("signed by", max_length=120, blank=True)
    at = models.DateTimeField("when", default=timezone.now)
    by = models.CharField(max_length=40)
    based_on = models.PositiveIntegerField("written over version", default=0, help_text="0 for the first.")
    set_aside = models.BooleanField(
        default=False, help_text="Written over an older version than the current one; kept, and not in the report."
    )

    objects = NarrativeVersionQuerySet.as_manager()

    class Meta:
        ordering = ["narrative", "-number"]
        verbose_name = "version of a chapter's text"
        verbose_name_plural = "versions of chapters' texts"
        constraints = [
            models.UniqueConstraint(fields=["narrative", "number"], name="one_version_of_a_narrative_of_a_number"),
            models.CheckConstraint(
                condition=Q(based_on__lt=F("number")), name="narrative_version_follows_what_it_is_based_on"
            ),
            models.CheckConstraint(condition=~Q(by=""), name="narrative_version_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.narrative}, version {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("A version of a chapter's text is never rewritten.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly("A version of a chapter's text is never removed.")

    def scopes(self) -> tuple[str, ...]:
        """Those of its report."""
        return self.narrative.scopes()
