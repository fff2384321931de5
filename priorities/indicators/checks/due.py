"""Figures that are owed and have not come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from lscb.board.models import Basis, Period
from lscb.web import british
from priorities.indicators.checks.doubts import Doubted, key_of
from priorities.indicators.checks.held import Held
from priorities.indicators.models import Frequency

OWED = {
    Frequency.MONTHLY: Basis.MONTH,
    Frequency.QUARTERLY: Basis.QUARTER,
    Frequency.HALF_YEARLY: Basis.HALF,
    Frequency.YEARLY: Basis.YEAR,
}
GRACE = timedelta(days=60)
"""So long after a period has ended its figure may still be on its way."""


def past_due(held: Held) -> Iterator[Doubted]:
    """A figure that is owed for a period has come within 60 days of its end."""
    for period in _owed(held):
        late = (held.today - period.ends - GRACE).days
        who = f", owed by {held.indicator.owed_by}" if held.indicator.owed_by else ""
        yield Doubted(
            key_of(period.pk),
            period.pk,
            period.label,
            "no figure",
            f"due by {british.day(period.ends + GRACE)}{who}",
            british.days_late(late),
            (key_of(period.pk, "no figure"),),
        )


def _owed(held: Held) -> list[Period]:
    """The periods of its sort, from its first figure on, that ended long enough ago and have none."""
    indicator = held.indicator
    basis = OWED.get(Frequency(indicator.frequency)) if indicator.frequency and not indicator.operation else None
    ended = [p for p in held.periods.values() if p.basis == basis and p.ends + GRACE < held.today]
    ended = [p for p in ended if _collected(held, p)]
    come = [held.periods[pk] for pk in held.present]
    if not come:
        return sorted(ended, key=lambda p: p.ends)[-1:]
    first = min(p.starts for p in come)
    return [p for p in sorted(ended, key=lambda p: p.ends) if p.starts >= first and not _has(p, come)]


def _collected(held: Held, period: Period) -> bool:
    starts, ends = held.indicator.starts, held.indicator.ends
    return (starts is None or period.starts >= starts) and (ends is None or period.ends <= ends)


def _has(period: Period, come: list[Period]) -> bool:
    """Whether a figure came for it, for a stretch that ends within it, or for a longer one that holds all of it."""
    within = (p.starts <= period.starts and p.ends >= period.ends for p in come)
    return any(within) or any(period.starts <= p.ends <= period.ends for p in come)
