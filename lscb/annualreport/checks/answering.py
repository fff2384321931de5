"""Answering what the checks found, and taking an answer back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from lscb.annualreport.checks.faults import Found, Level
from lscb.annualreport.models import CheckAnswer, Report
from lscb.audit import services as audit


@transaction.atomic
def answer(*, report: Report, found: Sequence[Found], reason: str, by: Any) -> list[CheckAnswer]:
    """Says why the report goes out although warnings stand; one reason may answer several.

    Those answered meanwhile keep their answer. Raises ValidationError without a reason, without anything to answer,
    or for an error, which must be put right.
    """
    audit.stored(report)  # locked: of two at once, one waits
    if not found:
        raise ValidationError({"keys": "Tick what your reason answers."})
    if any(one.check.level is Level.ERROR for one in found):
        raise ValidationError("This must be put right. It cannot be answered with a reason.")
    standing = set(CheckAnswer.objects.filter(report=report).values_list("key", flat=True))
    return [
        audit.add(
            CheckAnswer(
                report=report,
                check_name=one.check.name,
                key=one.key,
                said=one.fault.words,
                reason=reason.strip(),
                by=str(by.pk),
            ),
            by=by,
            verb="answered",
        )
        for one in found
        if one.key not in standing
    ]


@transaction.atomic
def take_back(*, answer: CheckAnswer, by: Any) -> None:
    """The warning is open again; what was answered stays in the history."""
    audit.remove(answer, by=by)
