"""Figures their source revised: a year's report keeps the one it had, and the next year's shows both."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from lscb.board.year import Year
from priorities.indicators.models import Observation
from priorities.indicators.report.measured import Key

Found = dict[tuple[int, Key], Observation]


def key_of(row: Observation) -> tuple[int, Key]:
    """What a figure is of, whoever gave it: its indicator, and its place."""
    return row.indicator_id, (row.period_id, row.area_id, row.category1_id, row.category2_id)


class Revisions:
    """What some standing figures were before: `kept` stands in the year's own report, `reported` in the one before it.

    Asks once, and not at all where nothing was revised.
    """

    def __init__(self, year: Year, rows: Iterable[Observation], before: set[int]) -> None:
        late = [row for row in rows if year.known_by is not None and row.entered_at > year.known_by]
        revised = [row for row in rows if row.version > 1 and row.period_id in before]
        held = _versions([*late, *revised])
        self.kept: Found = _each(late, held, year.known_by, first=False)
        self.reported: Found = _each(revised, held, year.before_known_by, first=True)


def _versions(rows: list[Observation]) -> dict[tuple[int, Key], list[Observation]]:
    if not rows:
        return {}
    wanted = {key_of(row) for row in rows}
    found: dict[tuple[int, Key], list[Observation]] = {}
    asked: Any = Observation.objects.filter(
        indicator__in={row.indicator_id for row in rows},
        period__in={row.period_id for row in rows},
        area__in={row.area_id for row in rows},
    )
    for row in asked.order_by("version", "pk"):
        if key_of(row) in wanted:
            found.setdefault(key_of(row), []).append(row)
    return found


def _each(rows: list[Observation], held: Any, moment: datetime | None, *, first: bool) -> Found:
    """For each row the version that stood at a moment; without one, where `first`, the first its source gave."""
    found: Found = {}
    for row in rows:
        own = [v for v in held[key_of(row)] if v.source_id == row.source_id]
        then = [v for v in own if moment is not None and v.entered_at <= moment]
        then = then or [v for v in held[key_of(row)] if moment is not None and v.entered_at <= moment]
        stood = then[-1] if then else own[0] if first else None
        if stood is not None and stood.pk != row.pk:
            found[key_of(row)] = stood
    return found
