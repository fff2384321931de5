"""A record of scrutiny in words, for its page: what its columns say, and what stands under it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from lscb.web import british
from priorities.scrutiny.desk import Kind
from priorities.scrutiny.models import Audit, Engagement, Inspection, Risk

DECIDED = {
    "challenges": ("state", "response", "outcome"),
    "reports": ("received_on", "when_words", "meeting", "decision"),
    "risks": ("closed_on", "closing_reason"),
}
"""What verbs decide, told beside what the form asks."""


def facts(record: models.Model, kind: Kind) -> list[tuple[str, str]]:
    """The name and words of each column that says something, in the order of the form; what verbs decided last."""
    names = (*kind.asked, *DECIDED.get(kind.slug, ()))
    told = [(_called(record, name), _words(record, name)) for name in names]
    if isinstance(record, Risk) and record.score is not None:
        told.insert(3, ("Score, likelihood times impact", str(record.score)))
    return [(label, words) for label, words in told if words]


@dataclass(frozen=True)
class Under:
    """One thing that stands under a record: when or what kind, its words, how it was weighed or judged, and more of it.

    `part` and `number` are where it is changed, where that can be done.
    """

    when: str
    words: str
    how: str = ""
    more: tuple[tuple[str, str], ...] = ()
    part: str = ""
    number: int = 0


def parts(record: Any) -> list[Under]:
    """What stands under a record, in its order."""
    if isinstance(record, Risk):
        return [Under(british.day(r.on), r.text, _weighed(r)) for r in record.reviews.all()]
    if isinstance(record, Inspection):
        judged = record.judgements.select_related("level__scale")
        told = [Under("Judgement", str(j.aspect), _graded(j), part="judgements", number=j.pk) for j in judged]
        found = record.findings.select_related("topic", "priority", "group", "agency")
        return told + [Under(f.get_kind_display(), f.text, more=_more(f), part="findings", number=f.pk) for f in found]
    if isinstance(record, Audit):
        return [Under(f.get_kind_display(), f.text, part="findings", number=f.pk) for f in record.findings.all()]
    if isinstance(record, Engagement):
        return [Under(v.get_who_display(), v.text, part="views", number=v.pk) for v in record.views.all()]
    return []


def _graded(judgement: Any) -> str:
    """Its words, with the level of a scale where one was found for them and is called otherwise."""
    level = judgement.level
    return judgement.grade if level is None or str(level) == judgement.grade else f"{judgement.grade} ({level})"


def _more(finding: Any) -> tuple[tuple[str, str], ...]:
    told = (
        ("Why it was so", finding.cause),
        ("What came of it", finding.response),
        ("Of", ", ".join(str(one) for one in (finding.topic, finding.priority, finding.group, finding.agency) if one)),
    )
    return tuple((label, words) for label, words in told if words)


def _weighed(review: Any) -> str:
    weights = (("likelihood", review.likelihood), ("impact", review.impact))
    return ", ".join(f"{name} {value}" for name, value in weights if value is not None)


def _called(record: models.Model, name: str) -> str:
    words = str(record._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # columns alone are told
    return words[:1].upper() + words[1:]


def _words(record: Any, name: str) -> str:
    display = getattr(record, f"get_{name}_display", None)
    value = display() if display else getattr(record, name)
    if isinstance(value, date):
        return british.day(value)
    return "" if value is None else str(value)
