"""One dated line of the home page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Line:
    """What is due, what changed or what waits: its day, the sentence, where it leads."""

    day: date | None
    what: str
    more: str = ""
    state: str = ""
    late: bool = False
    href: str = ""
    when: str = ""
