"""What a person may do follows from the grants in force, and from nothing else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lscb.board.models import Period
from lscb.permissions import Power, Role
from tests.factories.accounts import GrantFactory, person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import BoardFactory, PeriodFactory

pytestmark = pytest.mark.django_db


def test_manager_may_edit_records_of_their_board_and_no_other():
    ours, theirs = BoardFactory(), BoardFactory()
    manager = person(Role.MANAGER, ours)
    assert manager.may(Power.EDIT_RECORDS, ours)
    assert not manager.may(Power.EDIT_RECORDS, theirs)


def test_power_over_a_board_reaches_its_agencies():
    agency = AgencyFactory()
    assert person(Role.MANAGER, agency.board).may(Power.FILL_RETURN, agency)
    assert not person(Role.LEAD, AgencyFactory(board=agency.board)).may(Power.FILL_RETURN, agency)


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.PANEL_OFFICER])
def test_child_deaths_are_closed_to_every_role_but_the_panel_officer(role):
    board = BoardFactory()
    somebody = person(role, board)
    assert not somebody.may(Power.READ_CHILD_DEATHS, board)
    assert not somebody.may(Power.EDIT_CHILD_DEATHS, board)


def test_panel_officer_reads_child_deaths():
    board = BoardFactory()
    assert person(Role.PANEL_OFFICER, board).may(Power.READ_CHILD_DEATHS, board)


@pytest.mark.parametrize(("starts", "ends"), [(timedelta(days=1), None), (None, timedelta(days=-1))])
def test_grant_gives_nothing_outside_its_days(starts, ends):
    board, today = BoardFactory(), date.today()
    somebody = person(Role.MANAGER, board)
    somebody.grants.update(starts=today + starts if starts else None, ends=today + ends if ends else None)
    assert not somebody.may(Power.READ_RECORDS, board)


def test_inactive_person_may_do_nothing():
    board = BoardFactory()
    assert not person(Role.MANAGER, board, is_active=False).may(Power.READ_RECORDS, board)


def test_visible_to_holds_the_records_of_the_persons_boards_alone():
    ours, theirs = PeriodFactory(), PeriodFactory()
    reader = person(Role.AUDITOR, ours.board)
    assert list(Period.objects.visible_to(reader)) == [ours]
    assert set(Period.objects.visible_to(person(Role.AUDITOR, "*"))) == {ours, theirs}
    assert not Period.objects.visible_to(person()).exists()


def test_role_is_granted_once_over_a_scope():
    from django.db import IntegrityError

    grant = GrantFactory()
    with pytest.raises(IntegrityError):
        GrantFactory(user=grant.user)
