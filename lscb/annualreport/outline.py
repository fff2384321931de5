"""The catalogue of builders, and the outline we ship. The outline of a report is rows; this is where they start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import finance.report
import lscb.board.report
import priorities.report
import priorities.scrutiny.report
import workgroups.cdop.report
import workgroups.reviews.report
import workgroups.training.report
from agencies.section11 import report as section11
from lscb.annualreport import chapters, control, yousaid
from lscb.annualreport.models import Report
from lscb.board.year import Builder, Chapters, Year
from priorities.indicators import performance
from priorities.models import Priority


def narrative_alone(year: Year, subjects: Sequence[str]) -> Chapters:
    """A chapter that is only what a person wrote, such as the foreword; without it, a gap stands there."""
    return {}


# The name under which chapters of the office's own words stand; each has a subject of its own.
OWN_WORDS = "own-words"
CATALOGUE: dict[str, Builder] = {
    "foreword": narrative_alone,
    OWN_WORDS: narrative_alone,
    "introduction": chapters.introduction,
    "vision": lscb.board.report.vision,
    "priorities": priorities.report.priorities,
    "priority": chapters.priority,
    "communication": priorities.scrutiny.report.communication,
    "scrutiny": chapters.looked_into,
    "child-deaths": workgroups.cdop.report.child_deaths,
    "case-reviews": workgroups.reviews.report.case_reviews,
    "private-fostering": priorities.scrutiny.report.private_fostering,
    "policy": priorities.scrutiny.report.policy,
    "groups": chapters.groups,
    "training": workgroups.training.report.training,
    "agencies": chapters.agencies,
    "finance": finance.report.finance,
    "staffing": lscb.board.report.staffing,
    "next-year": priorities.report.next_year,
    "summary": priorities.report.ended,
    "young-people": narrative_alone,
    "you-said-we-did": yousaid.chapter,
    "performance": performance.in_short,
    "performance-priority": performance.by_priority,
    "performance-owed": performance.owed,
    "appendix-standards": section11.standards,
    "appendix-differences": chapters.differences,
    "glossary": chapters.glossary,
    control.KEY: narrative_alone,
}


@dataclass(frozen=True)
class Line:
    """One line of an outline: a builder, its subject, the heading, its numbering, whether it stands alone."""

    builder: str
    heading: str
    subject: str = ""
    numbering: str = "number"
    separate: bool = False


# Chapters that no outline starts with, and that a board may add.
ON_REQUEST = (
    Line("summary", "The year on one page", numbering="none", separate=True),
    Line("young-people", "For children and young people", numbering="none", separate=True),
    Line("you-said-we-did", "You said, we did"),
    Line(control.KEY, "Document control", numbering="none"),
)


def shipped(year: Year) -> list[Line]:
    """The outline a new annual report starts with; priorities that share a topic share a chapter."""
    following = year.period.ends.year
    return [
        Line("foreword", "Foreword", numbering="none"),
        Line("introduction", "The board and this report"),
        Line("vision", "Our vision"),
        Line("priorities", f"Priorities for {year.period.label}"),
        *_priority_lines(year),
        Line("communication", "Communication and engagement"),
        Line("scrutiny", "Inspection, audit and challenge"),
        Line("child-deaths", "Child deaths"),
        Line("case-reviews", "Case reviews"),
        Line("private-fostering", "Private fostering"),
        Line("policy", "Policy and procedures"),
        Line("groups", "Working groups"),
        Line("training", "Training"),
        Line("agencies", "What each agency did"),
        Line("finance", "Finance"),
        Line("staffing", "Staffing"),
        Line("next-year", f"Priorities for {following}–{(following + 1) % 100:02d}"),
        Line("appendix-standards", "Arrangements against standards", numbering="letter"),
        Line("appendix-differences", "Where printed figures differ", numbering="letter"),
        Line("glossary", "Abbreviations", numbering="letter"),
    ]


def shipped_performance(year: Year) -> list[Line]:
    """The outline of a performance report: in short, each priority of the year, the rest, what has not come."""
    return [
        Line("performance", "In short", numbering="none"),
        *(
            Line("performance-priority", f"Priority {number}: {title[:1].lower()}{title[1:]}", subject=number)
            for number, title in performance.subjects_of(year)
        ),
        Line("performance-priority", "Other figures", subject=performance.ELSEWHERE),
        Line("performance-owed", "Figures that have not come"),
    ]


OUTLINES = {Report.Kind.PERFORMANCE: shipped_performance}
"""The outline of each kind of report; that of an annual report where a kind has none of its own."""


def shipped_for(kind: str, year: Year) -> list[Line]:
    """The outline a new report of a kind starts with."""
    return OUTLINES.get(Report.Kind(kind), shipped)(year)


def _priority_lines(year: Year) -> list[Line]:
    rows = Priority.objects.of_board(year.board).for_period(year.period).prefetch_related("topics")
    joined: list[tuple[set[int], list[Priority]]] = []
    for priority in rows:
        topics = {topic.pk for topic in priority.topics.all()}
        home = next((group for group in joined if group[0] & topics), None)
        if home:
            home[0].update(topics)
            home[1].append(priority)
        else:
            joined.append((topics, [priority]))
    return [_priority_line(members) for _, members in joined]


def _priority_line(members: list[Priority]) -> Line:
    numbers = [str(p.number) for p in members]
    names = "; ".join(p.title[0].lower() + p.title[1:] for p in members)
    word = "Priority" if len(numbers) == 1 else "Priorities"
    heading = f"{word} {' and '.join(numbers)}: {names}"
    return Line("priority", heading, subject=" ".join(numbers))
