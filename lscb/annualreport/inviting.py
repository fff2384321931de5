"""Readers without an account: invited by a letter that holds their link, written to again, withdrawn, reminded."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from lscb.annualreport import readerletters as letters
from lscb.annualreport.consultationpolicies import why_not_invite_reader, why_not_remind, why_not_write_again
from lscb.annualreport.consulting import write_to_member
from lscb.annualreport.models import Comment, Consultation, Reader
from lscb.annualreport.models.consultations import digest
from lscb.audit import services as audit
from lscb.outbox import services as outbox


@transaction.atomic
def invite_reader(
    *, consultation: Consultation, name: str, organisation: str, email: str, by: Any, until: date | None = None
) -> Reader:
    """Asks somebody without an account, by a letter with a link. Raises ValidationError with what refuses it."""
    if why_not := why_not_invite_reader(consultation, email, until):
        raise ValidationError(why_not)
    reader = Reader(
        consultation=consultation,
        name=name.strip(),
        organisation=organisation.strip(),
        email=email,
        until=until,
        part="Invited reader",
    )
    audit.add(reader, by=by, verb="invited")
    _send(reader, by=by, what="invitation")
    return reader


@transaction.atomic
def invite_again(*, reader: Reader, by: Any) -> Reader:
    """A new letter with a new link; the old link, and whoever came in by it, is shut out."""
    standing = audit.stored(reader)
    if why_not := why_not_write_again(standing):
        raise ValidationError(why_not)
    changed = audit.change(standing, by=by, verb="invited again", issue=standing.issue + 1)
    _send(changed, by=by, what="invitation")
    return changed


@transaction.atomic
def withdraw_invitation(*, reader: Reader, by: Any) -> Reader:
    """The link opens nothing any more; what the reader said stays."""
    standing = audit.stored(reader)
    if standing.revoked_at:
        return standing
    return audit.change(standing, by=by, verb="withdrew the invitation", revoked_at=timezone.now(), token_sha256="")


@transaction.atomic
def remind(*, consultation: Consultation, by: Any) -> int:
    """A reminder to each who has not answered, one letter a day at most; how many were written.

    Raises ValidationError where the round is closed.
    """
    standing = audit.stored(consultation)
    if why_not := why_not_remind(standing):
        raise ValidationError(why_not)
    today = timezone.localdate()
    waiting = [reader for reader in unanswered(standing) if not _written_on(reader, today)]
    for reader in waiting:
        if reader.person_id:
            write_to_member(reader, by=by, again=today.isoformat())
        else:
            _send(reader, by=by, what=f"reminder:{today.isoformat()}", again=True)
    return len(waiting)


def unanswered(consultation: Consultation) -> list[Reader]:
    """Those who neither said anything of the draft nor that they have read it, and whose link works."""
    said = set(Comment.objects.filter(draft=consultation.draft_id).order_by().values_list("by", flat=True))
    rows = consultation.readers.standing().filter(finished_at__isnull=True).select_related("person").with_draft()
    today = timezone.localdate()
    return [reader for reader in rows if reader.hand.pk not in said and reader.last_day >= today]


def _written_on(reader: Reader, day: date) -> bool:
    return reader.written_at is not None and timezone.localdate(reader.written_at) == day


def _send(reader: Reader, *, by: Any, what: str, again: bool = False) -> None:
    """The letter with a link. A reminder's link follows on the one before: whoever came in by that one stays in."""
    token = secrets.token_urlsafe(32)
    audit.change(reader, by=by, verb="wrote to", token_sha256=digest(token), written_at=timezone.now())
    outbox.post(
        key=f"consultation:{reader.pk}:{what}:{reader.issue}",
        to=reader.email,
        subject=letters.subject(reader.consultation, again=again),
        body=letters.to_invited(reader, outbox.address(reverse("reading-open", args=[token]))),
        scope=reader.consultation.scopes()[-1],
        private=True,
        by=by,
    )
