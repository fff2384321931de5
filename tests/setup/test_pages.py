"""What the set-up's lists and pages ask of the database, whatever they hold."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lscb.permissions import Role
from lscb.setup.catalogue import KINDS
from tests.factories.accounts import person
from tests.factories.board import BoardFactory, LevelFactory, ScaleFactory
from tests.factories.returns import FormFactory, HeadingFactory
from tests.factories.section11 import StandardFactory, StandardSetFactory

pytestmark = pytest.mark.django_db


def one_more(slug, board):
    """A record of a kind with a part under it, and how to put another there."""
    if slug == "scales":
        scale = ScaleFactory(board=board)
        return scale, lambda: LevelFactory(scale=scale)
    if slug == "standards":
        standards = StandardSetFactory(board=board)
        return standards, lambda: StandardFactory(set=standards)
    form = FormFactory(board=board)
    return form, lambda: HeadingFactory(form=form)


def asked(client, address):
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


@pytest.mark.parametrize("slug", KINDS)
def test_thirty_records_cost_the_list_no_more_queries_than_one(client, slug):
    board = BoardFactory()
    client.force_login(person(Role.MANAGER, board))
    one_more(slug, board)
    address = reverse("setup-list", args=(board.slug, slug))
    asked(client, address)
    few = asked(client, address)
    for _ in range(29):
        one_more(slug, board)
    assert asked(client, address) == few


@pytest.mark.parametrize("slug", [slug for slug, kind in KINDS.items() if kind.parts])
def test_thirty_parts_cost_a_record_no_more_queries_than_one(client, slug):
    board = BoardFactory()
    client.force_login(person(Role.MANAGER, board))
    record, add = one_more(slug, board)
    add()
    address = reverse("setup-record", args=(board.slug, slug, record.pk))
    asked(client, address)
    few = asked(client, address)
    for _ in range(29):
        add()
    assert asked(client, address) == few
