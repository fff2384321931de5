"""Delivering a letter: claimed first, so that of two workers one sends it."""

from __future__ import annotations

from smtplib import SMTPException
from typing import Any

from django.core.mail import EmailMessage
from django.db.models import F
from django.utils import timezone

from lscb.outbox.models import Message


def deliver(message: Message) -> bool:
    """Sends a letter unless another worker has it or sent it; True where this call sent it.

    Not within a transaction of a caller: the claim must stand before the mail server hears of the letter.
    """
    if not Message.objects.due().filter(pk=message.pk).update(claimed_at=timezone.now(), attempts=F("attempts") + 1):
        return False
    message.refresh_from_db()
    try:
        _letter(message).send()
    except (SMTPException, OSError) as refusal:
        _note_failure(message, refusal)
        return False
    _note_sent(message)
    return True


def deliver_due() -> int:
    """Sends all that waits, after missed runs too; how many were sent."""
    return sum(deliver(message) for message in Message.objects.due().order_by("made_at", "pk"))


def _letter(message: Message) -> EmailMessage:
    headers = {"Auto-Submitted": "auto-generated"}
    return EmailMessage(message.subject, message.body, to=[message.to], headers=headers)


def _note_sent(message: Message) -> None:
    sent = {"sent_at": timezone.now(), "failed_at": None, "error": ""}
    if message.private:
        sent["body"] = ""
    _note(message, **sent)


def _note_failure(message: Message, refusal: Exception) -> None:
    words = str(refusal) or type(refusal).__name__
    _note(message, claimed_at=None, failed_at=timezone.now(), error=words[:2000])


def _note(message: Message, **columns: Any) -> None:
    # The worker's own bookkeeping: each letter's columns are its log, and an audit line was written when posted.
    Message.objects.filter(pk=message.pk).update(**columns)
    message.refresh_from_db()
