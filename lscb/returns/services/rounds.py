"""What is done with a round: planned, opened, closed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from lscb.audit import services as audit
from lscb.returns import policies
from lscb.returns.models import Round, Subject
from lscb.returns.services.saying import refuse
from lscb.returns.services.writing import lay_out_reminders


@transaction.atomic
def plan_round(*, by: Any, subjects: Iterable[Subject] = (), **details: Any) -> Round:
    """A round that nobody is asked to answer yet. `details` are its columns. Raises ValidationError."""
    round = audit.add(Round(**details), by=by, verb="planned")
    audit.set_links(round, "subjects", subjects, by=by)
    return round


@transaction.atomic
def open_round(*, round: Round, by: Any, on: date | None = None) -> Round:
    """Lets its returns be filled in, for the first time or again, and sees that its board has rules for reminders.

    Raises ValidationError where it is open.
    """
    refuse(policies.why_not_open(round))
    lay_out_reminders(board=round.board, by=by)
    opened = round.opened_on or on or timezone.localdate()
    return audit.change(round, by=by, verb="opened", state=Round.State.OPEN, opened_on=opened)


@transaction.atomic
def close_round(*, round: Round, by: Any) -> Round:
    """Ends the filling in of its returns. Raises ValidationError where it is not open."""
    refuse(policies.why_not_close(round))
    return audit.change(round, by=by, verb="closed", state=Round.State.CLOSED)
