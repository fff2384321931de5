"""Agencies through time: who took over, what they were called."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from agencies.models import Agency, Succession
from agencies.services import name_representative, succeed
from lscb.audit.models import AuditEvent
from lscb.permissions import Power
from tests.factories.accounts import UserFactory
from tests.factories.agencies import AgencyFactory, AgencyNameFactory

pytestmark = pytest.mark.django_db
DAY = date(2013, 4, 1)


@pytest.fixture
def pair():
    old = AgencyFactory()
    return old, AgencyFactory(board=old.board)


def test_agency_that_is_replaced_ends_the_day_before(pair):
    old, new = pair
    succeed(old=old, new=new, kind=Succession.Kind.REPLACED, on=DAY, by=None)
    old.refresh_from_db()
    assert old.ends == date(2013, 3, 31)
    assert Agency.objects.on(DAY).count() == 1
    assert list(AuditEvent.objects.values_list("verb", flat=True).order_by("pk")) == ["added", "ended"]


def test_agency_that_passed_on_some_of_its_work_goes_on(pair):
    old, new = pair
    succeed(old=old, new=new, kind=Succession.Kind.WORK_MOVED, on=DAY, by=None)
    old.refresh_from_db()
    assert old.ends is None


def test_agency_does_not_succeed_itself(pair):
    with pytest.raises(ValidationError):
        succeed(old=pair[0], new=pair[0], kind=Succession.Kind.REPLACED, on=DAY, by=None)
    assert not Succession.objects.exists()


def test_agency_is_called_what_it_was_called_then():
    agency = AgencyFactory(name="Today's name")
    AgencyNameFactory(agency=agency, name="Earlier name", starts=date(2010, 1, 1), ends=date(2012, 3, 31))
    assert agency.name_on(date(2012, 3, 31)) == "Earlier name"
    assert agency.name_on(date(2012, 4, 1)) == agency.name_on(date(2009, 12, 31)) == "Today's name"


def test_agency_is_not_part_of_itself(pair):
    with pytest.raises(IntegrityError), transaction.atomic():
        Agency.objects.filter(pk=pair[0].pk).update(part_of=pair[0])


def test_lead_with_an_account_may_hand_in_their_agencys_return(pair):
    user = UserFactory()
    name_representative(agency=pair[0], part="lead", user=user, by=None)
    assert user.may(Power.SUBMIT_RETURN, pair[0])
    assert not user.may(Power.SUBMIT_RETURN, pair[1])
