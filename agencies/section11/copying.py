"""A return as a document, for a copy that its people keep: its headings, then its standards with both grades."""

from __future__ import annotations

from collections.abc import Iterator

from agencies.section11 import telling
from agencies.section11.models import Judgement
from lscb.actions.models import Action
from lscb.document.blocks import Block, Document, Section, Text, bullets, paragraph
from lscb.returns.models import Return
from lscb.returns.report import answers_of
from lscb.web import british


def document_of(ret: Return, judgements: list[Judgement], standing: str) -> Document:
    """The whole return; `standing` says how far it has come. Reads what `finding.found` and `judgements` prefetched."""
    parts = [Section("headings", "Headings", answers_of(ret))]
    if judgements:
        base = paragraph(f"{telling.Base.of(judgements)}.")
        parts.append(Section("standards", "Standards", (base, *(_standard(one) for one in judgements))))
    round = ret.round
    return Document(
        title=f"{round.title}: {ret.respondent}",
        board=str(round.board),
        period=round.period.label,
        status=standing,
        chapters=tuple(part for part in parts if part.blocks),
    )


def _standard(judgement: Judgement) -> Section:
    return Section(f"standard-{judgement.pk}", str(judgement.standard), tuple(_blocks(judgement)))


def _blocks(judgement: Judgement) -> Iterator[Block]:
    yield paragraph(Text("Own grade: ", strong=True), telling.own_words(judgement))
    if judgement.not_applicable_reason:
        yield paragraph(f"Because {judgement.not_applicable_reason}")
    yield from _words("Arrangements", judgement.arrangements or "None are stated.")
    yield from _words("Lead", judgement.lead or "Not stated.")
    yield from _words("What is missing", judgement.gap)
    if judgement.origin:
        actions = [_action(action) for action in judgement.origin.actions.all()]
        if actions:
            yield paragraph(Text("Actions", strong=True))
            yield bullets(*actions)
    evidence = [f"{piece.title}: {piece.link}" if piece.link else piece.title for piece in judgement.evidence.all()]
    if evidence:
        yield paragraph(Text("Evidence", strong=True))
        yield bullets(*evidence)
    if judgement.moderated_level:
        grade = telling.grade_words(judgement.moderated_level)
        yield paragraph(Text("The panel’s grade: ", strong=True), f"{grade}. {judgement.moderated_reason}".strip())


def _words(label: str, said: str) -> Iterator[Block]:
    """What was typed under a label, a paragraph for each line."""
    first, *more = said.splitlines() or [""]
    if first or more:
        yield paragraph(Text(f"{label}: ", strong=True), first)
    yield from (paragraph(line) for line in more if line.strip())


def _action(action: Action) -> str:
    owners = ", ".join(str(owner) for owner in action.owners.all())
    due = f", by {british.day(action.due_on)}" if action.due_on else ""
    return f"{action}" + (f". {owners}" if owners else "") + due
