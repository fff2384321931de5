"""Action plans: made, changed, taken away."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from lscb.actions.models import Plan
from lscb.audit import services as audit


@transaction.atomic
def keep_plan(*, plan: Plan, by: Any) -> Plan:
    """Stores a plan as a form filled it: a new one is added, a stored one changed. Raises ValidationError."""
    if plan._state.adding:
        return audit.add(plan, by=by)
    return audit.save_changed(plan, audit.snapshot(audit.stored(plan)), by=by)


def remove_plan(*, plan: Plan, by: Any, reason: str) -> None:
    """Takes a plan away; its actions stay."""
    audit.remove(plan, by=by, reason=reason)
