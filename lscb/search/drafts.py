"""What is searched of texts that stand in versions: answers, shared drafts and editions by chapter, letters."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from lscb.annualreport.models import Approval, Edition, SharedDraft
from lscb.document import data, richtext, text
from lscb.document.disclosure import Protected
from lscb.search import texts
from lscb.search.kinds import Part

# The lines that a plain text draws below its headings.
RULES = re.compile(r"^[=\-~]{2,}$", re.MULTILINE)


def answer_text(answer: Any) -> str:
    """The text that stands, and why there is nothing to report."""
    return "\n".join(part for part in (richtext.plain(answer.body), answer.why) if part)


ANSWER: dict[str, Any] = {
    "reads": ("heading", "ret__round__period", "ret__agency", "ret__group"),
    "gathers": ("versions",),
    "if_written": True,
    "follows": (("returns.answerversion", "versions"),),
}


def drafts_of(user: Any) -> QuerySet[SharedDraft]:
    """The newest draft of each report a person may read: an older one says what the newer says better."""
    return SharedDraft.objects.visible_to(user).latest_per_report()


def parts(record: Any) -> Iterator[Part]:
    """The chapters of a shared draft."""
    return _chapters(bytes(record.tree), record.sha256)


SHARED: dict[str, Any] = {"heavy": ("tree",), "seen": drafts_of, "parts": parts}


def edition_parts(record: Any) -> Iterator[Part]:
    """The chapters of an edition: those of the tree the board approved."""
    approval = Approval.objects.get(pk=record.approval_id)
    return _chapters(bytes(approval.tree), approval.sha256)


def editions_of(user: Any) -> QuerySet[Edition]:
    """What the public reads, for whoever signs in, and what the office has frozen; none that a later one supersedes."""
    published = Edition.objects.published()
    later = published.filter(report=OuterRef("report"), number__gt=OuterRef("number"))
    readable = Q(pk__in=Edition.objects.visible_to(user).order_by().values("pk"))
    return Edition.objects.filter(readable | Q(pk__in=published.order_by().values("pk"))).exclude(Exists(later))


EDITION: dict[str, Any] = {
    "gathers": ("facts",),
    "seen": editions_of,
    "parts": edition_parts,
    "follows": (("annualreport.publication", "facts"),),
}


def letter_text(message: Any) -> str:
    """A letter's words; of one with a private address nothing."""
    return "" if message.private else texts.text_of(message)


def _chapters(tree: bytes, sha256: str) -> Iterator[Part]:
    """The chapters of a stored tree. What is not what was stored is not searched."""
    if hashlib.sha256(tree).hexdigest() != sha256:
        return
    protected: Protected = data.loads(tree)
    for chapter in protected.document.chapters:
        yield Part(chapter.key, chapter.heading, RULES.sub("", text.words_of(chapter, protected.threshold)))
