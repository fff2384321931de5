"""When a letter may be sent again; answers with the sentence that refuses, or nothing."""

from __future__ import annotations

from lscb.outbox.models import MOST_ATTEMPTS, Message


def why_not_send_again(message: Message) -> str:
    """Only what did not certainly go, and what nobody will try by itself."""
    if message.sent_at:
        return "This letter was sent. Write a new one instead."
    if message.claimed_at is None and message.attempts < MOST_ATTEMPTS:
        return "This letter waits to be sent by itself."
    return ""
