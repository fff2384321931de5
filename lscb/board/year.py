"""What a report's builders are asked for: the board and the period, and the shapes they answer in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from lscb.board.models import Board, Period
from lscb.document.blocks import Block

R = TypeVar("R")

Chapters = Mapping[str, tuple[Block, ...]]
"""A builder's answer: for each subject asked for, what stands in its chapter. A chapter without subject is ""."""

Parts = Mapping[int, tuple[Block, ...]]
"""What is to stand within a chapter of another storey, by the number (primary key) of the record it belongs to."""


@dataclass(frozen=True)
class Year:
    """The board and the period a report speaks of; usually its reporting year."""

    board: Board
    period: Period
    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    known_by: datetime | None = field(default=None, compare=False)
    """When what its report approved was shared: of a figure revised since, the report keeps the one it had."""
    before_known_by: datetime | None = field(default=None, compare=False)
    """The same for the report of the year before."""

    def once(self, name: str, read: Callable[[], R]) -> R:
        """What a part reads for its first builder, kept for its other builders of the same assembly."""
        if name not in self.kept:
            self.kept[name] = read()
        return self.kept[name]  # type: ignore[no-any-return]  # what `read` gave under this name

    def meets(self, dated: Any) -> bool:
        """Whether what holds from a day to a day, either end open, holds on any day of the year."""
        begun = dated.starts is None or dated.starts <= self.ends
        return begun and (dated.ends is None or dated.ends >= self.starts)

    @property
    def starts(self) -> date:
        """The first day."""
        return self.period.starts

    @property
    def ends(self) -> date:
        """The last day."""
        return self.period.ends


Builder = Callable[[Year, Sequence[str]], Chapters]
"""Turns a year's records into chapters, one for each subject, in a number of queries that does not grow with them."""
