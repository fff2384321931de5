"""What every part of the demonstration stands on: the board, its year, agencies, groups, topics, by name."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from agencies.models import Agency
from lscb.board import services as boards
from lscb.board.models import Area, Basis, Board, Period
from priorities.models import Priority, Topic
from workgroups.models import Group


@dataclass
class Stage:
    """The records that parts of the demonstration refer to, each by its slug, number or name."""

    board: Board
    year: Period
    by: Any = None
    agencies: dict[str, Agency] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)
    priorities: dict[int, Priority] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    next_year: Period | None = None

    def period(self, name: str, basis: Basis, starts: date, ends: date) -> Period:
        """A period of the board, made at its first use."""
        return boards.period(board=self.board, name=name, basis=basis, starts=starts, ends=ends, by=self.by)

    def reporting_year(self, first: int) -> Period:
        """The reporting year that begins on 1 April of a calendar year: 2011 gives 2011-12."""
        name = f"{first}-{(first + 1) % 100:02d}"
        return self.period(name, Basis.YEAR, date(first, 4, 1), date(first + 1, 3, 31))

    def quarter(self, year: int, month: int) -> Period:
        """The quarter that begins in a month: (2012, 4) gives Apr-Jun 2012."""
        starts = date(year, month, 1)
        after = date(year + (month + 3 > 12), (month + 2) % 12 + 1, 1)
        ends = date.fromordinal(after.toordinal() - 1)
        return self.period(f"{starts:%b}-{ends:%b %Y}", Basis.QUARTER, starts, ends)

    def day(self, on: date) -> Period:
        """A single day, for figures that are a state of affairs."""
        return self.period(f"{on:%-d %B %Y}", Basis.DAY, on, on)
