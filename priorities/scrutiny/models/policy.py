"""Policies, procedures, thresholds and guidance, and how far each has come: consulted on, ratified, launched."""

from __future__ import annotations

from django.db import models

from lscb.board.constraints import days_in_order
from priorities.scrutiny.models.topical import TopicalRecord


class Policy(TopicalRecord):
    """A text that tells people how to keep children safe, and the stages it passed through.

    A stage may be known by its day or in words; neither means that the record is silent on it, which the record of an
    earlier year may be. The verbs in `services` refuse a stage out of order.
    """

    class Kind(models.TextChoices):
        POLICY = "policy", "Policy or strategy"
        PROCEDURE = "procedure", "Procedure"
        THRESHOLD = "threshold", "Threshold"
        GUIDANCE = "guidance", "Statutory guidance"
        LEAFLET = "leaflet", "Leaflet"

    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.POLICY)
    owner = models.CharField(max_length=150, blank=True, help_text="Whose text it is: a post, agency or group.")
    summary = models.TextField("what it says, or what changed", blank=True)
    consulted_on = models.DateField("consulted on", null=True, blank=True)
    consulted_words = models.CharField("consulted on, in words", max_length=120, blank=True)
    ratified_on = models.DateField("ratified", null=True, blank=True)
    ratified_words = models.CharField("ratified, in words", max_length=120, blank=True)
    launched_on = models.DateField("launched", null=True, blank=True)
    launched_words = models.CharField("launched, in words", max_length=120, blank=True)
    review_on = models.DateField("to be reviewed", null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "title"]
        verbose_name_plural = "policies"
        constraints = [
            models.UniqueConstraint(fields=["board", "period", "title"], name="one_policy_of_a_title_in_a_period"),
            days_in_order("policy_ratified_after_consulting", "consulted_on", "ratified_on"),
            days_in_order("policy_launched_after_ratifying", "ratified_on", "launched_on"),
            days_in_order("policy_launched_after_consulting", "consulted_on", "launched_on"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def consulted(self) -> bool:
        """People were asked, on a known day or at a time known in words."""
        return self.consulted_on is not None or bool(self.consulted_words)

    @property
    def ratified(self) -> bool:
        """The board agreed it."""
        return self.ratified_on is not None or bool(self.ratified_words)

    @property
    def launched(self) -> bool:
        """It is in use."""
        return self.launched_on is not None or bool(self.launched_words)
