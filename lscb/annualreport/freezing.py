"""Signing off, approving and freezing: what was approved, that and nothing else, becomes an edition."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from lscb.annualreport import checks
from lscb.annualreport.control import apart_from_control, controlled
from lscb.annualreport.editionfiles import File, files_of
from lscb.annualreport.models import Approval, Edition, Rendition, Report, SharedDraft, SignOff
from lscb.annualreport.policies import why_not_approve, why_not_freeze, why_not_sign_off
from lscb.annualreport.sharing import for_the_board
from lscb.annualreport.stored import opened
from lscb.audit import services as audit
from lscb.document import data
from lscb.document.compare import compare
from lscb.document.disclosure import Audience, Protected, protect
from lscb.web import british

# Below this much is saved, a compressed copy is not worth keeping.
WORTH_COMPRESSING = 0.9


@transaction.atomic
def sign_off(*, draft: SharedDraft, office: str, by: Any) -> SignOff:
    """Somebody says, for the office they hold, that a draft is right. Raises ValidationError where they may not."""
    _refuse(why_not_sign_off(draft, by))
    return audit.add(SignOff(draft=draft, office=office, by=str(by.pk)), by=by, verb="signed off")


@transaction.atomic
def approve(*, draft: SharedDraft, decision: str, by: Any) -> Approval:
    """The board approves a shared draft: its tree, as the public will read it, is kept with its hash.

    Raises ValidationError with the sentence that refuses: it was approved already, nobody else signed it off, comments
    on it are open, or the checks found what was neither put right nor answered.
    """
    audit.stored(draft.report)  # locked: of two at once, one waits
    _refuse(why_not_approve(draft, by))
    _refuse(checks.why_blocked(checks.of_draft(draft)))
    approval = Approval(draft=draft, decision=decision, approved_at=timezone.now(), approved_by=str(by.pk))
    approval.tree = data.dumps(for_the_public(approval))
    approval.sha256 = hashlib.sha256(approval.tree).hexdigest()
    return audit.add(approval, by=by, verb="approved")


def for_the_public(approval: Approval) -> Protected:
    """The tree of the draft that is being approved, its standing and its way here said anew, protected for the public.

    What the board read was protected already; protecting again can only hide more.
    """
    draft, day = approval.draft, british.day(timezone.localdate(approval.approved_at))
    status = f"Approved by the board on {day}. Counts of people under {draft.threshold} are hidden."
    document = controlled(replace(opened(draft).document, status=status), draft.report, approval)
    return protect(document, Audience.PUBLIC, draft.threshold)


@transaction.atomic
def freeze(*, approval: Approval, by: Any, note: str = "") -> Edition:
    """Renders the approved tree once, in every form, and keeps the bytes: all of them or, if anything fails, none.

    A later edition of a report says in `note` what was corrected. Raises ValidationError with the sentence that
    refuses, PdfFailed where the PDF cannot be set.
    """
    report = audit.stored(approval.draft.report)  # locked: of two at once, one waits and takes the next number
    _refuse(why_not_freeze(approval))
    number = (Edition.objects.filter(report=report).aggregate(last=Max("number"))["last"] or 0) + 1
    edition = Edition(report=report, number=number, approval=approval, note=note.strip(), frozen_by=str(by.pk))
    audit.add(edition, by=by, verb="froze")
    protected = data.loads(bytes(approval.tree))
    # Protected twice by now. Should a small number stand in it all the same, nothing is published.
    _refuse(checks.why_blocked(checks.Subject(report, protected, approval.draft), (checks.BY_NAME["small-number"],)))
    for file in files_of(edition, protected):
        keep(edition, file)
    return edition


def keep(edition: Edition, file: File, version: int = 1) -> Rendition:
    """Stores one file of an edition with its hash and, where that saves a tenth, its compressed form."""
    squeezed = gzip.compress(file.content, 9, mtime=0)
    worth = len(squeezed) < WORTH_COMPRESSING * len(file.content)
    made = Rendition(
        edition=edition,
        path=file.path,
        version=version,
        content_type=file.content_type,
        content=file.content,
        compressed=squeezed if worth else b"",
        size=len(file.content),
        sha256=hashlib.sha256(file.content).hexdigest(),
    )
    made.full_clean()
    made.save(force_insert=True)
    return made


def moved_since(approval: Approval) -> list[str]:
    """The headings of the chapters in which the records now say something else than what was approved."""
    now = apart_from_control(for_the_board(approval.draft.report).document)
    then = apart_from_control(data.loads(bytes(approval.tree)).document)
    return [chapter.heading for chapter in compare(replace(then, status=""), now)]


def editions_of(report: Report) -> list[Edition]:
    """The editions of a report, newest first, each with what became of it."""
    return list(Edition.objects.filter(report=report).for_lists())


def _refuse(why_not: str) -> None:
    if why_not:
        raise ValidationError(why_not)
