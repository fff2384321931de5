"""Seats taken and left, and the roles that follow."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from agencies.models import Representative
from agencies.services import end_representation, name_representative
from lscb.accounts.models import User
from lscb.permissions import Power
from tests.factories.accounts import UserFactory
from tests.factories.agencies import AgencyFactory
from tests.factories.workgroups import GroupFactory, SeatFactory
from workgroups.models import Group, Holder
from workgroups.services import leave_seat, take_seat

pytestmark = pytest.mark.django_db


def may(user, power, scope):
    """Asked afresh, since a person's grants are read once a request."""
    return User.objects.get(pk=user.pk).may(power, scope)


def yesterday():
    return timezone.localdate() - timedelta(days=1)


@pytest.mark.parametrize(("part", "hands_in"), [("chair", True), ("deputy", True), ("member", False)])
def test_chair_and_deputy_hand_in_the_groups_return(part, hands_in):
    seat, user = SeatFactory(), UserFactory()
    take_seat(seat=seat, user=user, part=part, by=None)
    assert may(user, Power.SUBMIT_RETURN, seat.group) is hands_in
    assert not may(user, Power.SUBMIT_RETURN, seat.group.board)


def test_member_of_the_board_group_reads_shared_drafts():
    seat, user = SeatFactory(group=GroupFactory(kind=Group.Kind.BOARD)), UserFactory()
    holder = take_seat(seat=seat, user=user, by=None)
    assert may(user, Power.READ_SHARED_DRAFT, seat.group.board)
    leave_seat(holder=holder, on=yesterday(), by=None)
    assert not may(user, Power.READ_SHARED_DRAFT, seat.group.board)


def test_role_lasts_from_the_seats_first_day_to_its_last():
    seat, user = SeatFactory(), UserFactory()
    take_seat(seat=seat, user=user, part="chair", by=None, starts=date(2012, 4, 1), ends=date(2013, 3, 31))
    grant = user.grants.get()
    assert (grant.starts, grant.ends) == (date(2012, 4, 1), date(2013, 3, 31))


def test_chair_by_two_seats_is_chair_until_both_are_left():
    group, user = GroupFactory(), UserFactory()
    first, second = (take_seat(seat=SeatFactory(group=group), user=user, part="chair", by=None) for _ in range(2))
    leave_seat(holder=first, on=yesterday(), by=None)
    assert may(user, Power.SUBMIT_RETURN, group)
    leave_seat(holder=second, on=yesterday(), by=None)
    assert not may(user, Power.SUBMIT_RETURN, group)


def test_seat_that_would_begin_later_gives_no_role_once_left():
    seat, user = SeatFactory(), UserFactory()
    later = timezone.localdate() + timedelta(days=30)
    holder = take_seat(seat=seat, user=user, part=Holder.Part.CHAIR, by=None, starts=later)
    leave_seat(holder=holder, on=timezone.localdate(), by=None)
    assert not user.grants.exists()


def test_empty_seat_gives_nobody_a_role():
    assert take_seat(seat=SeatFactory(), by=None).user is None


def test_nobody_seats_themselves():
    user = UserFactory()
    with pytest.raises(ValidationError, match="to yourself"):
        take_seat(seat=SeatFactory(), user=user, part="chair", by=user)
    assert not Holder.objects.exists()


def test_representation_ends_with_its_role_and_leaves_the_boards_seat():
    agency, user = AgencyFactory(), UserFactory()
    part = Representative.Part.MEMBER
    representative = name_representative(agency=agency, part=part, user=user, by=None)
    take_seat(seat=SeatFactory(group=GroupFactory(board=agency.board, kind=Group.Kind.BOARD)), user=user, by=None)
    end_representation(representative=representative, on=yesterday(), by=None)
    assert representative.ends == yesterday()
    assert may(user, Power.READ_SHARED_DRAFT, agency.board)
