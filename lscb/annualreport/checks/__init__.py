"""What is looked at before a report is published: one function a check, its docstring the message, in one list.

An error must be put right. A warning may be answered with a reason; the answer is bound to what was found, and when
that changes the check is open again.
"""

from __future__ import annotations

from collections.abc import Iterable

from lscb.annualreport.checks import numbers, people, records, shape, statute, wording
from lscb.annualreport.checks.faults import Check, Fault, Found, Level, Subject
from lscb.annualreport.models import CheckAnswer, Report, SharedDraft
from lscb.annualreport.sharing import for_the_board
from lscb.annualreport.stored import opened
from lscb.document.words import counted_words

ERROR, WARNING = Level.ERROR, Level.WARNING
# In the order in which somebody would put them right.
CHECKS: tuple[Check, ...] = (
    Check(people.small_number, ERROR),
    Check(people.nhs_number, ERROR),
    Check(people.small_number_in_words, WARNING),
    Check(people.personal_details, WARNING),
    Check(shape.empty_chapter, ERROR),
    Check(statute.must_be_covered, ERROR),
    Check(records.not_accepted, ERROR),
    Check(records.not_settled, ERROR),
    Check(wording.placeholder, ERROR),
    Check(shape.no_words_for_a_picture, ERROR),
    Check(shape.leads_nowhere, ERROR),
    Check(shape.figure_not_found, ERROR),
    Check(statute.no_guidance_chosen, WARNING),
    Check(statute.should_be_covered, WARNING),
    Check(shape.gap, WARNING),
    Check(records.priority_without_progress, WARNING),
    Check(shape.printed_differs, WARNING),
    Check(numbers.typed_number, WARNING),
    Check(numbers.monthly_average, WARNING),
    Check(numbers.per_cent_for_points, WARNING),
    Check(wording.unexplained_abbreviation, WARNING),
    Check(wording.points_to_paper, WARNING),
    Check(wording.longer_than_a_page, WARNING),
    Check(wording.hard_for_the_young, WARNING),
    Check(records.changed_since_shared, WARNING),
)
BY_NAME = {check.name: check for check in CHECKS}


def working(report: Report) -> Subject:
    """The report as it stands now, to be checked as the board would read it."""
    return Subject(report, for_the_board(report))


def of_draft(draft: SharedDraft) -> Subject:
    """A shared draft, to be checked as it was shared."""
    return Subject(draft.report, opened(draft), draft)


def run(subject: Subject, checks: Iterable[Check] = CHECKS) -> list[Found]:
    """Everything the checks find, each thing once, with the answers that still hold."""
    answers = dict(CheckAnswer.objects.filter(report=subject.report).values_list("key", "reason"))
    found: dict[str, Found] = {}
    for check in checks:
        for fault in check.find(subject):
            one = Found(check, fault)
            found.setdefault(one.key, Found(check, fault, answers.get(one.key, "")))
    return list(found.values())


def why_blocked(subject: Subject, asked: Iterable[Check] = CHECKS) -> str:
    """Why a draft may not be approved for what the checks find in it. Empty where nothing stands in its way."""
    found = [one for one in run(subject, asked) if one.blocks]
    errors = sum(one.check.level is ERROR for one in found)
    parts = [counted_words(errors, "fault")] if errors else []
    if warnings := len(found) - errors:
        parts.append(f"{counted_words(warnings, 'warning')} without an answer")
    return f"The checks found {' and '.join(parts)}." if parts else ""


__all__ = [
    "BY_NAME",
    "CHECKS",
    "Check",
    "Fault",
    "Found",
    "Level",
    "Subject",
    "of_draft",
    "run",
    "why_blocked",
    "working",
]
