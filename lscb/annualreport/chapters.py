"""Chapters that several domains fill together: what was done under a priority, what each agency did, what differs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import agencies.section11.report as section11
import lscb.board.report
import lscb.returns.report as returns
import priorities.indicators.report as indicators
import priorities.report as own
import priorities.scrutiny.report as scrutiny
import workgroups.progress.report as progress
import workgroups.report as meetings
import workgroups.training.report as training
from agencies.models import Agency
from lscb.board.joining import held_by_board
from lscb.board.year import Chapters, Parts, Year
from lscb.document import walk, words
from lscb.document.blocks import Block, Document, Fill, Gap, Paragraph, Section, Table, Text, paragraph, row
from priorities.indicators.showing import names_by_update
from priorities.models import Priority
from workgroups.models import Group


def introduction(year: Year, subjects: Sequence[str]) -> Chapters:
    """What the board is, the agencies that make it up, and who came to its meetings."""
    (_, blocks), *_rest = lscb.board.report.introduction(year, subjects).items()
    return {"": (*blocks, _partners(year), *meetings.attendance(year, _names(year)))}


def looked_into(year: Year, subjects: Sequence[str]) -> Chapters:
    """Inspections, audits, challenges and risks, and the reports the board received: a section each."""
    parts = (
        ("inspections", "Inspections and outside reviews", scrutiny.inspections),
        ("audits", "Audits", scrutiny.audits),
        ("challenges", "Challenges and risks", scrutiny.challenges_and_risks),
        ("reports", "Reports the board received", scrutiny.reports_to_board),
    )
    return {"": tuple(Section(key, heading, build(year, ("",))[""]) for key, heading, build in parts)}


def groups(year: Year, subjects: Sequence[str]) -> Chapters:
    """Each working group's return, with its figures and what inspectors and audits said of its field."""
    beside = _joined(
        scrutiny.remarks_by_group(year),
        scrutiny.audits_by_group(year),
        scrutiny.engagement_by_group(year),
    )
    keys = {group.slug: pk for pk, group in held_by_board(year, Group).items()}
    return {
        "": tuple(
            replace(block, blocks=(*block.blocks, *beside.get(keys.get(block.key, 0), ())))
            if isinstance(block, Section)
            else block
            for block in progress.groups(year, subjects)[""]
        )
    }


def priority(year: Year, subjects: Sequence[str]) -> Chapters:
    """A chapter for one priority ("1") or several that share topics ("2 4"): what was done, with its figures."""
    texts = {text.priority.number: text for text in own.texts(year, names_by_update(year))}
    by_topic = _joined(
        indicators.by_topic(year),
        scrutiny.remarks_by_topic(year),
        scrutiny.audits_by_topic(year),
        scrutiny.policies_by_topic(year),
        scrutiny.reports_received(year),
        scrutiny.engagement_by_topic(year),
        scrutiny.challenges_by_topic(year),
        scrutiny.risks_by_topic(year),
        scrutiny.actions_by_topic(year),
    )
    by_priority = _joined(indicators.by_priority(year), scrutiny.findings_by_priority(year))
    said = returns.by_subject(year)
    return {
        subject: _priority_chapter(
            [texts[int(n)] for n in subject.split() if int(n) in texts], by_topic, by_priority, said
        )
        for subject in subjects
    }


def agencies(year: Year, subjects: Sequence[str]) -> Chapters:
    """A section for each agency that owed a return or gave figures in the year."""
    parts = _joined(
        returns.by_agency(year),
        section11.by_agency(year),
        indicators.by_agency(year),
        training.by_agency(year),
        scrutiny.remarks_by_agency(year),
        scrutiny.audits_by_agency(year),
        scrutiny.engagement_by_agency(year),
    )
    rows = _at_work(year)
    sections = tuple(
        Section(agency.slug, agency.name_on(year.ends), parts[agency.pk]) for agency in rows if parts.get(agency.pk)
    )
    return {"": sections or (_no_returns(year),)}


def differences(year: Year, subjects: Sequence[str]) -> Chapters:
    """Filled once the rest stands: see `with_differences`."""
    return {}


def glossary(year: Year, subjects: Sequence[str]) -> Chapters:
    """Filled once the rest stands: see `lscb.document.abbreviations`."""
    return {}


def with_differences(document: Document, shown: Document | None = None) -> Document:
    """The document with its last appendix: every figure whose printed form is not what its records give.

    The appendix is words, which `protect` does not read: for other readers than the office it is written from `shown`,
    the document as they may see it.
    """
    return replace(
        document,
        chapters=tuple(
            replace(chapter, blocks=_differences(shown or document))
            if chapter.key == "appendix-differences"
            else chapter
            for chapter in document.chapters
        ),
    )


def _joined(*parts: Parts) -> dict[int, tuple[Block, ...]]:
    joined: dict[int, tuple[Block, ...]] = {}
    for part in parts:
        for key, blocks in part.items():
            joined[key] = (*joined.get(key, ()), *blocks)
    return joined


