"""What a member may not see on the figures' screens: small numbers, and what would tell them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from lscb.permissions import Role
from priorities.indicators import services
from priorities.indicators.models import Observation
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


def everything(member, store, indicators):
    """All that a member is given of figures: screens, filters, files, the first page and what the search finds."""
    addresses = [at("indicator", store, i.pk) for i in indicators] + [at("indicators-dashboard", store)]
    statuses = ("", "red", "amber", "green", "none")
    addresses += [f"{at('indicators', store)}?status={status}" for status in statuses]
    addresses += [f"{at('indicators', store)}?as=csv", reverse("home"), f"{reverse('search')}?q=children"]
    given = {address: page(member.get(address, follow=True)) for address in addresses}
    for indicator in indicators:
        for sheet in member.get(at("indicator", store, indicator.pk)).context["sheets"]:
            for form in ("csv", "xlsx"):
                address = at("indicator-table", store, indicator.pk, sheet.name, form)
                given[address] = in_file(member.get(address).content, form)
    return {address: re.sub(r'(csrf\S+" value|nonce)="[^"]*"', "", str(said)) for address, said in given.items()}


def in_file(content, form):
    if form == "csv":
        return content.decode()
    return [[cell.value for cell in row] for sheet in load_workbook(BytesIO(content)) for row in sheet]


def alter(rows):
    for row, value in rows:
        Observation.objects.filter(pk=row.pk).update(value=value)


def test_member_reads_the_same_of_two_boards_that_differ_in_what_is_hidden(member, store):
    divided = store.indicator([store.scheme("Red", "Blue", "Green")], charted=True, title="Children by colour")
    red, blue = store.record(divided, 3, "red"), store.record(divided, 41, "blue")
    store.record(divided, 57, "green")
    few = store.indicator(number=1, title="Children missing", better="lower", charted=True)
    now, then = store.record(few, 2), store.record(few, 4, period=store.before)
    factories.TargetFactory(indicator=few, period=store.year, area=store.home, value=Decimal(8))
    factories.TargetFactory(indicator=few, period=store.before, area=store.home, value=Decimal(3))
    quarterly = store.indicator(number=2, title="Children seen", charted=True, better="lower")
    ends = (date(2012, 6, 30), date(2012, 9, 30), date(2012, 12, 31))
    periods = [store.quarter(n, end) for n, end in enumerate(ends, 1)]
    quarters = [store.record(quarterly, v, period=p) for v, p in zip((3, 9, 20), periods, strict=True)]
    store.record(quarterly, 32)
    parted = store.indicator(number=3, title="Children of those seen", unit="percent", decimals=1)
    services.reckon_from(indicator=parted, operation="share", parts=[(few, None), (quarterly, None)], by=None)
    several = [divided, few, quarterly, parted]
    alter([(red, 3), (blue, 41), (now, 2), (then, 4), (quarters[0], 3), (quarters[1], 9)])
    first = everything(member, store, several)
    alter([(red, 4), (blue, 40), (now, 4), (then, 2), (quarters[0], 2), (quarters[1], 10)])
    second = everything(member, store, several)
    assert [address for address in first if first[address] != second[address]] == []
    member.force_login(person(Role.MANAGER, store.board))
    assert "[c]" not in page(member.get(at("indicator", store, quarterly.pk)))
