"""Whom the guidance says an edition is sent to, and whether it was: each with its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from lscb.annualreport.coverage import guidance
from lscb.annualreport.coverage.guidance import Clause
from lscb.annualreport.models import Edition, Publication, Sending


@dataclass(frozen=True)
class Recipient:
    """Somebody the guidance names, the day it is due if one is set, and what was sent to them."""

    clause: Clause
    name: str
    due: date | None
    sent: tuple[Sending, ...]

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.clause.id}:{self.clause.recipients.index(self.name)}"

    @property
    def overdue(self) -> bool:
        """Whether its day has passed and nothing was sent."""
        return not self.sent and self.due is not None and self.due < timezone.localdate()


def recipients(edition: Edition) -> list[Recipient]:
    """Those whom the guidance of the report names, in its order."""
    held = guidance.named(edition.report.guidance)
    fact = edition.facts.filter(what=Publication.What.PUBLISHED).order_by("at").first()
    sent: dict[tuple[str, str], list[Sending]] = {}
    for row in edition.sendings.order_by("sent_on", "pk"):
        sent.setdefault((row.clause, row.recipient), []).append(row)
    return [
        Recipient(clause, name, _due(clause, fact), tuple(sent.get((clause.id, name), ())))
        for clause in (held.clauses if held else ())
        for name in clause.recipients
    ]


def others(edition: Edition, named: list[Recipient]) -> list[Sending]:
    """What was sent to others than those the guidance names."""
    asked = {(one.clause.id, one.name) for one in named}
    return [row for row in edition.sendings.order_by("sent_on", "pk") if (row.clause, row.recipient) not in asked]


def _due(clause: Clause, fact: Publication | None) -> date | None:
    if clause.within_days is None or fact is None:
        return None
    return timezone.localdate(fact.at) + timedelta(days=clause.within_days)
