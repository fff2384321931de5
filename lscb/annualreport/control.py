"""Document control: what a report is, how it stands, and every step on its way here, from the records of those steps.

A chapter that a board may add. The office's own words stand first in it: whom to ask, other formats, other languages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from lscb.annualreport.models import Approval, Consultation, Edition, Publication, Report, SharedDraft, SignOff
from lscb.document.blocks import Block, Document, Prose, Section, Table, paragraph, row
from lscb.web import british

KEY = "document-control"
Step = tuple[datetime, str, str]


def controlled(document: Document, report: Report, approval: Approval | None = None) -> Document:
    """The document, its chapter of document control filled in where it has one; `approval` is not stored yet."""
    if not _chapter_of(document):
        return document
    told = (_about(document, report), *_history(report, approval))
    return _with(document, told)


def apart_from_control(document: Document) -> Document:
    """The document without what it says of its own way here, which every step changes: to compare two of them."""
    return _with(document, ()) if _chapter_of(document) else document


def _with(document: Document, told: tuple[Block, ...]) -> Document:
    chapters = (_filled(one, told) if one.key == KEY else one for one in document.chapters)
    return replace(document, chapters=tuple(chapters))


def _filled(chapter: Section, told: tuple[Block, ...]) -> Section:
    return replace(chapter, blocks=(*(block for block in chapter.blocks if isinstance(block, Prose)), *told))


def _chapter_of(document: Document) -> Section | None:
    return next((chapter for chapter in document.chapters if chapter.key == KEY), None)


def _about(document: Document, report: Report) -> Table:
    period = report.period
    lines = (
        row("Title", f"{report.title} {period.label}"),
        row("Board", report.board.name),
        row("Period", f"{british.day(period.starts)} to {british.day(period.ends)}"),
        *((row("Guidance followed", report.guidance),) if report.guidance else ()),
        row("How it stands", document.status),
    )
    return Table("About this document", ("What", "Details"), lines, figures=False)


def _history(report: Report, approval: Approval | None) -> tuple[Block, ...]:
    steps = sorted(_steps(report, approval), key=lambda step: step[0])
    if not steps:
        return (paragraph("No draft of it has been shared yet."),)
    lines = tuple(row(british.day(timezone.localdate(at)), what, more) for at, what, more in steps)
    return (Table("How it came about", ("Day", "Step", "Details"), lines, figures=False),)


def _steps(report: Report, approval: Approval | None) -> Iterator[Step]:
    """Every step that is recorded: it names offices and decisions, and no person."""
    for draft in SharedDraft.objects.filter(report=report).defer("tree"):
        yield draft.shared_at, f"Draft {draft.number} was shared with the board", ""
    for consultation in Consultation.objects.filter(draft__report=report).for_lists():
        until = f"Answers until {british.day(consultation.closed_on)}"
        yield consultation.opened_at, f"Readers were asked about draft {consultation.draft.number}", until
    for said in SignOff.objects.filter(draft__report=report).select_related("draft").defer("draft__tree"):
        yield said.at, f"Draft {said.draft.number} was signed off", said.office
    approvals = Approval.objects.filter(draft__report=report).select_related("draft").defer("tree", "draft__tree")
    for given in (*approvals, *([approval] if approval else [])):
        yield given.approved_at, f"Draft {given.draft.number} was approved", given.decision
    for edition in Edition.objects.filter(report=report):
        yield edition.frozen_at, f"Edition {edition.number} was made", edition.note
    for fact in Publication.objects.filter(edition__report=report).select_related("edition"):
        yield fact.at, f"Edition {fact.edition.number} was {fact.get_what_display().lower()}", fact.reason
