"""The moments of a report that can be held against each other: shared drafts, approvals, editions, and now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from lscb.annualreport.models import Approval, Edition, Publication, Report, SharedDraft
from lscb.annualreport.sharing import for_the_board
from lscb.annualreport.stored import opened
from lscb.document import data
from lscb.document.blocks import Document
from lscb.permissions import Power
from lscb.web import british

NOW = "now"


@dataclass(frozen=True)
class Version:
    """A state of a report: its key in addresses, what it is called, short and with its day, and how it is read."""

    key: str
    called: str
    name: str
    at: datetime
    read: Callable[[], Document]


def versions_of(report: Report, user: Any) -> list[Version]:
    """The states of a report that a person may read, oldest first. None of their texts is read yet.

    Whoever reads shared drafts has those, what was approved of them and what was published; the office has besides the
    editions that nobody published, and the report as it stands now, protected for the board as a draft would be.
    """
    office = user.may(Power.READ_DRAFT, report.board)
    found = [*_drafts(report), *_approvals(report), *_editions(report, office)]
    found.sort(key=lambda version: version.at)
    return [*found, _now(report)] if office else found


def _drafts(report: Report) -> list[Version]:
    rows = SharedDraft.objects.filter(report=report).for_lists()
    return [_version(f"draft-{row.number}", f"draft {row.number}", "shared", row.shared_at, _of(row)) for row in rows]


def _of(draft: SharedDraft) -> Callable[[], Document]:
    return lambda: opened(draft).document


def _approvals(report: Report) -> list[Version]:
    rows = Approval.objects.filter(draft__report=report).values_list("pk", "draft__number", "approved_at")
    return [
        _version(f"approval-{number}", f"the approval of draft {number}", "given", at, _approved(pk))
        for pk, number, at in rows
    ]


def _editions(report: Report, office: bool) -> list[Version]:
    rows = Edition.objects.filter(report=report).prefetch_related("facts")
    read = [row for row in rows if office or _is_public(row)]
    return [
        _version(f"edition-{row.number}", f"edition {row.number}", "frozen", row.frozen_at, _approved(row.approval_id))
        for row in read
    ]


def _is_public(edition: Edition) -> bool:
    return edition.last_fact is not None and edition.last_fact.what == Publication.What.PUBLISHED


def _approved(pk: int) -> Callable[[], Document]:
    return lambda: data.loads(bytes(Approval.objects.values_list("tree", flat=True).get(pk=pk))).document


def _now(report: Report) -> Version:
    read = "Now, as the board would read it"
    return Version(NOW, "now", read, timezone.now(), lambda: for_the_board(report).document)


def _version(key: str, called: str, what: str, at: datetime, read: Callable[..., Document]) -> Version:
    name = f"{called[0].upper()}{called[1:]}, {what} on {british.day(timezone.localdate(at))}"
    return Version(key, called, name, at, read)
