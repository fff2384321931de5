"""Where a report answers a clause.

`covered_by` of a clause names places, any one of them enough:

- "finance": a chapter of that name, or one that begins so ("priority" is any priority's), that holds more than gaps;
- "finance/spending": a section of such a chapter, likewise;
- "finance ~ case reviews?": such a chapter in which these words stand; "* ~ restraint" anywhere;
- "signed off by the chair", "prepared by the board", "period is a financial year", "period is twelve months": what the
  records say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lscb.annualreport.checks.faults import Subject
from lscb.annualreport.coverage.guidance import Clause
from lscb.annualreport.models import SignOff
from lscb.document import walk
from lscb.document.blocks import Gap, Section
from lscb.document.walk import Path

MONTHS = 12
APRIL = 4


@dataclass(frozen=True)
class Place:
    """Where a clause is answered: a section by its path, or a fact of the records in words."""

    words: str
    path: Path = ()


def where(clause: Clause, subject: Subject) -> list[Place]:
    """The places at which a report answers a clause; none where it does not, or where only a person can say."""
    found: dict[Place, None] = {}
    for said in clause.covered_by:
        if said in FACTS:
            words = FACTS[said](subject)
            found |= {Place(words): None} if words else {}
        else:
            found |= dict.fromkeys(_sections(said, subject))
    return list(found)


def _sections(said: str, subject: Subject) -> Iterator[Place]:
    place, _, words = said.partition(" ~ ")
    key, _, part = place.partition("/")
    pattern = re.compile(rf"\b(?:{words})\b", re.IGNORECASE) if words else None
    for path, section in walk.sections(subject.document):
        if not _named(path, key, part) or not _holds_something(section):
            continue
        if pattern is None or any(
            pattern.search(text.words) for text in subject.texts if text.path[: len(path)] == path
        ):
            yield Place(section.heading, path)
            if key == "*":
                return


def _named(path: Path, key: str, part: str) -> bool:
    if key == "*":
        return len(path) == 1
    chapter = path[0] == key or path[0].startswith(f"{key}-")
    return chapter and (path[1:] == (part,) if part else len(path) == 1)


def _holds_something(section: Section) -> bool:
    return any(not isinstance(block, Gap | Section) for path, block in walk.within(section))


def _by_the_chair(subject: Subject) -> str:
    rows = SignOff.objects.filter(draft__report=subject.report, office__icontains="chair").order_by("-pk")
    last = rows.select_related("draft").first()
    return f"Signed off by {last.office}, draft {last.draft.number}" if last else ""


def _financial_year(subject: Subject) -> str:
    period = subject.report.period
    begins = (period.starts.month, period.starts.day) == (APRIL, 1)
    return f"The period is {period.label}, 1 April to 31 March" if begins and _twelve_months(subject) else ""


def _twelve_months(subject: Subject) -> str:
    period = subject.report.period
    whole = abs((period.ends - period.starts).days - 364) <= 1
    return f"The period is {period.label}, twelve months" if whole else ""


def _by_the_board(subject: Subject) -> str:
    return f"It is the report of {subject.report.board}"


FACTS: dict[str, Callable[[Subject], str]] = {
    "prepared by the board": _by_the_board,
    "signed off by the chair": _by_the_chair,
    "period is a financial year": _financial_year,
    "period is twelve months": _twelve_months,
}
