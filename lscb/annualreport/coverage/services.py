"""Choosing the edition a report is held against, and saying that a clause was read at its source."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from lscb.annualreport.coverage.guidance import Clause
from lscb.annualreport.models import ClauseConfirmation, Report
from lscb.audit import services as audit
from lscb.board.models import Board


@transaction.atomic
def choose(*, report: Report, guidance: str, by: Any) -> Report:
    """The edition of the guidance a report is held against, by its name; one we hold no clauses of may be named too."""
    return audit.change(report, by=by, verb="chose the guidance", guidance=guidance.strip())


@transaction.atomic
def confirm(*, board: Board, clause: Clause, note: str, by: Any) -> ClauseConfirmation:
    """Somebody has read a clause at its source and says what they found. Raises ValidationError if one has before."""
    audit.stored(board)  # locked: of two at once, one waits
    if ClauseConfirmation.objects.filter(board=board, clause=clause.id).exists():
        raise ValidationError("Somebody has confirmed this already.")
    made = ClauseConfirmation(board=board, clause=clause.id, note=note.strip(), by=str(by.pk))
    return audit.add(made, by=by, verb="confirmed")
