"""Records of closed years that were opened again."""

from __future__ import annotations

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from lscb.board.models import Reopening
from tests.factories.board import PeriodFactory


class ReopeningFactory(DjangoModelFactory[Reopening]):
    """Some record, open for a week from today."""

    class Meta:
        model = Reopening

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
    model = "finance.contribution"
    record = factory.Sequence(lambda n: n + 1_000_000)
    label = factory.Sequence(lambda n: f"Record {n}")
    reason = "A sum was wrong."
    opened_by = "system"
    until = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=7))
