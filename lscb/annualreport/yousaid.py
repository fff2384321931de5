"""“You said, we did”: what readers said of the drafts and what was done, for the office's page and for the report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from lscb.annualreport.models import OutlineSection, Reader, Report, Resolution, SharedDraft
from lscb.annualreport.models.reports import chapter_key
from lscb.board.year import Chapters, Year
from lscb.document.blocks import Block, Table, paragraph, row

Drafts = Sequence[SharedDraft] | QuerySet[Any]
THE_BOARD = "The board and its agencies"
NOBODY_SPOKE = "No comment on a draft of this report has been settled."


def settled_of(drafts: Drafts) -> QuerySet[Resolution]:
    """What was done about the comments on drafts, in their order."""
    rows = Resolution.objects.filter(comment__draft__in=drafts).select_related("comment")
    return rows.order_by("comment__draft__number", "comment__path", "pk")


def organisations_of(drafts: Drafts) -> dict[str, str]:
    """The organisations of invited readers, by how comments name the readers, where their round names them."""
    rows = Reader.objects.invited().filter(consultation__draft__in=drafts, consultation__names_organisations=True)
    return {reader.hand.pk: reader.organisation for reader in rows}


def chapter(year: Year, subjects: Sequence[str]) -> Chapters:
    """The table for the report, of all drafts of the year's annual report: the chapter, what was said, what was done.

    It names nobody; organisations of invited readers only where the board chose so when it asked them.
    """
    report = Report.objects.filter(board=year.board, period=year.period, kind=Report.Kind.ANNUAL).first()
    drafts = SharedDraft.objects.filter(report=report).order_by().values("pk")
    done = list(settled_of(drafts))
    if not done:
        return {"": (paragraph(NOBODY_SPOKE),)}
    return {"": (_table(year, done, _headings(report), organisations_of(drafts)),)}


def _table(year: Year, done: list[Resolution], headings: dict[str, str], organisations: dict[str, str]) -> Block:
    rows = []
    for one in done:
        said = one.comment
        heading = headings.get(said.path.split("/")[0], "Another chapter")
        who = (organisations.get(said.by, THE_BOARD),) if organisations else ()
        rows.append(row(heading, *who, said.body, one.done))
    columns = ("Chapter", *(("Who said it",) if organisations else ()), "You said", "We did")
    return Table(f"What readers of the drafts said, {year.period.label}", columns, tuple(rows), figures=False)


def _headings(report: Report | None) -> dict[str, str]:
    sections = OutlineSection.objects.filter(report=report)
    return {chapter_key(one.builder, one.subject): one.heading for one in sections}
