"""How many of some indicators are rated, and how: a status summed up never stands without its base."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lscb.board.models import Tone
from priorities.indicators.standing.row import Standing


@dataclass(frozen=True)
class Summary:
    """Counts of standings by status; `rated` of `all` have one."""

    all: int
    green: int
    amber: int
    red: int

    @property
    def rated(self) -> int:
        """How many have a status."""
        return self.green + self.amber + self.red

    @property
    def base(self) -> str:
        """ "3 of 6 rated"."""
        return f"{self.rated} of {self.all} rated"

    @property
    def words(self) -> str:
        """ "3 of 6 rated: 1 green, 2 red"."""
        counts = ((self.green, "green"), (self.amber, "amber"), (self.red, "red"))
        said = ", ".join(f"{count} {name}" for count, name in counts if count)
        return f"{self.base}: {said}" if said else self.base


def summary(standings: Iterable[Standing]) -> Summary:
    """The counts."""
    tones = [standing.tone for standing in standings]
    return Summary(len(tones), tones.count(Tone.GREEN), tones.count(Tone.AMBER), tones.count(Tone.RED))
