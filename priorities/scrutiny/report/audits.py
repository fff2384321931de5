"""Audits: within the topic, group or agency they belong to, and in one table."""

from __future__ import annotations

from collections.abc import Sequence

from lscb.board.year import Chapters, Parts, Year
from lscb.document import figures
from lscb.document.blocks import Block, Inline, Paragraph, Row, Section, Table, Text, bullets, paragraph, row
from priorities.scrutiny.models import Audit, AuditFinding
from priorities.scrutiny.report.reading import in_period, of_year, under_topics
from priorities.scrutiny.report.wording import NOT_STATED, gap, grouped, listed, sentence, when


def audits_by_topic(year: Year) -> Parts:
    """Audits by topic of the period, with what each showed."""
    return grouped(under_topics(year, _audits(year)), "topic_id", _part)


def audits_by_group(year: Year) -> Parts:
    """A group's audits of the period that have no topic."""
    found = [a for a in in_period(year, _audits(year)) if not a.topic_id and a.group_id]
    return grouped(found, "group_id", _part)


def audits_by_agency(year: Year) -> Parts:
    """An agency's own audits of the period that have no topic."""
    found = [a for a in in_period(year, _audits(year)) if not a.topic_id and not a.group_id and a.agency_id]
    return grouped(found, "agency_id", _part)


def audits(year: Year, subjects: Sequence[str]) -> Chapters:
    """All audits of the period in one table, the board's own first."""
    found = sorted(in_period(year, _audits(year)), key=lambda a: (a.kind == Audit.Kind.SINGLE, a.order, a.pk))
    if not found:
        words = f"No audit is recorded for {year.period.label}, by the board or by any agency."
        return {"": (gap(year, Audit, "Audits", words),)}
    columns = ("Audit", "Whose", "When or how often", "What was looked at", "How many")
    table = Table("Audits and observations", columns, tuple(_row(audit) for audit in found), figures=False)
    return {"": (table,)}


def _row(audit: Audit) -> Row:
    size = figures.recorded(f"{audit.title}: how many", audit, "sample_size")
    looked_at = audit.sample or NOT_STATED
    return row(audit.title, _whose(audit), _when(audit) or NOT_STATED, looked_at, size)


def _part(found: Sequence[Audit]) -> tuple[Block, ...]:
    blocks = tuple(block for audit in found for block in _told(audit))
    return (Section("audits", "Audits and observations", blocks),)


def _told(audit: Audit) -> list[Block]:
    """One audit: what it was in a sentence or two, then its findings by kind."""
    head: list[Inline] = [Text(audit.title, strong=True)]
    head.append(Text(f". {sentence(listed(_whose(audit), _when(audit)))}".rstrip()))
    if audit.sample:
        head.append(Text(f" Looked at: {audit.sample}"))
        if audit.sample_size is not None:
            head += [Text(" ("), figures.recorded(f"{audit.title}: how many", audit, "sample_size"), Text(")")]
        head.append(Text("."))
    if audit.method:
        head.append(Text(f" {audit.method}"))
    blocks: list[Block] = [Paragraph(tuple(head))]
    for kind in AuditFinding.Kind:
        texts = [finding.text for finding in audit.findings.all() if finding.kind == kind]
        blocks += [paragraph(f"{kind.label}:"), bullets(*texts)] if texts else []
    return blocks


def _whose(audit: Audit) -> str:
    return listed(audit.get_kind_display(), audit.group, audit.agency)


def _when(audit: Audit) -> str:
    return listed(audit.programme, when(audit.held_on, audit.when_words))


def _audits(year: Year) -> list[Audit]:
    return of_year(year, Audit.objects.of_board(year.board).prefetch_related("findings"), "agency", "group")
