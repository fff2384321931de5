"""Who may reach the panel's records: those who hold its powers over the board or over the panel itself."""

from __future__ import annotations

from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import Q

from lscb.board.querysets import RecordQuerySet
from lscb.permissions import Power, Scoped, view_power

M = TypeVar("M", bound=models.Model)


class PanelQuerySet(RecordQuerySet[M]):
    """Reads of the panel's records; `panel_path` is the look-up from the record to its panel, where it has one."""

    panel_path = "panel"

    def visible_to(self, user: Any) -> Self:
        """What a panel officer of the board, or of the panel, may read. There is no officer of everything."""
        power = view_power(self.model)
        reached = Q(**{f"{self.board_path}__in": user.scope_ids("board", power)})
        if self.panel_path:
            reached |= Q(**{f"{self.panel_path}__in": user.scope_ids("group", power)})
        return self.filter(reached)


class KeptByPanel(models.Model):
    """Any record of the panel: read, written and looked up in the audit log with the child death powers alone."""

    view_power = Power.READ_CHILD_DEATHS
    write_power = Power.EDIT_CHILD_DEATHS
    audit_power = Power.READ_CHILD_DEATHS

    class Meta:
        abstract = True


def board_then_panel(board: Scoped, panel: Scoped) -> tuple[str, ...]:
    """The scopes of a record: its board, then its panel, which another board may run."""
    return (board.scopes()[0], panel.scopes()[-1])
