"""Making, renewing and revoking the private address of a calendar."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from django.db import transaction
from django.utils import timezone

from lscb.audit import services as audit
from lscb.calendar.models import Feed

TOKEN_BYTES = 32


@transaction.atomic
def make_address(*, user: Any, by: Any) -> str:
    """A new token for a person's calendar, told this once; the one before it stops working."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    feed = Feed.objects.select_for_update().filter(user=user).first()
    if feed is None:
        audit.add(Feed(user=user, token_hash=hash_of(token)), by=by, verb="made an address")
        return token
    audit.change(feed, by=by, verb="made a new address", token_hash=hash_of(token), made_at=timezone.now())
    return token


@transaction.atomic
def revoke_address(*, user: Any, by: Any) -> None:
    """The address stops working; nothing where there is none."""
    for feed in Feed.objects.filter(user=user):
        audit.remove(feed, by=by)


def feed_at(token: str) -> Feed | None:
    """The calendar at an address, of a person who may still sign in."""
    found = Feed.objects.select_related("user").filter(token_hash=hash_of(token), user__is_active=True)
    return found.first()


def hash_of(token: str) -> str:
    """The token's SHA-256; a random token needs no slower hash."""
    return hashlib.sha256(token.encode()).hexdigest()
