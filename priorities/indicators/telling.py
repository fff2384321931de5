"""An indicator in words for its page: what it is, who entered its figures, what it is held against."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from lscb.audit.models import AuditEvent
from lscb.document.words import number
from lscb.web import british
from priorities.indicators.models import Indicator, Observation

ENTERED = ("entered", "revised", "added")


def facts(indicator: Indicator) -> list[tuple[str, str]]:
    """The name and words of each thing that is said of it."""
    i = indicator
    told = [
        ("Definition", i.definition),
        ("Measured in", _unit(i)),
        ("Which way is better", i.get_better_display()),
        ("Stock or flow", i.get_nature_display() if i.nature else ""),
        ("Divided by", _divided(i)),
        ("Computed", _computed(i)),
        ("Owed", i.get_frequency_display()),
        ("Who owes the figures", i.owed_by),
        ("Usual source", str(i.source or "")),
        ("Printed under", str(i.topic or i.agency or i.group or i.priority or "")),
        ("Collected", _collected(i)),
        ("Breaks in the series", "\n".join(f"From {british.day(b.on)}: {b.note}" for b in i.breaks.all())),
    ]
    return [(label, words) for label, words in told if words]


def entered_by(rows: Sequence[Observation], user: Any) -> dict[int, str]:
    """Who entered each of these figures, by its number. Asks twice, however many there are."""
    lines = AuditEvent.objects.filter(
        model=Observation._meta.label_lower, record__in=[str(row.pk) for row in rows], verb__in=ENTERED
    ).values_list("record", "actor")
    actors = {int(record): actor for record, actor in lines}
    known = people(actors.values(), user)
    return {row.pk: _who(actors.get(row.pk), known) for row in rows}


def people(actors: Iterable[str], user: Any) -> dict[str, str]:
    """The names of those who acted and are still known, by their number."""
    numbers = {int(actor) for actor in actors if actor.isdigit()}
    return {str(p.pk): str(p) for p in user._meta.model._default_manager.filter(pk__in=numbers)}


def _who(actor: str | None, known: dict[str, str]) -> str:
    if actor is None:
        return "with others, from a file"
    return known.get(actor, "somebody no longer here") if actor else "the system"


def _unit(indicator: Indicator) -> str:
    said = str(indicator.get_unit_display())
    if indicator.rate_base:
        said += f" for each {number(indicator.rate_base)}"
    if indicator.population_words:
        said += f" of {indicator.population_words}"
    return f"{said}: {indicator.base_words}" if indicator.base_words else said


def _divided(indicator: Indicator) -> str:
    schemes = (indicator.scheme1, indicator.scheme2)
    return " and ".join(dict.fromkeys(s.name.lower() for s in schemes if s.slug != s.UNDIVIDED))


def _computed(indicator: Indicator) -> str:
    parts = [f"{p.part}, {p.category}" if p.category else str(p.part) for p in indicator.parts.all()]
    if not indicator.operation:
        return f"Entered; held against {'; '.join(parts)}." if parts else ""
    by = f" ({number(indicator.factor)})" if indicator.factor else ""
    return f"{indicator.get_operation_display()}{by}: {'; '.join(parts)}. It is reckoned here and never entered."


def _collected(indicator: Indicator) -> str:
    begun = f"from {british.day(indicator.starts)}" if indicator.starts else ""
    ended = f"until {british.day(indicator.ends)}" if indicator.ends else ""
    return " ".join(part for part in (begun, ended) if part)
