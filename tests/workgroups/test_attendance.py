"""Attendance: counted in one place over seats held at meetings held; recorded by one verb."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lscb.audit.models import AuditEvent
from tests.factories.workgroups import AttendanceFactory, GroupFactory, MeetingFactory, SeatFactory
from workgroups.attendance import Presence, altogether, counted, places
from workgroups.codes import letter_of, state_of
from workgroups.models import Attendance, Meeting, Seat
from workgroups.services import record_attendance

pytestmark = pytest.mark.django_db
State = Attendance.State


@pytest.fixture
def group():
    return GroupFactory()


@pytest.fixture
def seat(group):
    return SeatFactory(group=group)


def held(group, on):
    return MeetingFactory(group=group, on=on, state=Meeting.State.HELD)


def found(group):
    return places(Meeting.objects.filter(group=group).order_by("on"), Seat.objects.filter(group=group))


def test_every_state_counts_once_and_the_parts_add_up(group):
    meeting = held(group, date(2012, 5, 1))
    for state in State:
        AttendanceFactory(meeting=meeting, seat=SeatFactory(group=group), state=state)
    SeatFactory(group=group)
    count = altogether(found(group))
    assert count == Presence(in_person=1, deputy=1, apologies=1, absent=1, unrecorded=1)
    assert (count.base, count.represented) == (5, 2)


def test_seat_counts_only_at_meetings_held_while_it_was_there(group):
    SeatFactory(group=group, starts=date(2012, 5, 1), ends=date(2012, 6, 30))
    for on in (date(2012, 4, 30), date(2012, 5, 1), date(2012, 6, 30), date(2012, 7, 1)):
        held(group, on)
    MeetingFactory(group=group, on=date(2012, 5, 20), state=Meeting.State.PLANNED)
    MeetingFactory(group=group, on=date(2012, 5, 21), state=Meeting.State.CANCELLED)
    assert [place.meeting.on for place in found(group)] == [date(2012, 5, 1), date(2012, 6, 30)]


def test_seat_of_another_group_is_no_part_of_a_meeting(group, seat):
    held(group, date(2012, 5, 1))
    other = SeatFactory()
    assert {place.seat for place in places(Meeting.objects.all(), [seat, other])} == {seat}


def test_share_says_its_base_and_when_it_is_a_least_number():
    assert Presence(in_person=3, absent=1).in_person_share == "3 of 4, 75%"
    assert Presence(in_person=3, unrecorded=1).in_person_share == "at least 3 of 4, 75%"
    assert Presence(deputy=1, apologies=2).represented_share == "1 of 3, 33%"
    assert Presence(unrecorded=4).represented_share == "not recorded"
    assert Presence().represented_share == "–"


def test_places_are_counted_along_anything(group, seat):
    for month, state in ((5, State.IN_PERSON), (6, State.DEPUTY)):
        AttendanceFactory(meeting=held(group, date(2012, month, 1)), seat=seat, state=state)
    by_month = counted(found(group), lambda place: place.meeting.on.month)
    assert by_month == {5: Presence(in_person=1), 6: Presence(deputy=1)}


def test_reckoning_asks_no_more_for_thirty_meetings_than_for_one(group):
    SeatFactory(group=group)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            found(group)
        return len(queries)

    held(group, date(2012, 1, 1))
    few = asked()
    for day in range(1, 31):
        held(group, date(2012, 1, 1) + timedelta(days=day))
        SeatFactory(group=group)
    assert asked() == few


@pytest.mark.parametrize(
    ("typed", "state"),
    [("p", State.IN_PERSON), (" D ", State.DEPUTY), ("apologies", State.APOLOGIES), ("N", "not_held")],
)
def test_letters_and_words_are_understood(typed, state):
    assert state_of(typed) == state
    assert state_of(letter_of(state)) == state


def test_other_letters_are_refused_by_name():
    with pytest.raises(ValidationError, match="“q” is none of P, D, A, X and N"):
        state_of("q")


def test_recording_marks_a_planned_meeting_as_held_and_leaves_one_line_for_it(group, seat):
    meeting = MeetingFactory(group=group, on=date(2012, 5, 1))
    begun = record_attendance(told={(meeting, seat): State.DEPUTY}, by=None)
    meeting.refresh_from_db()
    assert (begun, meeting.state) == ([meeting], Meeting.State.HELD)
    line = AuditEvent.objects.get(verb="recorded attendance")
    assert (line.record, line.changes) == (str(meeting.pk), {str(seat): ["", "By a deputy"]})


def test_apologies_alone_do_not_make_a_meeting_held(group, seat):
    meeting = MeetingFactory(group=group, on=timezone.localdate() + timedelta(days=9))
    assert record_attendance(told={(meeting, seat): State.APOLOGIES}, by=None) == []
    meeting.refresh_from_db()
    assert meeting.state == Meeting.State.PLANNED


def test_recorded_again_it_is_changed_and_emptied_it_is_gone(group, seat):
    meeting = held(group, date(2012, 5, 1))
    for state in (State.IN_PERSON, State.APOLOGIES):
        record_attendance(told={(meeting, seat): state}, by=None)
    assert Attendance.objects.get().state == State.APOLOGIES
    record_attendance(told={(meeting, seat): ""}, by=None)
    assert not Attendance.objects.exists()
    record_attendance(told={(meeting, seat): ""}, by=None)
    assert AuditEvent.objects.filter(verb="recorded attendance").count() == 3


@pytest.mark.parametrize(
    ("meeting", "seat", "why"),
    [
        ({"state": "cancelled"}, {}, "was cancelled"),
        ({}, {"ends": date(2012, 4, 30)}, "No seat then"),
        ({"on": date(2999, 5, 1)}, {}, "still to come"),
    ],
)
def test_attendance_that_cannot_be_is_refused(group, meeting, seat, why):
    meeting = MeetingFactory(**{"group": group, "on": date(2012, 5, 1)} | meeting)
    with pytest.raises(ValidationError, match=why):
        record_attendance(told={(meeting, SeatFactory(group=group, **seat)): State.IN_PERSON}, by=None)
    assert not Attendance.objects.exists()


def test_seat_of_another_group_is_refused(group):
    with pytest.raises(ValidationError, match="not of this group"):
        record_attendance(told={(held(group, date(2012, 5, 1)), SeatFactory()): State.IN_PERSON}, by=None)


def test_whole_year_is_recorded_in_few_questions(group):
    meetings = [held(group, date(2012, month, 1)) for month in range(1, 7)]
    seats = [SeatFactory(group=group) for _ in range(20)]
    told = {(meeting, seat): State.IN_PERSON for meeting in meetings for seat in seats}
    with CaptureQueriesContext(connection) as queries:
        record_attendance(told=told, by=None)
    assert Attendance.objects.count() == 120
    assert len(queries) < 40
