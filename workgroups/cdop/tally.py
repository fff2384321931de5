"""A panel's year in numbers, whether it is held case by case or as totals only."""

from __future__ import annotations

from dataclasses import dataclass, field

from lscb.document import figures
from lscb.document.blocks import Figure, Inline, Marker, Unit
from workgroups.cdop.models import PanelTotals

Breakdown = tuple[Figure, ...]


@dataclass
class Tally:
    """The numbers of one panel for one year; a figure that is not known says so.

    `expectedness` divides the deaths reviewed, as each of `breakdowns` does, by heading.
    """

    opened: Figure
    notified: Figure
    reviewed: Figure
    closing: Figure
    meetings: Figure
    totals: PanelTotals | None = None
    expectedness: Breakdown = ()
    leaflet: tuple[Inline | str, ...] = ()
    breakdowns: dict[str, Breakdown] = field(default_factory=dict)
    note: str = ""

    @property
    def opening(self) -> tuple[Inline | str, ...]:
        """The chapter's first sentence."""
        if self.reviewed.value is None:
            return ("The number of deaths the panel reviewed is not stated.",)
        return ("Deaths the panel reviewed in the year: ", self.reviewed, ".")


def left(opened: Figure, notified: Figure, reviewed: Figure) -> Figure:
    """What was still to be reviewed at the end: opening, and those notified, less those reviewed."""
    label = "Still to be reviewed at the end"
    if None in (opened.value, notified.value, reviewed.value):
        return Figure(label, None, Unit.PEOPLE, marker=Marker.NOT_AVAILABLE, words="not stated")
    coming = figures.total(label, (opened, notified), unit=Unit.PEOPLE)
    return figures.difference(label, coming, reviewed, unit=Unit.PEOPLE)
