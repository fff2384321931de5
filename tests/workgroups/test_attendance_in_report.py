"""The report's section on meetings: how seats were filled, group by group and agency by agency."""

from __future__ import annotations

from datetime import date

import pytest

from lscb.board.year import Year
from lscb.document.blocks import Document, Section
from lscb.document.disclosure import Audience, protect
from lscb.document.reckoning import reckon
from lscb.document.text import render
from lscb.document.walk import figures
from tests.factories.agencies import AgencyFactory
from tests.factories.board import PeriodFactory
from tests.factories.workgroups import AttendanceFactory, GroupFactory, MeetingFactory, SeatFactory
from workgroups.report import attendance

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return PeriodFactory(starts=date(2012, 4, 1), ends=date(2013, 3, 31))


@pytest.fixture
def group(year):
    return GroupFactory(board=year.board, name="Case review", slug="case-review")


@pytest.fixture
def police(group):
    agency = AgencyFactory(board=group.board, name="The police", short_name="Police")
    return SeatFactory(group=group, title="Superintendent", agency=agency, order=1)


@pytest.fixture
def lay(group):
    return SeatFactory(group=group, title="Lay member", agency=None, order=2)


def meeting(group, month=5, **details):
    return MeetingFactory(**{"group": group, "on": date(2012, month, 1), "state": "held", **details})


def section(year) -> Document:
    return Document("", "", "", (Section("introduction", "The board", attendance(Year(year.board, year))),))


def written(year) -> str:
    return render(protect(section(year), Audience.PUBLIC))


def value(year, label):
    return next(figure for _, figure in figures(section(year)) if figure.label == label)


def test_nothing_is_said_where_no_meeting_is_recorded_as_held(year, group, police):
    meeting(group, state="planned")
    meeting(group, on=date(2013, 5, 1))
    assert attendance(Year(year.board, year)) == ()


def test_group_without_seats_is_left_out(year, group):
    meeting(group)
    assert attendance(Year(year.board, year)) == ()


def test_seats_are_counted_by_group_and_by_agency(year, group, police, lay):
    first, second = meeting(group), meeting(group, 7)
    for each, seat, state in (
        (first, police, "in_person"),
        (first, lay, "apologies"),
        (second, police, "deputy"),
        (second, lay, "absent"),
    ):
        AttendanceFactory(meeting=each, seat=seat, state=state)
    said = written(year)
    assert "2 meetings were held. Represented: 2 of 4 seats, 50.0%." in said
    assert value(year, "meetings held, Case review").value == 2
    assert value(year, "represented, per cent, The police").value == 100
    assert value(year, "represented, per cent, Seats in their own right").value == 0
    assert value(year, "by a deputy, The police").value == 1


def test_seat_nobody_held_is_not_counted(year, group, police, lay):
    held = meeting(group)
    AttendanceFactory(meeting=held, seat=police, state="in_person")
    AttendanceFactory(meeting=held, seat=lay, state="not_held")
    assert value(year, "seats at meetings, all").value == 1


def test_what_stands_beside_an_unrecorded_seat_is_a_least_number(year, group, police, lay):
    AttendanceFactory(meeting=meeting(group), seat=police, state="in_person")
    said = written(year)
    assert "1 meeting was held. Represented: at least 1 of 2 seats, at least 50.0%." in said
    assert "Not recorded" in said


def test_share_is_not_given_where_nothing_is_recorded(year, group, police):
    meeting(group)
    assert value(year, "represented, per cent, all").words == "not recorded"


def test_each_number_is_what_its_records_give(year, group, police, lay):
    AttendanceFactory(meeting=meeting(group), seat=police, state="deputy")
    for _, figure in figures(section(year)):
        if figure.reckoning is not None:
            assert reckon(figure.reckoning) == figure.value, figure.label


def test_other_boards_and_other_years_are_left_out(year, group, police):
    AttendanceFactory(meeting=meeting(group), seat=police, state="in_person")
    AttendanceFactory(meeting=meeting(group, on=date(2011, 5, 1)), seat=police, state="absent")
    other = SeatFactory()
    AttendanceFactory(meeting=meeting(other.group), seat=other, state="absent")
    assert value(year, "seats at meetings, all").value == 1
