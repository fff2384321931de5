"""The kinds of record scrutiny is kept in, as the office's screens need them: words, fields and list of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.http import Http404

from priorities.scrutiny import tables
from priorities.scrutiny.models import (
    Audit,
    Challenge,
    Engagement,
    Inspection,
    Policy,
    PrivateFosteringUpdate,
    ReportReceived,
    Risk,
)


@dataclass(frozen=True)
class Kind:
    """One kind: `one` follows "a" or "an" in sentences, `many` heads its list, `asked` are its form's fields in order.

    What a verb decides (an answer, a closing, a receipt) is not among them. `reads` joins what its list shows.
    """

    slug: str
    one: str
    many: str
    lede: str
    model: Any
    table: type[tables.ScrutinyTable]
    asked: tuple[str, ...]
    reads: tuple[str, ...] = ()


WHERE = ("period", "topic")
KINDS = {
    kind.slug: kind
    for kind in (
        Kind(
            "risks",
            "risk",
            "Risks",
            "What may go wrong, how likely and how grave, what is done against it. Those to look at again come first.",
            Risk,
            tables.RiskTable,
            (
                *("title", "likelihood", "impact", "mitigation", "owner", "topic"),
                *("opened_on", "opened_words", "look_again_on"),
            ),
        ),
        Kind(
            "challenges",
            "challenge",
            "Challenges",
            "Who challenged whom about what, what was answered, and what came of it.",
            Challenge,
            tables.ChallengeTable,
            ("about", "raised_on", "when_words", "raised_by", "agency", "group", "to_words", *WHERE),
            ("agency", "group", "period"),
        ),
        Kind(
            "inspections",
            "inspection or outside review",
            "Inspections and outside reviews",
            "Who looked at the work from outside, and when.",
            Inspection,
            tables.InspectionTable,
            ("body", "kind", "title", "agency", "about", "starts", "ends", "published_on", "when_words", "period"),
            ("agency", "period"),
        ),
        Kind(
            "audits",
            "audit",
            "Audits",
            "The board’s own audits and those of single agencies: what was looked at, and how.",
            Audit,
            tables.AuditTable,
            (
                *("title", "kind", "agency", "group", "programme", "held_on", "when_words"),
                *("sample", "sample_size", "method", *WHERE, "order"),
            ),
            ("agency", "group", "period"),
        ),
        Kind(
            "reports",
            "report to the board",
            "Reports the board receives",
            "What is owed to the board or was brought before it, and what it decided.",
            ReportReceived,
            tables.ReportTable,
            ("title", "agency", "from_words", "due_on", "content", *WHERE, "order"),
            ("agency", "meeting__group", "period"),
        ),
        Kind(
            "policies",
            "policy or threshold",
            "Policies and thresholds",
            "Texts that tell people how to keep children safe: consulted on, ratified, launched.",
            Policy,
            tables.PolicyTable,
            (
                *("title", "kind", "owner", "summary", "consulted_on", "consulted_words", "ratified_on"),
                *("ratified_words", "launched_on", "launched_words", "review_on", *WHERE, "order"),
            ),
            ("period",),
        ),
        Kind(
            "engagement",
            "piece of communication or engagement",
            "Communication and engagement",
            "Newsletters, leaflets, campaigns, conferences, the website, surveys of children and families.",
            Engagement,
            tables.EngagementTable,
            (
                *("kind", "title", "on", "when_words", "audience", "text", "outcome", "took_part", "handed_out"),
                *("agency", "group", *WHERE, "order"),
            ),
            ("period",),
        ),
        Kind(
            "private-fostering",
            "yearly update on private fostering",
            "Private fostering",
            "What the fostering service told the board of each year.",
            PrivateFosteringUpdate,
            tables.PrivateFosteringTable,
            (
                *("period", "arrangement", "awareness", "notifications", "new_arrangements", "current"),
                *("visits_due", "visits_in_time", "judgement", "actions", "presented_at", "presented_words"),
            ),
            ("period",),
        ),
    )
}


def kind_of(slug: str) -> Kind:
    """The kind an address names. Raises Http404."""
    if slug not in KINDS:
        raise Http404
    return KINDS[slug]


def kind_for(record: Model) -> Kind:
    """The kind a record is of."""
    return next(kind for kind in KINDS.values() if isinstance(record, kind.model))
