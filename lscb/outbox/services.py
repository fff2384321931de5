"""Posting a letter, and delivering it once (`deliver`, `deliver_due`)."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from lscb.audit import services as audit
from lscb.outbox.delivery import deliver, deliver_due
from lscb.outbox.models import MOST_ATTEMPTS, Message
from lscb.outbox.policies import why_not_send_again
from lscb.outbox.tasks import send_later

__all__ = ["address", "deliver", "deliver_due", "forget_address", "post", "send_again"]

# An address that is none, by the standard that keeps it so.
FORGOTTEN = "forgotten@address.invalid"


def address(path: str) -> str:
    """The whole address of a page, for a letter: settings.BASE_URL and the path ("/invitation/…")."""
    return f"{settings.BASE_URL.rstrip('/')}{path}"


@transaction.atomic
def post(
    *, key: str, to: str, subject: str, body: str, by: Any, person: Any = None, scope: str = "", private: bool = False
) -> Message:
    """A letter in plain text, sent after the transaction is through; rolled back, nothing is sent.

    Posted again under the same key, the letter that stands is returned and nothing is sent. `private` is for a letter
    with an address that opens something. Raises ValidationError for an address that is none.
    """
    line = " ".join(subject.split())[:200]
    message = Message(key=key, to=to, person=person, subject=line, body=body, scope=scope, private=private)
    standing = Message.objects.filter(key=key).first() or _posted_meanwhile(message, by)
    if standing:
        return standing
    transaction.on_commit(partial(send_later, message.pk), robust=True)
    return message


def _posted_meanwhile(message: Message, by: Any) -> Message | None:
    """Stores the letter; the one that another transaction posted under its key first, if there is one."""
    try:
        with transaction.atomic():
            audit.add(message, by=by, verb="posted")
    except (IntegrityError, ValidationError):
        standing = Message.objects.filter(key=message.key).first()
        if standing is None:
            raise
        return standing
    return None


@transaction.atomic
def send_again(*, message: Message, by: Any) -> Message:
    """The office's decision about a letter that may not have gone. Raises ValidationError where it went or waits."""
    message = audit.stored(message)
    if why_not := why_not_send_again(message):
        raise ValidationError(why_not)
    audit.change(message, by=by, verb="sent again", claimed_at=None, attempts=0)
    transaction.on_commit(partial(send_later, message.pk), robust=True)
    return message


@transaction.atomic
def forget_address(*, keys: str) -> int:
    """Removes the address from letters whose key begins with `keys`, and what they say; how many there were.

    No audit line is written of a letter: whoever asks for it writes one of the person who is forgotten.
    """
    letters = Message.objects.filter(key__startswith=keys).exclude(to=FORGOTTEN)
    letters.filter(sent_at__isnull=True).update(attempts=MOST_ATTEMPTS)  # nobody tries to send it
    return letters.update(to=FORGOTTEN, body="")
