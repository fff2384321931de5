"""Changing a report's outline: after the last year's, by new priorities, and as the office wants it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from lscb.annualreport.models import Narrative, OutlineSection, Report
from lscb.annualreport.outline import CATALOGUE, ON_REQUEST, OWN_WORDS, Line, shipped
from lscb.audit import services as audit
from lscb.board.year import Year

PRIORITY = "priority"


def lines_like(last: Report, year: Year) -> list[Line]:
    """The chapters of an earlier report for a later year.

    A heading that was ours is said anew, as it may name the year; one the board wrote stays. The chapters of
    priorities are the later year's own. A chapter hidden then is not hidden now: why it was is of its year.
    """
    ours = {(line.builder, line.subject): line.heading for line in shipped(Year(last.board, last.period))}
    anew = shipped(year)
    now = {(line.builder, line.subject): line.heading for line in anew}
    lines: list[Line] = []
    for section in last.outline.all():
        key = (section.builder, section.subject)
        if section.builder not in CATALOGUE or section.builder == PRIORITY:
            continue
        heading = now.get(key, section.heading) if ours.get(key) == section.heading else section.heading
        lines.append(Line(section.builder, heading, section.subject, section.numbering, section.separate))
    place = _place_of_priorities(last)
    return [*lines[:place], *(line for line in anew if line.builder == PRIORITY), *lines[place:]]


def _place_of_priorities(last: Report) -> int:
    """How many other chapters stand before the first of a priority; after "priorities" where there was none."""
    before = 0
    after_all = 0
    for section in last.outline.all():
        if section.builder == PRIORITY:
            return before
        if section.builder in CATALOGUE:
            before += 1
        if section.builder == "priorities":
            after_all = before
    return after_all


@transaction.atomic
def add_priorities(*, report: Report, by: Any) -> list[OutlineSection]:
    """Chapters for the priorities that were set since the report was opened, after the last that has one."""
    sections = list(report.outline.all())
    told = {number for section in sections if section.builder == PRIORITY for number in section.subject.split()}
    wanted = [
        line
        for line in shipped(Year(report.board, report.period))
        if line.builder == PRIORITY and not told & set(line.subject.split())
    ]
    if not wanted:
        return []
    last = max((s.order for s in sections if s.builder in (PRIORITY, "priorities")), default=-1)
    for section in sorted(sections, key=lambda one: -one.order):
        if section.order > last:
            audit.change(section, by=by, verb="moved", order=section.order + len(wanted))
    return [
        audit.add(
            OutlineSection(
                report=report,
                order=last + place,
                builder=line.builder,
                subject=line.subject,
                heading=line.heading,
                numbering=line.numbering,
            ),
            by=by,
        )
        for place, line in enumerate(wanted, start=1)
    ]


@transaction.atomic
def move(*, section: OutlineSection, place: int, by: Any) -> None:
    """Puts a chapter at a place, counted from 0; the others close up. A place beyond the last is the last."""
    report = audit.stored(section.report)  # locked: of two at once, one waits
    chapters = list(report.outline.order_by("order"))
    before = [one.heading for one in chapters]
    chapters.sort(key=lambda one: one.pk == section.pk)  # the moved one last, the others as they stood
    chapters.insert(max(0, place), chapters.pop())
    after = [one.heading for one in chapters]
    if after == before:
        return
    # A place holds one chapter at a time: all go beyond the last first, then to where they belong.
    beyond = max(one.order for one in chapters) + 1
    for start in (beyond, 0):
        for order, one in enumerate(chapters, start=start):
            OutlineSection.objects.filter(pk=one.pk).update(order=order)
    audit.write(report, by=by, verb="reordered", changes={"outline": [before, after]})


@transaction.atomic
def alter(
    *, section: OutlineSection, by: Any, heading: str, numbering: str, hidden: bool, reason: str, separate: bool = False
) -> OutlineSection:
    """A chapter's heading and numbering, whether it is a report of its own, and whether it is hidden.

    Raises ValidationError where no reason is given for hiding it.
    """
    if hidden and not reason.strip():
        raise ValidationError({"hidden_reason": "Say why the chapter is hidden."})
    return audit.change(
        section,
        by=by,
        heading=heading.strip(),
        numbering=numbering,
        separate=separate,
        hidden=hidden,
        hidden_reason=reason.strip() if hidden else "",
    )


@transaction.atomic
def add(
    *, report: Report, builder: str, heading: str, by: Any, subject: str = "", numbering: str = "number"
) -> OutlineSection:
    """A chapter more, at the end: one of the catalogue that the report lacks, or one of the office's own words.

    What we keep on request comes as we keep it: numbered or not, in the report or beside it.
    Raises ValidationError where the report has it, hidden or not.
    """
    report = audit.stored(report)
    if builder not in CATALOGUE:
        raise ValidationError({"chapter": "Choose a chapter of the list."})
    if builder == OWN_WORDS:
        subject = _free_name(report, heading)
    if report.outline.filter(builder=builder, subject=subject).exists():
        raise ValidationError({"chapter": "The report has this chapter already. It may be hidden."})
    last = report.outline.aggregate(last=Max("order"))["last"]
    kept = next((line for line in ON_REQUEST if line.builder == builder), Line(builder, heading, numbering=numbering))
    made = OutlineSection(
        report=report,
        order=0 if last is None else last + 1,
        builder=builder,
        subject=subject,
        heading=heading.strip(),
        numbering=kept.numbering,
        separate=kept.separate,
    )
    return audit.add(made, by=by)


@transaction.atomic
def remove(*, section: OutlineSection, by: Any) -> None:
    """Takes a chapter of the office's own words away. Raises ValidationError for others, and where it is written in."""
    if section.builder != OWN_WORDS:
        raise ValidationError("This chapter is made from records. Hide it with a reason instead.")
    if Narrative.objects.filter(report=section.report_id, section=section.key).exclude(body="").exists():
        raise ValidationError(
            "Something is written in this chapter. Hide it with a reason, or take its text away first."
        )
    audit.remove(section, by=by)


def lacking(report: Report) -> list[tuple[str, str]]:
    """The chapters we ship or keep on request that a report has not, even hidden: (its name, heading) of each."""
    held = set(report.outline.values_list("builder", "subject"))
    lines = [*shipped(Year(report.board, report.period)), *ON_REQUEST]
    missing = [line for line in lines if (line.builder, line.subject) not in held]
    return [(f"{line.builder} {line.subject}".strip(), line.heading) for line in missing]


def _free_name(report: Report, heading: str) -> str:
    """A lasting name for a chapter of its own words, that no other of the report bears."""
    name = slugify(heading)[:60] or "chapter"
    taken = set(report.outline.filter(builder=OWN_WORDS).values_list("subject", flat=True))
    return next(free for n in range(1, len(taken) + 2) if (free := name if n == 1 else f"{name}-{n}") not in taken)
