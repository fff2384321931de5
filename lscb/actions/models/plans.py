"""An action plan: the actions that one thing gave rise to, as one paper."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models

from lscb.actions.models.actions import Origin
from lscb.board.models import BoardRecord


class Plan(BoardRecord):
    """A plan of everything one origin gave rise to; its actions are those of the origin."""

    title = models.CharField(max_length=200)
    origin = models.OneToOneField(
        Origin,
        on_delete=models.PROTECT,
        related_name="plan",
        verbose_name="what it answers",
        help_text="Its actions are those that this gave rise to. Each has one plan.",
    )
    purpose = models.TextField("what it is to bring about", blank=True)
    agreed_on = models.DateField("agreed", null=True, blank=True)
    agreed_by = models.CharField(
        "agreed by", max_length=150, blank=True, help_text="The group or office that agreed it, never a name."
    )
    look_again_on = models.DateField("look at the whole again on", null=True, blank=True)

    class Meta:
        ordering = ["-agreed_on", "title"]
        verbose_name = "action plan"

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuses another board's origin. Raises ValidationError."""
        if self.origin_id and self.origin.board_id != self.board_id:
            raise ValidationError({"origin": "This belongs to another board."})
