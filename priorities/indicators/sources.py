"""One figure as several sources state it: what each says, which is followed, who chose it, which reports say what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from lscb.audit import telling
from lscb.audit.models import AuditEvent
from lscb.board.year import Year
from lscb.document.blocks import Figure
from priorities.indicators.models import Doubt, Indicator, Observation
from priorities.indicators.report.numbers import observed
from priorities.indicators.report.revisions import Revisions, key_of
from priorities.indicators.telling import entered_by

RELATED = ("indicator", "period", "area", "category1", "category2", "source")
CHOSEN = "chosen"


@dataclass(frozen=True)
class Said:
    """What one source says of a figure, in the last version it gave."""

    row: Observation
    figure: Figure
    by: str


@dataclass(frozen=True)
class Printing:
    """A report that prints the figure: its name and address, and the year it speaks of, with what was known by when."""

    name: str
    href: str
    year: Year


@dataclass(frozen=True)
class Stands:
    """What a report says of the figure, from which source; `kept` where it was approved and no choice changes it."""

    printing: Printing
    row: Observation
    figure: Figure
    kept: bool


def versions(row: Observation) -> list[Observation]:
    """The last version of each source, the one that is followed first, then by the source's name."""
    rows = Observation.objects.of_key(row).select_related(*RELATED).order_by("version", "pk")
    last = {each.source_id: each for each in rows}
    return sorted(last.values(), key=lambda each: (not each.chosen, each.source.name, each.pk))


def said_by(rows: list[Observation], user: Any) -> list[Said]:
    """Each with who entered it."""
    who = entered_by(rows, user)
    return [Said(row, observed(row, row.indicator, "", row.source.name), who[row.pk]) for row in rows]


def history(rows: list[Observation], user: Any) -> list[tuple[Observation, telling.Told]]:
    """Each time another source was chosen, the last first: the figure chosen, and who did it, when and why."""
    every = {str(row.pk): row for row in Observation.objects.of_key(rows[0]).select_related(*RELATED)}
    lines = AuditEvent.objects.filter(
        model=Observation._meta.label_lower, record__in=list(every), verb=CHOSEN
    ).order_by("-at", "-pk")
    found = list(lines)
    return list(zip((every[line.record] for line in found), telling.tell(found, Observation, user), strict=True))


def stated_in(row: Observation, printings: Iterable[Printing]) -> list[Stands]:
    """What each report says of the figure that is followed now, `row`."""
    found = []
    for printing in printings:
        then = Revisions(printing.year, [row], set()).kept.get(key_of(row), row)
        kept = printing.year.known_by is not None
        found.append(Stands(printing, then, observed(then, row.indicator, "", then.source.name), kept))
    return found


def several(indicator: Indicator) -> list[Observation]:
    """The figures of an indicator that more than one source states, as they are followed, the latest period first."""
    key = [f"{column}_id" for column in Observation.KEY]
    rows = Observation.objects.filter(indicator=indicator).order_by()
    apart = rows.values(*key).annotate(many=Count("source", distinct=True)).filter(many__gt=1)
    wanted = {tuple(found[column] for column in key) for found in apart.values(*key)}
    if not wanted:
        return []
    periods = {place[1] for place in wanted}
    standing = rows.current().filter(period__in=periods).select_related(*RELATED).order_by("-period__ends", "pk")
    return [row for row in standing if tuple(getattr(row, column) for column in key) in wanted]


def figure_of(doubt: Doubt) -> Observation | None:
    """The figure that is followed where two sources do not agree, from what the check calls the place."""
    period, area, category1, category2, _ = map(int, doubt.key.split(":"))
    place = {"period": period, "area": area, "category1": category1, "category2": category2}
    return Observation.objects.current().filter(indicator=doubt.indicator_id, **place).first()
