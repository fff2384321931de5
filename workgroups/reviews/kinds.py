"""What is kept beside the reviews themselves, a row a kind: its words, what its form asks and its list."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from workgroups.reviews import tables
from workgroups.reviews.models import LearningEvent, ReviewTotals, ReviewUpdate


@dataclass(frozen=True)
class Kind:
    """One kind of record: `one` and `many` name it, `asked` are the columns of its form, in order."""

    slug: str
    one: str
    many: str
    lede: str
    model: type[LearningEvent] | type[ReviewUpdate] | type[ReviewTotals]
    asked: tuple[str, ...]
    table: type[tables.KindTable]


KINDS: dict[str, Kind] = {
    kind.slug: kind
    for kind in (
        Kind(
            "learning-events",
            "learning event",
            "Learning events",
            "Events and workshops at which the learning of a review, or of several, was passed on.",
            LearningEvent,
            ("title", "period", "review", "on", "when", "audience", "attended", "text"),
            tables.LearningTable,
        ),
        Kind(
            "work",
            "update on reviews",
            "Work on reviews",
            "What was done in a year: following up, preparing a new way of reviewing, what comes next.",
            ReviewUpdate,
            ("period", "kind", "review", "text", "order"),
            tables.UpdateTable,
        ),
        Kind(
            "numbers",
            "stated numbers",
            "Stated numbers of reviews",
            "Numbers a source states, where it does not say which reviews they were. Empty is not stated.",
            ReviewTotals,
            ("period", "kind", "begun", "completed", "published", "remained_open", "note"),
            tables.TotalsTable,
        ),
    )
}


def kind_of(slug: str) -> Kind:
    """The kind an address names. Raises Http404 where there is none."""
    if slug not in KINDS:
        raise Http404
    return KINDS[slug]
