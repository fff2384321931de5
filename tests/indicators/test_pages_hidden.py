"""What a member may not see on the figures' screens: small numbers, and what would tell them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lscb.permissions import Role
from tests.factories import indicators as factories
from tests.factories.accounts import person
from tests.indicators.test_pages import at, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(client, store):
    client.force_login(person(Role.MEMBER, store.board))
    return client


def test_small_numbers_are_hidden_from_members_on_page_list_and_file(member, store):
    indicator = store.indicator([store.scheme("Red", "Blue", "Green")])
    for value, code in ((3, "red"), (41, "blue"), (57, "green")):
        store.record(indicator, value, code)
    few = store.indicator(number=1, title="Few")
    store.record(few, 2)
    said = page(member.get(at("indicator", store, indicator.pk)))
    assert "[c]" in said
    assert ">3<" not in said
    assert ">41<" not in said  # the next smallest, or else the first could be had from the total
    sheet = member.get(at("indicator", store, indicator.pk)).context["sheets"][0]
    file = member.get(at("indicator-table", store, indicator.pk, sheet.name, "csv")).content.decode()
    assert "Red,[c]" in file
    listing = page(member.get(at("indicators", store)))
    assert "hidden" in listing
    assert "Who entered what" not in said
    assert ">2<" not in page(member.get(at("indicators-dashboard", store)))


def test_status_and_sentence_do_not_tell_a_hidden_number_on_page_and_file(member, store):
    indicator = store.indicator(better="lower", title="Children missing")
    store.record(indicator, 3, period=store.before)
    store.record(indicator, 4)
    factories.TargetFactory(indicator=indicator, period=store.year, area=store.home, value=Decimal(4))
    said = page(member.get(at("indicator", store, indicator.pk)))
    for told in ("Green", "Red", "just the target", "above", "below", "worse", "better than"):
        assert told not in said.split("What it is")[0], told
    sheet = member.get(at("indicator", store, indicator.pk)).context["sheets"][0]
    file = member.get(at("indicator-table", store, indicator.pk, sheet.name, "csv")).content.decode()
    assert "Not shown" in file
    assert "target met" not in file
    member.force_login(person(Role.MANAGER, store.board))
    assert "Green: target met" in page(member.get(at("indicator", store, indicator.pk)))


def test_words_that_name_few_are_hidden_from_members_on_page_and_list(member, store):
    indicator = store.indicator()
    store.record(indicator, words="two children")
    assert "two children" not in page(member.get(at("indicator", store, indicator.pk)))
    assert "two children" not in page(member.get(at("indicators", store)))