def _priority_chapter(
    texts: list[own.PriorityText], by_topic: Parts, by_priority: Parts, said: Parts
) -> tuple[Block, ...]:
    aims = tuple(
        Paragraph((Text(f"Priority {text.priority.number}. ", strong=True), Text(text.priority.aim)), lede=True)
        for text in texts
    )
    topics: dict[int, Section] = {}
    for text in texts:
        for each in text.topics:
            topics.setdefault(each.topic.pk, _topic(each, text.priority, by_topic))
    more = tuple(block for text in texts for block in by_priority.get(text.priority.pk, ()))
    return (
        *aims,
        *topics.values(),
        *more,
        *_what_agencies_did(texts, said),
        *(_no_progress(text.priority) for text in texts if not text.topics),
    )


def _topic(text: own.TopicText, priority: Priority, by_topic: Parts) -> Section:
    beside = by_topic.get(text.topic.pk, ())
    blocks = (*text.blocks, *beside)
    if not text.blocks:
        blocks = (_no_update(text, priority), *beside)
    return Section(text.topic.slug, text.topic.name, blocks)


def _what_agencies_did(texts: Iterable[own.PriorityText], said: Parts) -> tuple[Block, ...]:
    """A section for each respondent, with all it said of these priorities; what speaks to several is said once."""
    parts: dict[str, Section] = {}
    for text in texts:
        for section in said.get(text.priority.subject_id or 0, ()):
            if isinstance(section, Section):
                standing = parts.setdefault(section.key, section)
                more = tuple(block for block in section.blocks if block not in standing.blocks)
                parts[section.key] = replace(standing, blocks=(*standing.blocks, *more))
    return (Section("what-agencies-did", "What agencies and groups did", tuple(parts.values())),) if parts else ()


def _no_update(text: own.TopicText, priority: Priority) -> Gap:
    topic = text.topic
    known = {"topic": topic.pk, "period": topic.period_id, "priority": priority.pk}
    return Gap(
        "No progress was reported",
        f"Nothing is recorded of what was done on “{topic.name}” in the year.",
        owed_by="Board business manager",
        fill=Fill("priorities.progressupdate", initial=tuple((name, str(value)) for name, value in known.items())),
    )


def _no_progress(priority: Priority) -> Gap:
    return Gap(
        "No progress was reported",
        f"Nothing is recorded of what was done on priority {priority.number} in the year.",
        owed_by="Board business manager",
        fill=Fill("priorities.topic", initial=(("period", str(priority.period_id)), ("priorities", str(priority.pk)))),
    )


def _at_work(year: Year) -> list[Agency]:
    """The agencies that existed in the year, with their earlier names, read once for all chapters."""
    held = held_by_board(year, Agency).values()
    return sorted((agency for agency in held if year.meets(agency)), key=lambda agency: (agency.order, agency.name))


def _names(year: Year) -> dict[int, str]:
    """The names of agencies as at the year's end, by their numbers."""
    return {agency.pk: agency.name_on(year.ends) for agency in _at_work(year)}


def _partners(year: Year) -> Block:
    rows = _at_work(year)
    members = [agency for agency in rows if agency.part_of_id is None]
    if not members:
        return Gap(
            "No agencies recorded",
            "The agencies that make up the board are not recorded.",
            owed_by="Board business manager",
            fill=Fill("agencies.agency"),
        )
    lines = tuple(row(a.name_on(year.ends), a.get_sector_display(), "Yes" if a.statutory else "No") for a in members)
    return Section(
        "partners",
        "The agencies",
        (
            paragraph("These bodies, and the services within them, make up the board or pay towards it."),
            Table("Agencies of the board", ("Agency", "Sector", "Partner in law"), lines, figures=False),
        ),
    )


def _no_returns(year: Year) -> Gap:
    return Gap(
        "No agency's return recorded",
        f"No agency owed a return or gave figures for {year.period.label}.",
        owed_by="Board business manager",
        fill=Fill("returns.round", initial=(("period", str(year.period.pk)),)),
    )


def _differences(document: Document) -> tuple[Block, ...]:
    headings = {chapter.key: chapter.heading for chapter in document.chapters}
    seen: set[tuple[str, str, str]] = set()
    lines = []
    for path, figure in walk.figures(document):
        if not words.differs(figure):
            continue
        line = (headings.get(path[0], "") if path else "", figure.label, words.printed_words(figure))
        if line not in seen:
            seen.add(line)
            lines.append(row(figure.label, line[0], line[2], words.figure_words(figure), words.reckoning_words(figure)))
    if not lines:
        return (paragraph("No printed figure differs from what its records give."),)
    opening = paragraph(
        "Some figures were printed otherwise than their own parts give them. Both are kept; nothing was altered."
    )
    columns = ("Figure", "Chapter", "Printed", "Reckoned", "Reckoning")
    return (opening, Table("Printed and reckoned figures that differ", columns, tuple(lines), figures=False))
