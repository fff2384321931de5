"""Sharing a draft with the board: assembled, protected, kept as bytes with their hash; its readers told."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from lscb.accounts.models import Grant, User
from lscb.annualreport.assembly import assemble
from lscb.annualreport.chapters import with_differences
from lscb.annualreport.control import controlled
from lscb.annualreport.models import Report, SharedDraft
from lscb.annualreport.policies import why_not_share
from lscb.annualreport.stored import standing
from lscb.audit import services as audit
from lscb.document import data, walk
from lscb.document.disclosure import Audience, Protected, protect
from lscb.outbox import services as outbox
from lscb.permissions import Power, roles_with


def for_the_board(report: Report, status: str = "") -> Protected:
    """The report as it stands now, as the board's readers would see it; `status` is how it says it stands."""
    document, threshold = controlled(replace(assemble(report), status=status), report), report.board.threshold
    shown = protect(document, Audience.BOARD, threshold).document
    return protect(with_differences(document, shown), Audience.BOARD, threshold)


@transaction.atomic
def share_draft(*, report: Report, by: Any, note: str = "", tell: bool = True) -> SharedDraft:
    """The report as it stands now becomes the next shared draft; the board's members are told unless `tell` is false.

    Raises ValidationError where nothing changed since the last one.
    """
    audit.stored(report)  # locked: of two at once, one waits and takes the next number
    number = (SharedDraft.objects.filter(report=report).aggregate(last=Max("number"))["last"] or 0) + 1
    moment = timezone.now()
    protected = for_the_board(report, status=standing(number, moment, report.board.threshold))
    if why_not := why_not_share(report, protected.document):
        raise ValidationError(why_not)
    tree = data.dumps(protected)
    draft = SharedDraft(
        report=report,
        number=number,
        shared_at=moment,
        shared_by=str(by.pk) if by is not None else "",
        note=note.strip(),
        threshold=protected.threshold,
        hidden=protected.hidden,
        gaps=sum(1 for _ in walk.gaps(protected.document)),
        sha256=hashlib.sha256(tree).hexdigest(),
        tree=tree,
    )
    audit.add(draft, by=by, verb="shared")
    if tell:
        _tell(draft, by)
    return draft


def _tell(draft: SharedDraft, by: Any) -> None:
    board = draft.report.board
    place = (board.slug, draft.report.period.name, draft.number)
    body = _letter(draft, outbox.address(reverse("shared-draft", args=place)))
    for reader in _readers(board.scopes()[-1]):
        if by is not None and reader.pk == by.pk:
            continue
        outbox.post(
            key=f"shared-draft:{draft.pk}:{reader.pk}",
            to=reader.email,
            person=reader,
            subject=f"Draft {draft.number} of the {draft.report} is ready to read",
            body=body,
            scope=board.scopes()[-1],
            by=by,
        )


def _readers(scope: str) -> list[User]:
    """Those who may read shared drafts by a role at the board itself."""
    grants = Grant.objects.in_force().filter(scope=scope, role__in=roles_with(Power.READ_SHARED_DRAFT))
    return list(User.objects.filter(is_active=True, pk__in=grants.values("user")).order_by("pk"))


def _letter(draft: SharedDraft, address: str) -> str:
    note = f"{draft.note}\n\n" if draft.note else ""
    return (
        "Hello,\n\n"
        f"{draft.report.board} has shared draft {draft.number} of its {draft.report}.\n\n{note}"
        "Read it here, and say what you think of any paragraph:\n\n"
        f"    {address}\n\n"
        f"Counts of people under {draft.threshold} are hidden in it. It is a draft: please do not pass it on.\n"
    )
