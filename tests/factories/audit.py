"""Lines of the audit log."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from lscb.audit.models import AuditEvent
from tests.factories.board import BoardFactory


class AuditEventFactory(DjangoModelFactory[AuditEvent]):
    """A line about a record that was added at a board."""

    class Meta:
        model = AuditEvent

    verb = "added"
    model = "board.area"
    record = factory.Sequence(str)
    label = factory.Sequence(lambda n: f"Area {n}")
    scope = factory.LazyFunction(lambda: BoardFactory().scopes()[0])
