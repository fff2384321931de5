"""Agencies kept by the office on the ledger's pages: names, sector, who speaks for them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from agencies import services
from agencies.models import Agency, AgencyName, Representative
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory, AgencyNameFactory, RepresentativeFactory
from tests.factories.board import BoardFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return AgencyFactory(name="Primary care trust", short_name="PCT", slug="pct")


@pytest.fixture
def office(client, agency):
    client.force_login(person(Role.ADMINISTRATOR, agency.board))


def typed(agency, **changes):
    kept = {"name": agency.name, "short_name": agency.short_name, "sector": agency.sector, "order": 0}
    return kept | changes


def at(name, agency, *rest):
    return reverse(name, args=(agency.board.slug, *rest))


def test_new_agency_gets_an_address_nobody_else_has():
    board = BoardFactory()
    made = [
        services.keep(agency=Agency(board=board, name=name, short_name=short, sector="health"), by=None).slug
        for name, short in (("One trust", "Trust"), ("Other trust", "Trust"), ("Adders", "Add"))
    ]
    assert made == ["trust", "trust-2", "add-2"]


def test_agency_renamed_on_a_day_keeps_its_earlier_name(client, office, agency):
    AgencyNameFactory(agency=agency, name="Health authority", starts=None, ends=date(2002, 3, 31))
    sent = typed(agency, name="Clinical commissioning group")
    sent |= {"renamed_on_day": "1", "renamed_on_month": "4", "renamed_on_year": "2013"}
    assert client.post(at("agency-change", agency, agency.slug), sent).status_code == 302
    agency.refresh_from_db()
    earlier = AgencyName.objects.get(name="Primary care trust")
    assert (agency.name, earlier.starts, earlier.ends) == (
        "Clinical commissioning group",
        date(2002, 4, 1),
        date(2013, 3, 31),
    )


def test_misspelt_name_is_mended_without_an_earlier_one(client, office, agency):
    client.post(at("agency-change", agency, agency.slug), typed(agency, name="Primary Care Trust"))
    assert Agency.objects.get().name == "Primary Care Trust"
    assert not AgencyName.objects.exists()


@pytest.mark.parametrize(
    ("name", "on", "says"),
    [
        ("Primary care trust", date(2013, 4, 1), "has not changed"),
        ("New", date(2002, 4, 1), "recorded for that day already"),
        ("New", date(1999, 1, 1), "recorded for that day already"),
    ],
)
def test_renaming_is_refused_where_no_name_or_no_day_is_left_for_it(agency, name, on, says):
    AgencyNameFactory(agency=agency, ends=date(2002, 4, 1))
    agency.name = name
    with pytest.raises(ValidationError, match=says):
        services.keep(agency=agency, renamed_on=on, by=None)


def test_agency_is_added_and_part_of_none_of_another_board(client, office, agency):
    elsewhere = AgencyFactory()
    sent = {"name": "Fire", "short_name": "Fire", "sector": "other", "order": 1}
    assert client.post(at("agency-add", agency), sent | {"part_of": elsewhere.pk}).status_code == 200
    client.post(at("agency-add", agency), sent | {"part_of": agency.pk})
    assert Agency.objects.get(name="Fire").part_of == agency


def test_representative_is_named_by_post_and_ended(client, office, agency):
    sent = {"part": "lead", "post": "Head of safeguarding"}
    client.post(at("representative-add", agency, agency.slug), sent)
    one = Representative.objects.get()
    assert (one.agency, one.post) == (agency, "Head of safeguarding")
    day = {"on_day": "31", "on_month": "3", "on_year": "2013"}
    client.post(at("representative-end", agency, agency.slug, one.pk), day)
    one.refresh_from_db()
    assert one.ends == date(2013, 3, 31)


def test_representative_of_another_agency_is_not_ended_here(client, office, agency):
    other = RepresentativeFactory(agency=AgencyFactory(board=agency.board))
    assert client.post(at("representative-end", agency, agency.slug, other.pk), {}).status_code == 404
