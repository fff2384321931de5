"""Every address, asked with GET and with POST by every role, by strangers and by nobody: who gets in, and who does not.

The addresses are read from the address map: a new one fails until it has a row in `tests/house/matrix/`.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.db import transaction
from django.urls import get_resolver, reverse

from lscb.permissions import Role
from tests.house.matrix import ROWS, SIGN_IN, Row, furnish
from tests.house.matrix_allauth import ALLAUTH, OfAllauth
from tests.house.matrix_world import World, build, signed_in

A_FEW = (Role.MANAGER, "their_manager", "nobody", "anonymous")
PAGES = ("changelist", "add", "change", "history", "delete")
# The record screens' own pages beside those of each model; tests/test_record_permissions.py tries them all.
RECORDS = {"index", "login", "logout", "app_list", "autocomplete", "jsi18n", "view_on_site"}
RECORDS |= {"password_change", "password_change_done"}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    """Built once; whatever a request changes is taken back before the next."""
    quiet = logging.getLogger("django.request")
    level, quiet.level = quiet.level, logging.CRITICAL
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        whole.__enter__()
        built = build()
        for place in (built.here, built.there):
            furnish(place)
        yield built
        transaction.set_rollback(True)
        whole.__exit__(None, None, None)
    quiet.level = level


def named(resolver: Any = None, spaces: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Each address of the map: its name with its namespace, and its pattern."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from named(pattern, (*spaces, pattern.namespace) if pattern.namespace else spaces)
        else:
            yield ":".join((*spaces, pattern.name or "")), pattern


def of_records() -> set[str]:
    """The names of the record screens."""
    models = (f"{model._meta.app_label}_{model._meta.model_name}" for model in admin.site._registry)
    return {f"admin:{name}" for name in RECORDS} | {f"admin:{model}_{page}" for model in models for page in PAGES}


def test_every_address_has_a_row_and_every_row_an_address():
    rows = {row.name for row in ROWS} | {row.name for row in ALLAUTH} | of_records()
    names = {name for name, pattern in named() if pattern.name}
    assert names - rows == set(), "These addresses have no row in tests/house/matrix/."
    assert rows - names == set(), "These rows are of no address."


def test_address_without_a_name_is_of_the_guarded_record_screens():
    nameless = [(name, pattern) for name, pattern in named() if not pattern.name]
    assert nameless
    guards = ("admin_site", "model_admin")  # what `admin_view` leaves on what it guards
    assert [str(pattern) for _, pattern in nameless if not any(hasattr(pattern.callback, g) for g in guards)] == []


def test_every_role_is_in_the_world(world):
    assert set(Role) <= set(world.people)


def asked(world: World, reader: str, method: str, address: str) -> int | str:
    """The status of a request whose effects are taken back; SIGN_IN where it leads there."""
    with transaction.atomic():
        response = getattr(world.clients[reader], method)(address)
        for _ in getattr(response, "streaming_content", ()):
            pass  # a file is read to its end, so that it is closed
        transaction.set_rollback(True)
    to_sign_in = response.status_code == 302 and response["Location"].startswith(reverse("account_login") + "?next=")
    return SIGN_IN if to_sign_in else response.status_code


@pytest.mark.matrix
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("row", ROWS, ids=str)
def test_address_lets_in_whom_its_row_names_and_nobody_else(world, row: Row, method):
    address = reverse(row.name, args=row.where(world))
    expected = {reader: row.expected(method, reader) for reader in world.people}
    if set(expected.values()) <= {405, SIGN_IN}:  # nobody may ask it so, whoever they are: a few will do
        expected = {reader: expected[reader] for reader in A_FEW}
    assert {reader: asked(world, reader, method, address) for reader in expected} == expected


def test_rows_name_readers_that_there_are(world):
    used = Counter(reader for row in ROWS for answers in (row.get, row.post) for reader in _readers(answers))
    assert set(used) - set(world.people) == set()


def _readers(answers: dict[Any, str]) -> list[str]:
    return [word for readers in answers.values() if not readers.startswith("everybody") for word in readers.split()]


@pytest.mark.parametrize("row", ALLAUTH, ids=str)
def test_page_of_signing_in_answers_visitors_and_members_as_its_row_says(world, row: OfAllauth):
    address = reverse(row.name, args=row.args)
    found = []
    for reader in ("anonymous", "member"):
        for method in ("get", "post"):
            world.clients[reader] = signed_in(world.people[reader])  # signing out throws away the browser's sign-in
            found.append(asked(world, reader, method, address))
    assert found == list(row.answers)
