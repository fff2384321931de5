"""The chapter of policy and procedures, and the texts that belong to a topic."""

from __future__ import annotations

from collections.abc import Sequence

from lscb.board.year import Chapters, Parts, Year
from lscb.document.blocks import Block, Inline, Paragraph, Row, Section, Table, Text, row
from priorities.scrutiny.models import Policy
from priorities.scrutiny.report.reading import in_period, of_year, under_topics
from priorities.scrutiny.report.remarks import remarks_in_chapters
from priorities.scrutiny.report.wording import NOT_STATED, gap, grouped, opening, sentence, when

PLACE = "policy"
GUIDANCE = "Changes in statutory guidance"
OURS = "Policies, procedures and thresholds"


def policies_by_topic(year: Year) -> Parts:
    """What was written or changed, by topic of the period."""
    return grouped(under_topics(year, _policies(year)), "topic_id", _told)


def policy(year: Year, subjects: Sequence[str]) -> Chapters:
    """What the law's guidance changed, then each text of the board and how far it came."""
    found = in_period(year, _policies(year))
    guidance = [p for p in found if p.kind == Policy.Kind.GUIDANCE]
    ours = [p for p in found if p.kind != Policy.Kind.GUIDANCE]
    remarks = remarks_in_chapters(year, [PLACE]).get(PLACE, ())
    return {
        "": (
            Section("guidance", GUIDANCE, (_told(guidance) or (_none(year, GUIDANCE),)) + remarks),
            Section("policies", OURS, _ours(ours) or (_none(year, OURS),)),
        )
    }


def _ours(policies: Sequence[Policy]) -> tuple[Block, ...]:
    beside = [p for p in policies if p.topic_id is None and p.summary]
    return (_table(policies), *_told(beside)) if policies else ()


def _none(year: Year, title: str) -> Block:
    return gap(year, Policy, title, f"Nothing is recorded for {year.period.label}, nor that nothing changed.")


def _table(policies: Sequence[Policy]) -> Table:
    columns = ("Text", "Kind", "Whose", "Consulted on", "Ratified", "Launched", "To be reviewed")
    return Table("How far each text had come", columns, tuple(_row(p) for p in policies), figures=False)


def _row(p: Policy) -> Row:
    stated = (p.owner, *_stages(p), when(p.review_on))
    return row(p.title, p.get_kind_display(), *(words or NOT_STATED for words in stated))


def _stages(p: Policy) -> tuple[str, str, str]:
    return (
        when(p.consulted_on, p.consulted_words),
        when(p.ratified_on, p.ratified_words),
        when(p.launched_on, p.launched_words),
    )


def _told(policies: Sequence[Policy]) -> tuple[Block, ...]:
    return tuple(Paragraph(_sentences(p)) for p in policies)


def _sentences(p: Policy) -> tuple[Inline, ...]:
    """The title, what changed, and the stages that are known."""
    came = "published" if p.kind == Policy.Kind.GUIDANCE else "launched"
    stages = zip(("consulted on", "ratified", came), _stages(p), strict=True)
    known = "; ".join(f"{name} {words}" for name, words in stages if words)
    return (Text(p.title, strong=True), Text(f". {sentence(p.summary)}{sentence(opening(known))}".rstrip()))


def _policies(year: Year) -> list[Policy]:
    return of_year(year, Policy.objects.of_board(year.board))
