"""Child death records are in no index: no search, by whomever and for whatever, can come near them."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from lscb.audit import services as audit
from lscb.permissions import Role
from lscb.search import texts
from lscb.search.indexing import catch_up, rebuild
from lscb.search.models import Entry
from lscb.search.registry import FORBIDDEN
from tests.factories.accounts import person
from tests.factories.reopenings import ReopeningFactory
from tests.search.planting import factories

pytestmark = pytest.mark.django_db
WORD = "numbatology"


@pytest.fixture
def deaths():
    """A record of every kind the panel keeps, a word in each of its columns, written with its audit line."""
    made_by = factories()
    models = [model for model in apps.get_models() if model._meta.app_label in FORBIDDEN]
    assert len(models) >= 8
    made = [made_by[model](**dict.fromkeys(_columns(model), WORD)) for model in models]
    for record in made:
        audit.write(record, by=None, verb="added", changes={"learning": ["", WORD]})
    return made


def _columns(model):
    return [name for name in texts.columns(model) if (model._meta.get_field(name).max_length or 1000) >= len(WORD)]


def indexed(word: str) -> bool:
    """Whether a word is anywhere in what is kept for searching, the database's own index included."""
    tables = ["search_entry", *(["search_words"] if connection.vendor == "sqlite" else [])]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {table}")
            if any(word in str(row) for row in cursor.fetchall()):
                return True
    return False


def test_why_a_death_total_of_a_closed_year_was_opened_again_is_in_no_index():
    ReopeningFactory(reason=WORD)
    rebuild()
    assert not indexed(WORD)


@pytest.mark.parametrize("index", [rebuild, catch_up], ids=["rebuilt", "caught up"])
def test_no_word_of_a_death_is_in_the_index(deaths, index):
    index()
    assert not Entry.objects.filter(kind__startswith="cdop").exists()
    assert not indexed(WORD)


def test_the_look_into_the_index_finds_a_word():
    Entry.objects.create(kind="board.area", object_id=1, title="An area", text=f"A {WORD}.")
    assert indexed(WORD)


@pytest.mark.parametrize("role", [Role.PANEL_OFFICER, Role.MANAGER, Role.AUDITOR])
def test_nobody_finds_a_death_not_even_the_panels_officer(deaths, role):
    user = person()
    for record in deaths:
        user.grants.get_or_create(role=role, scope=record.scopes()[0])
    client = Client()
    client.force_login(user)
    assert client.get("/search/", {"q": WORD}).context["found"].hits == []
