"""The chapter of inspections and outside reviews: what each judged, and what it found."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.text import slugify

from lscb.board.joining import joined
from lscb.board.year import Chapters, Year
from lscb.document.blocks import Block, Cell, Quotation, Row, Section, Table, bullets, cell, paragraph
from priorities.scrutiny.models import Finding, Inspection, InspectionJudgement
from priorities.scrutiny.report.wording import NOT_STATED, between, gap, listed, sentence

HEADINGS = {
    Finding.Kind.STRENGTH: "What was good",
    Finding.Kind.IMPROVEMENT: "What needed to be better",
    Finding.Kind.REMARK: "What else was said",
}


def inspections(year: Year, subjects: Sequence[str]) -> Chapters:
    """Judgements in one table, then each inspection or review with its findings, latest first."""
    heeded = Inspection.objects.of_board(year.board).heeded_in(year.period).by_inspectors()
    found = joined(year, heeded.prefetch_related("judgements", "findings"), "agency", "period")
    joined(year, (judgement for one in found for judgement in one.judgements.all()), "level")
    if not found:
        words = f"No inspection or outside review is recorded for {year.period.label}, nor that there was none."
        return {"": (gap(year, Inspection, "Inspections and outside reviews", words),)}
    return {"": (_judgements(found), *(_inspection(year, one) for one in found))}


def _judgements(found: Sequence[Inspection]) -> Table:
    rows = [_judgement(inspection, judgement) for inspection in found for judgement in inspection.judgements.all()]
    rows += [_row(i, NOT_STATED, cell(NOT_STATED)) for i in found if not i.judgements.all()]
    columns = ("Who looked, and at what", "When", "What was judged", "Judgement")
    return Table("Judgements of inspections and outside reviews", columns, tuple(rows), figures=False)


def _judgement(inspection: Inspection, judgement: InspectionJudgement) -> Row:
    tone = judgement.level.tone if judgement.level else ""
    return _row(inspection, judgement.aspect, cell(judgement.grade, tone=tone))


def _row(inspection: Inspection, aspect: str, grade: Cell) -> Row:
    return Row((cell(str(inspection), header=True), cell(_when(inspection)), cell(aspect), grade))


def _inspection(year: Year, inspection: Inspection) -> Section:
    about = sentence(listed(inspection.get_kind_display(), _when(inspection), inspection.agency)) + inspection.about
    blocks: list[Block] = [paragraph(about.strip())]
    blocks += [q for kind, heading in HEADINGS.items() if (q := _findings(inspection, kind, heading))]
    if len(blocks) == 1 and not inspection.judgements.all():
        words = "It is recorded that it took place, and nothing of what it found."
        blocks.append(gap(year, Finding, str(inspection), words))
    return Section(slugify(f"{inspection.title}-{inspection.period.name}"), str(inspection), tuple(blocks))


def _findings(inspection: Inspection, kind: str, heading: str) -> Section | None:
    texts = [finding.text for finding in inspection.findings.all() if finding.kind == kind]
    if not texts:
        return None
    said = Quotation(inspection.source, (bullets(*texts),), when=inspection.when_words)
    return Section(str(kind), heading, (said,))


def _when(inspection: Inspection) -> str:
    return between(inspection.starts, inspection.ends, inspection.when_words) or NOT_STATED
