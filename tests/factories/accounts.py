"""People for tests, with the roles they hold."""

from __future__ import annotations

from typing import Any

import factory
from factory.django import DjangoModelFactory

from lscb.accounts.models import Grant, User
from lscb.permissions import Role, Scoped, scope_keys


class UserFactory(DjangoModelFactory[User]):
    """A person with no role."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    password = factory.django.Password("a long enough password")


class GrantFactory(DjangoModelFactory[Grant]):
    """A role over everything, for a technician."""

    class Meta:
        model = Grant

    user = factory.SubFactory(UserFactory)
    role = Role.TECHNICIAN
    scope = "*"


def person(role: Role | None = None, scope: Scoped | str | None = None, **details: Any) -> User:
    """Somebody with one role over one scope, or with none."""
    user = UserFactory(**details)
    if role is not None:
        key = scope if isinstance(scope, str) else scope_keys(scope)[-1]
        GrantFactory(user=user, role=role, scope=key)
    return user
