"""Groups, seats and meetings: what may stand once only."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.factories import workgroups as make
from workgroups.models import Meeting

pytestmark = pytest.mark.django_db


def refused(factory, **given):
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**given)


def test_group_of_a_name_stands_once_at_a_board():
    group = make.GroupFactory(name="Case review")
    refused(make.GroupFactory, board=group.board, name="Case review")
    assert make.GroupFactory(name="Case review").pk


def test_seat_in_its_own_right_stands_once():
    seat = make.SeatFactory(title="Lay member")
    refused(make.SeatFactory, group=seat.group, title="Lay member")
    assert make.SeatFactory(title="Lay member").pk


def test_group_meets_once_a_day_under_a_title():
    meeting = make.MeetingFactory()
    refused(make.MeetingFactory, group=meeting.group, on=meeting.on)
    assert make.MeetingFactory(group=meeting.group, on=meeting.on, title="Development day").pk


def test_seat_attends_a_meeting_once():
    attendance = make.AttendanceFactory()
    refused(make.AttendanceFactory, meeting=attendance.meeting, seat=attendance.seat)


def test_paper_stands_at_one_item():
    paper = make.PaperFactory()
    refused(make.PaperFactory, meeting=paper.meeting, number=paper.number)


def test_group_does_not_take_over_from_itself():
    group = make.GroupFactory()
    refused(make.GroupSuccessionFactory, old=group, new=group)


def test_group_that_ended_is_not_in_force_afterwards():
    group = make.GroupFactory(ends=date(2012, 10, 31))
    groups = type(group).objects
    assert list(groups.on(date(2012, 10, 31))) == [group]
    assert not groups.on(date(2012, 11, 1)).exists()


def test_held_meetings_are_told_from_planned_ones():
    held = make.MeetingFactory(state=Meeting.State.HELD)
    make.MeetingFactory(state=Meeting.State.PLANNED)
    assert list(Meeting.objects.held()) == [held]
