"""Visits of people to the home page."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from lscb.home.models import Visit
from tests.factories.accounts import UserFactory


class VisitFactory(DjangoModelFactory[Visit]):
    class Meta:
        model = Visit

    user = factory.SubFactory(UserFactory)
