"""Checks against the guidance the report is held to: what it must hold, and what it should."""

from __future__ import annotations

from collections.abc import Iterator

from lscb.annualreport.checks.faults import Fault, Subject
from lscb.annualreport.coverage import guidance
from lscb.annualreport.coverage.covering import where
from lscb.annualreport.coverage.guidance import Clause

# Whom it is sent to is known after publishing, and asked then.
BEFORE_PUBLISHING = ("content", "form", "when", "who")


def no_guidance_chosen(subject: Subject) -> Iterator[Fault]:
    """Nobody has said which edition of the guidance the report is held against."""
    if not subject.report.guidance:
        yield Fault((), "Choose it under “What the law asks”.", (str(subject.report.pk),))


def must_be_covered(subject: Subject) -> Iterator[Fault]:
    """The law or its guidance says that the report must hold this, and nothing in it does."""
    yield from _missing(subject, "must")


def should_be_covered(subject: Subject) -> Iterator[Fault]:
    """The guidance says that the report should hold this, and nothing we can see in it does."""
    yield from _missing(subject, "should")


def _missing(subject: Subject, force: str) -> Iterator[Fault]:
    held = guidance.named(subject.report.guidance)
    for clause in held.clauses if held else ():
        if clause.force == force and clause.kind in BEFORE_PUBLISHING and not where(clause, subject):
            yield Fault((), f"{clause.words}.{_more(clause)}", (subject.report.guidance, clause.id))


def _more(clause: Clause) -> str:
    said = [clause.condition, f"{clause.place[:1].upper()}{clause.place[1:]}." if clause.place else ""]
    return "".join(f" {part}" for part in said if part)
