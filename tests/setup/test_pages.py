"""What the set-up's lists and pages ask of the database, whatever they hold."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lscb.permissions import Role
from lscb.setup.catalogue import KINDS
from tests.factories.accounts import person
from tests.factories.annualreport import ReportFactory
from tests.factories.board import BoardAreaFactory, BoardFactory
from tests.factories.setup import PARTS, RECORDS, board_year
from tests.web.reading import read, select, texts

pytestmark = pytest.mark.django_db


def asked(client, address):
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def page_of(client, name, board, *more):
    client.force_login(person(Role.MANAGER, board))
    return reverse(name, args=(board.slug, *more))


@pytest.mark.parametrize("slug", KINDS)
def test_thirty_records_cost_the_list_no_more_queries_than_one(client, slug):
    board = BoardFactory()
    for part in KINDS[slug].parts:
        PARTS[part.slug](RECORDS[slug](board))
    RECORDS[slug](board)
    address = page_of(client, "setup-list", board, slug)
    asked(client, address)
    few = asked(client, address)
    for _ in range(29):
        RECORDS[slug](board)
    assert asked(client, address) == few


@pytest.mark.parametrize(("slug", "part"), [(slug, part.slug) for slug, kind in KINDS.items() for part in kind.parts])
def test_thirty_parts_cost_a_record_no_more_queries_than_one(client, slug, part):
    board = BoardFactory()
    record = RECORDS[slug](board)
    PARTS[part](record)
    address = page_of(client, "setup-record", board, slug, record.pk)
    asked(client, address)
    few = asked(client, address)
    for _ in range(29):
        PARTS[part](record)
    assert asked(client, address) == few


def test_page_leads_a_new_manager_from_home_through_what_is_missing(client):
    board = BoardFactory(name="New board", vision="")
    address = page_of(client, "setup", board)
    assert address in client.get(reverse("home")).content.decode()
    shown = read(client.get(address).content.decode())
    missing = [texts(line, ".app-lines__when")[0] for line in select(shown, "li") if "Missing" in line.text_content()]
    wanted = ["The board itself", "The first year", "Areas", "Offices", "Staff posts", "Agencies"]
    assert missing == [*wanted, "Groups and their seats", "Return forms"]
    assert texts(shown, "main .govuk-button") == ["Next: The board itself"]


def test_page_says_that_all_is_there_and_home_is_silent(client):
    board = BoardFactory(vision="Children are safe.")
    for slug in ("posts", "offices", "forms", "agency-successions", "group-successions"):
        RECORDS[slug](board)
    BoardAreaFactory(board=board)
    address = page_of(client, "setup", board)
    shown = read(client.get(address).content.decode())
    assert "All that stands before a year begins is there." in texts(shown, ".app-lede")
    assert not select(shown, "main .govuk-button")
    assert "Carry on with the set-up" in client.get(reverse("home")).content.decode()
    ReportFactory(board=board, period=board_year(board))
    assert address not in client.get(reverse("home")).content.decode()


def test_administrator_is_told_who_lays_out_the_first_year(client):
    board = BoardFactory(vision="Children are safe.")
    client.force_login(person(Role.ADMINISTRATOR, board))
    shown = client.get(reverse("setup", args=(board.slug,))).content.decode()
    assert "The business manager lays it out." in shown
    assert "Next: Areas" in shown
