"""Invitations."""

from __future__ import annotations

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from lscb.people.models import Invitation, digest
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.board import BoardFactory


class InvitationFactory(DjangoModelFactory[Invitation]):
    """An invitation to be a board member, whose token is "token-0", "token-1" and so on."""

    class Meta:
        model = Invitation

    class Params:
        token = factory.Sequence(lambda n: f"token-{n}")

    board = factory.SubFactory(BoardFactory)
    email = factory.Sequence(lambda n: f"invited{n}@example.org")
    role = Role.MEMBER
    scope = factory.LazyAttribute(lambda made: made.board.scopes()[-1])
    token_sha256 = factory.LazyAttribute(lambda made: digest(made.token))
    invited_by = factory.LazyAttribute(lambda made: person(Role.MANAGER, made.board))
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=14))
