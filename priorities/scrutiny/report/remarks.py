"""Remarks of outside bodies, each where it belongs, with what came of it and the actions it led to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Prefetch
from django.db.models.functions import Coalesce

from lscb.actions.models import Action, Owner
from lscb.board.year import Chapters, Parts, Year
from lscb.document.blocks import Block, Quotation, Table, paragraph, row
from priorities.scrutiny.models import Finding
from priorities.scrutiny.report.reading import in_period, of_year, under_topics
from priorities.scrutiny.report.wording import NOT_STATED, between, grouped, listed, when


def remarks_by_topic(year: Year) -> Parts:
    """What outside bodies said, by topic of the period, whenever they said it."""
    return grouped(under_topics(year, _findings(year)), "topic_id", remarks)


def findings_by_priority(year: Year) -> Parts:
    """What they said of a priority as a whole."""
    found = [f for f in _findings(year) if not f.topic_id and f.priority and f.priority.period.overlaps(year.period)]
    return grouped(found, "priority_id", remarks)


def remarks_by_group(year: Year) -> Parts:
    """What they said of a working group's field in the period."""
    return grouped([f for f in _at_large(year) if f.group_id], "group_id", remarks)


def remarks_by_agency(year: Year) -> Parts:
    """What they said of one agency in the period."""
    return grouped([f for f in _at_large(year) if f.agency_id and not f.group_id], "agency_id", remarks)


def remarks_in_chapters(year: Year, subjects: Sequence[str]) -> Chapters:
    """Remarks and their actions by the chapter they name; a chapter without any is left out."""
    found = [f for f in _at_large(year) if not f.group_id and not f.agency_id]
    return {
        place: remarks(some) + actions_table(some)
        for place in subjects
        if (some := [finding for finding in found if finding.place == place])
    }


def actions_by_topic(year: Year) -> Parts:
    """What is to be done because of what was found, by topic."""
    found = [finding for finding in under_topics(year, _findings(year)) if finding.origin_id]
    parts = grouped(found, "topic_id", actions_table)
    return {key: blocks for key, blocks in parts.items() if blocks}


def remarks(findings: Iterable[Finding]) -> tuple[Block, ...]:
    """Each remark with who made it and when, those of one occasion together; then why it was so and what came of it."""
    blocks: list[Block] = []
    occasion = 0
    for finding in findings:
        said, last = remark(finding), blocks[-1] if blocks else None
        if isinstance(last, Quotation) and finding.inspection_id == occasion:
            blocks[-1] = replace(last, blocks=(*last.blocks, *said.blocks))
        else:
            blocks.append(said)
        occasion = finding.inspection_id
        blocks += [paragraph(words) for words in (finding.cause, finding.response) if words]
    return tuple(blocks)


def remark(finding: Finding) -> Quotation:
    """One remark in our own words."""
    of = finding.inspection
    return Quotation(of.source, (paragraph(finding.text),), when=of.when_words or between(of.starts, of.ends))


def actions_table(findings: Iterable[Finding]) -> tuple[Block, ...]:
    """The actions the findings led to, each once; nothing where there are none."""
    found = {action.pk: action for f in findings if f.origin for action in f.origin.actions.all()}
    if not found:
        return ()
    columns = ("What is to be done", "Who", "By when", "State")
    rows = tuple(_action_row(action) for action in found.values())
    return (Table("Actions that followed", columns, rows, figures=False),)


def _action_row(action: Action) -> Any:
    owners = listed(*action.owners.all()) or NOT_STATED
    due = when(action.due_on, action.due_words) or NOT_STATED
    return row(action.title, owners, due, str(action.status or NOT_STATED))


def _at_large(year: Year) -> list[Finding]:
    """Those of the period under no topic or priority: printed with a group, an agency, or in the chapter they name."""
    return in_period(year, [f for f in _findings(year) if not f.topic_id and not f.priority_id])


def _findings(year: Year) -> list[Finding]:
    """Oldest first, those of one inspection together in its order, with their actions and owners at hand."""
    said = Coalesce("inspection__starts", "inspection__published_on", "inspection__period__starts")
    owners = Prefetch("owners", Owner.objects.select_related("agency", "group", "office"))
    actions = Action.objects.select_related("status").prefetch_related(owners)
    found = Finding.objects.of_board(year.board).select_related("origin")
    found = found.prefetch_related(Prefetch("origin__actions", actions))
    return of_year(year, found.order_by(said, "inspection_id", "order", "pk"), "priority__period")
