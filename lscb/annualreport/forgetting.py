"""Removing who was invited to read a draft, a stated time after the report was published."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from lscb.annualreport.models import Publication, Reader
from lscb.annualreport.models.drafts import SharedDraft
from lscb.audit import services as audit
from lscb.outbox import services as outbox


def forget_readers(on: date | None = None) -> int:
    """Removes the names and addresses of the invited readers whose time has come; how many they were.

    Any number of runs does it once, and a run after missed ones catches up. The organisation stays, and what was said.
    """
    due = due_to_be_forgotten(on)
    for reader in due:
        forget(reader=reader, by=None)
    return len(due)


def due_to_be_forgotten(on: date | None = None) -> list[Reader]:
    """Invited readers of reports that were first published READERS_FORGOTTEN_DAYS ago or earlier."""
    last = (on or timezone.localdate()) - timedelta(days=settings.READERS_FORGOTTEN_DAYS)
    published = Publication.objects.filter(what=Publication.What.PUBLISHED).order_by().values("edition__report")
    firsts = published.annotate(first=Min("at")).values_list("edition__report", "first")
    reports = [report for report, first in firsts if timezone.localdate(first) <= last]
    drafts = SharedDraft.objects.filter(report__in=reports).order_by().values("pk")
    rows = Reader.objects.invited().filter(forgotten_at__isnull=True, consultation__draft__in=drafts)
    return list(rows.with_draft())


@transaction.atomic
def forget(*, reader: Reader, by: Any) -> Reader:
    """Of an invited reader the organisation alone is left, here and in the letters they got; their link ends."""
    outbox.forget_address(keys=f"consultation:{reader.pk}:")
    return audit.change(
        audit.stored(reader),
        by=by,
        verb="removed name and address",
        name="",
        email="",
        token_sha256="",
        forgotten_at=timezone.now(),
    )
