"""What the panel as a body saw, did and means to do; nothing about any one child."""

from __future__ import annotations

from django.db import models

from lscb.board.models import BoardRecord, Period
from lscb.web.identifying import refuse_identifying
from workgroups.cdop.models.kept import KeptByPanel, PanelQuerySet, board_then_panel
from workgroups.models import Group


class PanelActionQuerySet(PanelQuerySet["PanelAction"]):
    """Reads of what the panel did."""


class PanelAction(KeptByPanel, BoardRecord):
    """Something the panel learnt, did or plans. It is printed in the report, so it says nothing of any one child."""

    class Kind(models.TextChoices):
        STANDING = "standing", "What the panel is for"
        LEARNING = "learning", "What the reviews showed"
        ACTION = "action", "What the panel did"
        FAMILIES = "families", "Support for families"
        NEXT = "next", "What comes next"

    panel = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.ACTION)
    text = models.TextField(
        "what is printed",
        validators=[refuse_identifying],
        help_text="Printed in the report: nothing by which a child or family could be known.",
    )
    order = models.PositiveSmallIntegerField(default=0)

    objects = PanelActionQuerySet.as_manager()

    class Meta:
        ordering = ["period", "panel", "kind", "order", "pk"]
        verbose_name = "work of the panel"
        verbose_name_plural = "work of the panel"

    def __str__(self) -> str:
        return self.text[:80]

    def scopes(self) -> tuple[str, ...]:
        """Its board, then its panel."""
        return board_then_panel(self.board, self.panel)
