"""Giving roles."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from lscb.accounts import services
from lscb.accounts.models import Grant
from lscb.audit.models import AuditEvent
from lscb.permissions import Power, Role
from tests.factories.accounts import UserFactory, person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import BoardFactory

pytestmark = pytest.mark.django_db


def test_role_over_an_agency_reaches_the_agency_alone():
    agency = AgencyFactory()
    user = UserFactory()
    services.give_role(user=user, role=Role.LEAD, scope=agency, by=None)
    assert user.may(Power.SUBMIT_RETURN, agency)
    assert not user.may(Power.SUBMIT_RETURN, agency.board)


def test_role_given_twice_keeps_one_grant_with_the_new_days():
    board, user = BoardFactory(), UserFactory()
    services.give_role(user=user, role=Role.MEMBER, scope=board, by=None)
    services.give_role(user=user, role=Role.MEMBER, scope=board, by=None, ends=date(2013, 3, 31))
    assert Grant.objects.get(user=user).ends == date(2013, 3, 31)


def test_nobody_gives_a_role_to_themselves():
    board = BoardFactory()
    manager = person(Role.MANAGER, board)
    with pytest.raises(ValidationError, match="to yourself"):
        services.give_role(user=manager, role=Role.PANEL_OFFICER, scope=board, by=manager)
    assert not manager.may(Power.READ_CHILD_DEATHS, board)


def test_new_persons_password_never_reaches_the_audit_log():
    made = services.add_person(email="New@Example.org", password="a long enough password", by=None)
    assert made.email == "new@example.org"
    assert "password" not in AuditEvent.objects.about(made).get().changes


def test_role_ends_on_its_last_day():
    grant = services.give_role(user=UserFactory(), role=Role.MEMBER, scope=BoardFactory(), by=None)
    services.end_role(grant=grant, on=date(2013, 3, 31), by=None)
    assert not Grant.objects.in_force(date(2013, 4, 1)).exists()
