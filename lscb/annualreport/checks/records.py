"""Checks that ask the records: returns not accepted, comments not settled, priorities that show nothing, what moved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lscb.annualreport.checks.faults import Fault, Subject
from lscb.annualreport.models import Comment, SharedDraft
from lscb.annualreport.models.reports import chapter_key
from lscb.annualreport.stored import opened
from lscb.board.year import Year
from lscb.document import walk
from lscb.document.blocks import Figure, Fill, Gap, Prose, Section
from lscb.document.compare import compare
from lscb.returns.models import Return
from lscb.returns.report import name_of, returns_of
from priorities.models import Closing, Priority

SAYS_SO = re.compile(
    r"\b(?:no|little|limited|not (?:yet )?(?:any|enough)|insufficient)\s+(?:\w+\s+){0,2}?(?:evidence|progress|impact)\b"
    r"|\btoo (?:early|soon) to\b",
    re.IGNORECASE,
)


def not_accepted(subject: Subject) -> Iterator[Fault]:
    """A return that the report prints from is not accepted yet."""
    year = Year(subject.report.board, subject.report.period)
    for ret in returns_of(year):
        if ret.state in (Return.State.SUBMITTED, Return.State.SENT_BACK):
            name = name_of(ret, year.ends)
            said = "handed in and not accepted" if ret.state == Return.State.SUBMITTED else "sent back"
            fill = Fill("returns.return", pk=ret.pk)
            yield Fault((), f"{name}, “{ret.round.title}”: {said}.", (str(ret.pk), ret.state), fill)


def not_settled(subject: Subject) -> Iterator[Fault]:
    """A comment on the latest shared draft is not settled, or one of an invited reader on an earlier draft."""
    latest = SharedDraft.objects.filter(report=subject.report).order_by("-number").defer("tree").first()
    if latest is None or (subject.draft is not None and subject.draft.pk != latest.pk):
        return
    for comment in Comment.objects.open_for(latest):
        place = tuple(comment.path.split("/"))
        yield Fault(place, f"Said of “{comment.quote}” in draft {comment.draft.number}.", (str(comment.pk),))


def priority_without_progress(subject: Subject) -> Iterator[Fault]:
    """A priority's chapter shows no evidence of progress, and does not say that there is little or none."""
    rows = Priority.objects.of_board(subject.report.board).for_period(subject.report.period)
    priorities = {str(priority.number): priority for priority in rows}
    for line in subject.report.outline.all():
        if line.builder != "priority" or line.hidden:
            continue
        members = [priorities[number] for number in line.subject.split() if number in priorities]
        key = chapter_key(line.builder, line.subject)
        chapter = next((part for part in subject.document.chapters if part.key == key), None)
        if (
            chapter is None
            or any(p.closing == Closing.NO_EVIDENCE for p in members)
            or _shows_or_says(chapter, subject)
        ):
            continue
        yield Fault((key,), f"{line.heading}.", (key,), Fill("priorities.progressupdate"))


def changed_since_shared(subject: Subject) -> Iterator[Fault]:
    """A figure has changed since the board last read it."""
    latest = SharedDraft.objects.filter(report=subject.report).order_by("-number").defer("tree").first()
    if subject.draft is not None or latest is None:
        return
    for chapter in compare(opened(latest).document, subject.document):
        for section in chapter.sections:
            for figure in section.figures:
                if figure.before and figure.after:
                    words = f"{figure.label}: {figure.before} in draft {latest.number}, now {figure.after}."
                    yield Fault(section.path, words, (figure.label, figure.before, figure.after))


def _shows_or_says(chapter: Section, subject: Subject) -> bool:
    """Whether a chapter holds a figure or something written, or a gap or sentence that says there is nothing."""
    for _, block in walk.within(chapter):
        if isinstance(block, Gap | Prose | Figure) or any(True for _ in walk.figures_of(block)):
            return True
    return any(SAYS_SO.search(said.words) for said in subject.texts if said.path[:1] == (chapter.key,))
