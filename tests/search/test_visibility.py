"""Whoever searches finds what the records' own models let them read, and nothing else: in every kind, as every role."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.db.models import Q
from django.test import Client

from lscb.permissions import Role
from lscb.search import finding
from lscb.search.indexing import rebuild
from lscb.search.models import Entry
from lscb.search.registry import KINDS
from tests.factories.accounts import GrantFactory, person
from tests.factories.annualreport import EditionFactory, PublicationFactory
from tests.search.planting import WORD, plant_all, scopes_of


@pytest.fixture(scope="module")
def records(django_db_setup, django_db_blocker):
    """Two of every kind, indexed; gone after the module."""
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        whole.__enter__()
        made = plant_all()
        rebuild()
        yield made
        transaction.set_rollback(True)
        whole.__exit__(None, None, None)


def found_by(user, monkeypatch, **asked):
    """The records one person finds, by kind and number; each has its line on the page."""
    monkeypatch.setattr(finding, "PER_PAGE", 1000)
    client = Client()
    client.force_login(user)
    found = client.get("/search/", {"q": WORD, **asked}).context["found"]
    assert len(found.hits) == len(found.page.object_list)
    return {(entry.kind, entry.object_id) for entry in found.page.object_list}


def readable(user):
    """What the models say of all that holds the word."""
    rows = {label: kind.model._default_manager.visible_to(user) for label, kind in KINDS.items()}
    planted = Entry.objects.filter(Q(title__icontains=WORD) | Q(text__icontains=WORD))
    return {
        (label, number)
        for label, number in planted.values_list("kind", "object_id")
        if rows[label].filter(pk=number).exists()
    }


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_role_finds_what_it_may_read_in_every_kind(records, role, monkeypatch):
    user = person()
    for first, _ in records.values():
        for key in scopes_of(KINDS[first._meta.label_lower], first):
            GrantFactory(user=user, role=role, scope=key, because=f"{first._meta.label_lower}:{first.pk}")
    expected = readable(user)
    assert found_by(user, monkeypatch) == expected
    if role == Role.MANAGER:
        assert {(label, mine.pk) for label, (mine, _) in records.items()} <= expected
        assert not expected & {(label, other.pk) for label, (_, other) in records.items()}


@pytest.mark.django_db
def test_somebody_without_a_role_finds_nothing(records, monkeypatch):
    assert found_by(person(), monkeypatch) == set()


@pytest.mark.django_db
def test_role_that_ends_takes_its_findings_with_it(records, monkeypatch):
    first, _ = records["actions.action"]
    user = person(Role.MANAGER, first.board)
    assert ("actions.action", first.pk) in found_by(user, monkeypatch)
    user.grants.all().delete()
    assert found_by(user, monkeypatch) == set()


@pytest.mark.django_db
def test_published_edition_is_found_by_all_who_sign_in_until_it_is_withdrawn(monkeypatch):
    edition = EditionFactory(note=WORD)
    rebuild()
    assert found_by(person(), monkeypatch) == set()
    PublicationFactory(edition=edition)
    assert found_by(person(), monkeypatch) == {("annualreport.edition", edition.pk)}
    PublicationFactory(edition=edition, what="withdrawn", reason="A child could be known.")
    assert found_by(person(), monkeypatch) == set()
