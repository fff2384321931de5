"""What invited readers do: come in by the link of their letter, say something, answer in their own threads."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from lscb.annualreport import commenting
from lscb.annualreport.consultationpolicies import why_not_read
from lscb.annualreport.models import Comment, Reader
from lscb.audit import services as audit
from lscb.document.spots import Spot

SALT = "lscb.annualreport.reading"
# Links that open nothing, tried from one address within ten minutes, before nobody from there is let in for as long.
WRONG_LINKS, TEN_MINUTES = 20, 10 * 60
SAID_IN_AN_HOUR = 60
TOO_MUCH = f"You have said {SAID_IN_AN_HOUR} things within an hour. Wait a little, and send it then."


class OutOfTime(ValidationError):
    """The round closed, or the link ran out, while somebody was writing."""


def let_in(response: HttpResponse, reader: Reader) -> None:
    """The link's token is changed for a signed cookie, which knows one reader's pages alone and no script reads.

    It ends with the browser's session, and SESSION_COOKIE_AGE after the last page.
    """
    response.set_cookie(
        _cookie(reader.pk),
        signing.dumps([reader.pk, reader.issue], salt=SALT),
        path=reverse("reading", args=[reader.pk]),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def let_in_already(request: HttpRequest, number: int) -> Reader | None:
    """The reader whose pages these are, where their cookie says so and no newer link was sent; they may be too late."""
    try:
        signed: Any = signing.loads(
            request.COOKIES.get(_cookie(number), ""), salt=SALT, max_age=settings.SESSION_COOKIE_AGE
        )
    except signing.BadSignature:
        return None
    reader = Reader.objects.with_draft().invited().filter(pk=number).first()
    return reader if reader and signed == [reader.pk, reader.issue] else None


def may_try(request: HttpRequest) -> bool:
    """Whether links from this address are still looked up: strangers who guess are kept out for a while."""
    return int(cache.get(_tries(request), 0)) < WRONG_LINKS


def note_wrong_link(request: HttpRequest) -> None:
    """Counts a link that opened nothing."""
    key = _tries(request)
    cache.add(key, 0, TEN_MINUTES)
    cache.incr(key)


@transaction.atomic
def say(*, reader: Reader, spot: Spot, body: str) -> Comment:
    """An invited reader says something of one spot. Raises OutOfTime; ValidationError where it is empty or too much."""
    _refuse(reader)
    return commenting.comment(draft=reader.consultation.draft, spot=spot, body=body, by=reader.hand)


@transaction.atomic
def answer(*, reader: Reader, to: Comment, body: str) -> Comment:
    """An invited reader answers in a thread of their own. Raises as above, and where the comment is settled."""
    _refuse(reader)
    return commenting.reply(to=to, body=body, by=reader.hand)


def _refuse(reader: Reader) -> None:
    # Locked: should the office close the round at this moment, either this is kept or it is shown back.
    audit.stored(reader.consultation)
    standing = Reader.objects.with_draft().get(pk=reader.pk)
    if why_not := why_not_read(standing):
        raise OutOfTime(why_not)
    hour_ago = timezone.now() - timedelta(hours=1)
    if Comment.objects.filter(draft=standing.consultation.draft_id, by=reader.hand.pk, at__gt=hour_ago).count() >= (
        SAID_IN_AN_HOUR
    ):
        raise ValidationError(TOO_MUCH)


def _cookie(number: int) -> str:
    return f"reading_{number}"


def _tries(request: HttpRequest) -> str:
    try:
        where_from = get_adapter().get_client_ip(request)
    except PermissionDenied:  # the server names no address: all such are counted together
        where_from = "unknown"
    return f"reading:wrong:{where_from}"
