"""Our one door to background work: what runs outside a request is a `task` from here, whichever library does it."""

from __future__ import annotations

from django_tasks import task

from lscb.outbox.delivery import deliver
from lscb.outbox.models import Message

__all__ = ["deliver_message", "send_later", "task"]


@task()
def deliver_message(pk: int) -> bool:
    """Delivers one letter; nothing where it is gone."""
    message = Message.objects.filter(pk=pk).first()
    return message is not None and deliver(message)


def send_later(pk: int) -> None:
    """Asks the worker to deliver a letter."""
    deliver_message.enqueue(pk)
