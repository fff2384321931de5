"""Figures that changed after a report: a year's report keeps the one it had, and the next year's shows both.

They change when their source revises them, and when the board chooses to follow another source.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from lscb.board.year import Year
from priorities.indicators.models import Observation, SourceChoice
from priorities.indicators.report.measured import Key

Place = tuple[int, Key]
"""An indicator, and the place of one of its figures."""
Found = dict[Place, Observation]


def key_of(row: Observation) -> Place:
    """What a figure is of, whoever gave it: its indicator, and its place."""
    return row.indicator_id, (row.period_id, row.area_id, row.category1_id, row.category2_id)


class Revisions:
    """What some standing figures were before: `kept` stands in the year's own report, `reported` in the one before it.

    Asks for versions once, and not at all where nothing changed; for choices of sources only where a report was made.
    """

    def __init__(self, year: Year, rows: Iterable[Observation], before: set[int]) -> None:
        rows = list(rows)
        self._left = _left_since(year)
        late = [row for row in rows if self._is_late(row, year.known_by)]
        revised = [row for row in rows if row.period_id in before and self._is_other(row, year.before_known_by)]
        held = _versions([*late, *revised])
        self.kept: Found = self._each(late, held, year.known_by, first=False)
        self.reported: Found = self._each(revised, held, year.before_known_by, first=True)

    def _is_late(self, row: Observation, moment: datetime | None) -> bool:
        return moment is not None and (row.entered_at > moment or self._followed(row, moment) is not None)

    def _is_other(self, row: Observation, moment: datetime | None) -> bool:
        return row.version > 1 or self._followed(row, moment) is not None

    def _followed(self, row: Observation, moment: datetime | None) -> int | None:
        """The source that was followed at a moment; None where it is the one that is followed now."""
        if moment is None or not self._left:
            return None
        return next((source for at, source in self._left.get(key_of(row), ()) if at > moment), None)

    def _each(self, rows: list[Observation], held: Any, moment: datetime | None, *, first: bool) -> Found:
        """For each row the version that stood at a moment; without one, where `first`, the first its source gave."""
        found: Found = {}
        for row in rows:
            source = self._followed(row, moment) or row.source_id
            own = [v for v in held[key_of(row)] if v.source_id == source]
            then = [v for v in own if moment is not None and v.entered_at <= moment]
            then = then or [v for v in held[key_of(row)] if moment is not None and v.entered_at <= moment]
            stood = then[-1] if then else own[0] if first and own else None
            if stood is not None and stood.pk != row.pk:
                found[key_of(row)] = stood
        return found


def _left_since(year: Year) -> dict[Place, list[tuple[datetime, int]]]:
    """For each figure for which another source was chosen since a report: when, and which was followed until then."""
    moments = [moment for moment in (year.known_by, year.before_known_by) if moment is not None]
    if not moments:
        return {}
    found: dict[Place, list[tuple[datetime, int]]] = {}
    rows = SourceChoice.objects.of_board(year.board).filter(chosen_at__gt=min(moments))
    for choice in rows.select_related("instead_of").order_by("chosen_at", "pk"):
        found.setdefault(key_of(choice.instead_of), []).append((choice.chosen_at, choice.instead_of.source_id))
    return found


def _versions(rows: list[Observation]) -> dict[Place, list[Observation]]:
    if not rows:
        return {}
    wanted = {key_of(row) for row in rows}
    found: dict[Place, list[Observation]] = {}
    asked: Any = Observation.objects.filter(
        indicator__in={row.indicator_id for row in rows},
        period__in={row.period_id for row in rows},
        area__in={row.area_id for row in rows},
    )
    for row in asked.order_by("version", "pk"):
        if key_of(row) in wanted:
            found.setdefault(key_of(row), []).append(row)
    return found
