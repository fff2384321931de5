"""Letters."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from lscb.outbox.models import Message


class MessageFactory(DjangoModelFactory[Message]):
    """A letter that waits to be sent."""

    class Meta:
        model = Message

    key = factory.Sequence(lambda n: f"letter:{n}")
    to = factory.Sequence(lambda n: f"reader{n}@example.org")
    subject = "Your return is due"
    body = "Your return is due on 30 April."
