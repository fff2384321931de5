"""Noting that somebody is here, at most once a morning or afternoon, and when they were here before."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from lscb.home.models import Visit


def seen(user: Any, now: datetime | None = None) -> datetime | None:
    """Notes a visit; when the one before it was, and nothing for the first.

    Within a morning or afternoon the answer stays the same, so that a page opened again tells the same news. No audit
    line: signing in has one, and this is the page's own bookkeeping.
    """
    at = now or timezone.now()
    visit, new = Visit.objects.get_or_create(user=user, defaults={"at": at})
    if new or _part(visit.at) == _part(at) or at < visit.at:
        return visit.before
    # Of two pages opened at once, one writes.
    if Visit.objects.filter(pk=visit.pk, at=visit.at).update(before=visit.at, at=at):
        return visit.at
    return Visit.objects.values_list("before", flat=True).get(pk=visit.pk)


def _part(at: datetime) -> tuple[date, bool]:
    local = timezone.localtime(at)
    return local.date(), local.hour < 12
