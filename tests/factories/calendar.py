"""Private addresses of calendars."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from lscb.calendar.models import Feed
from tests.factories.accounts import UserFactory


class FeedFactory(DjangoModelFactory[Feed]):
    class Meta:
        model = Feed

    user = factory.SubFactory(UserFactory)
    token_hash = factory.Sequence(lambda n: f"{n:064x}")
