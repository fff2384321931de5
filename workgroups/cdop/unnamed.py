"""Counts of cases that name none of them.

A figure's reckoning names the records it was counted from. Were it to name cases, everybody who reads the draft could
look up which case stands in which row of which table, and join the tables into the cases. So numbers below nought stand
for the cases here: as many as there are, the same for the same count, and no two counts alike.
"""

from __future__ import annotations

from zlib import crc32

from lscb.document.blocks import Figure, Unit
from lscb.document.reckoning import Op, Reckoning, Ref
from workgroups.cdop.models import ChildDeath

ROOM = 100_000


class Unnamed:
    """Makes the counts of one panel."""

    def __init__(self, panel: int) -> None:
        self.panel = panel

    def __call__(self, label: str, count: int) -> Figure:
        """So many children, with a reckoning that counts them and names none."""
        first = crc32(f"{self.panel} {label}".encode()) * ROOM
        parts = tuple(Ref(ChildDeath._meta.label_lower, -(first + place), "pk") for place in range(1, count + 1))
        return Figure(label, count, Unit.PEOPLE, 0, Reckoning(Op.COUNT, parts))
