"""Attendance entered on screen: one meeting or a group's year in one grid, by two people, with and without mistakes."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lscb.board.reopening import reopen
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.board import PeriodFactory
from tests.factories.workgroups import AttendanceFactory, GroupFactory, MeetingFactory, SeatFactory
from tests.web.reading import read, select, texts
from workgroups.models import Attendance, Meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return PeriodFactory(name="2012-13", starts=date(2012, 4, 1), ends=date(2013, 3, 31))


@pytest.fixture
def group(year):
    return GroupFactory(board=year.board)


@pytest.fixture
def seats(group):
    return SeatFactory(group=group, order=1), SeatFactory(group=group, order=2, starts=date(2012, 6, 1))


@pytest.fixture
def meetings(group, seats):
    return MeetingFactory(group=group, on=date(2012, 5, 1)), MeetingFactory(group=group, on=date(2012, 7, 1))


def signed_in(role, scope):
    browser = Client()
    browser.force_login(person(role, scope))
    return browser


@pytest.fixture
def office(group):
    return signed_in(Role.MANAGER, group.board)


def of_year(group, year):
    return reverse("group-attendance", args=(group.board.slug, group.slug, year.pk))


def boxes(answer):
    """What a browser would send back of the grid as it was shown."""
    tree = read(answer.content.decode())
    return {box.get("name"): box.get("value", "") for box in select(tree, "form input[name]") if box.get("name")}


def name(seat, meeting):
    return f"cell-{seat.pk}-{meeting.pk}"


def states():
    return {(row.seat_id, row.meeting_id): row.state for row in Attendance.objects.all()}


def test_year_is_entered_in_one_grid(office, group, year, seats, meetings):
    sent = boxes(office.get(of_year(group, year)))
    assert name(seats[1], meetings[0]) not in sent  # the seat was not there yet
    sent |= {name(seats[0], meetings[0]): "p", name(seats[0], meetings[1]): "d", name(seats[1], meetings[1]): "A"}
    answer = office.post(of_year(group, year), sent, follow=True)
    assert "The attendance is kept. Now marked as held:" in answer.content.decode()
    assert states() == {
        (seats[0].pk, meetings[0].pk): "in_person",
        (seats[0].pk, meetings[1].pk): "deputy",
        (seats[1].pk, meetings[1].pk): "apologies",
    }
    assert set(Meeting.objects.values_list("state", flat=True)) == {"held"}
    again = boxes(office.get(of_year(group, year)))
    assert (again[name(seats[0], meetings[0])], again[name(seats[1], meetings[1])]) == ("P", "A")


def test_one_meeting_is_entered_by_itself(office, group, seats, meetings):
    where = reverse("meeting-attendance", args=(group.board.slug, meetings[1].pk))
    sent = boxes(office.get(where)) | {name(seats[1], meetings[1]): "x"}
    assert office.post(where, sent)["Location"] == reverse("meeting", args=(group.board.slug, meetings[1].pk))
    assert states() == {(seats[1].pk, meetings[1].pk): "absent"}


def test_refused_cell_is_marked_and_nothing_typed_is_lost(office, group, year, seats, meetings):
    sent = boxes(office.get(of_year(group, year)))
    sent |= {name(seats[0], meetings[0]): "maybe", name(seats[0], meetings[1]): "P"}
    answer = office.post(of_year(group, year), sent)
    tree = read(answer.content.decode())
    assert not Attendance.objects.exists()
    (wrong,) = select(tree, "input[aria-invalid=true]")
    assert (wrong.get("name"), wrong.get("value")) == (name(seats[0], meetings[0]), "maybe")
    assert boxes(answer)[name(seats[0], meetings[1])] == "P"
    assert "“maybe” is none of P, D, A, X and N." in texts(tree, ".govuk-error-summary")[0]


def test_two_people_filling_one_grid_keep_both(office, group, year, seats, meetings):
    theirs = signed_in(Role.CHAIR, group)
    mine_sent, their_sent = boxes(office.get(of_year(group, year))), boxes(theirs.get(of_year(group, year)))
    office.post(of_year(group, year), mine_sent | {name(seats[0], meetings[0]): "P"})
    theirs.post(of_year(group, year), their_sent | {name(seats[0], meetings[1]): "D"})
    assert set(states().values()) == {"in_person", "deputy"}


def test_cell_that_both_filled_is_said_and_kept_when_saved_again(office, group, year, seats, meetings):
    sent = boxes(office.get(of_year(group, year)))
    AttendanceFactory(meeting=meetings[0], seat=seats[0], state="apologies")
    mine = sent | {name(seats[0], meetings[0]): "P"}
    answer = office.post(of_year(group, year), mine)
    assert "Somebody else has put “A” here" in answer.content.decode()
    assert set(states().values()) == {"apologies"}
    office.post(of_year(group, year), boxes(answer))
    assert set(states().values()) == {"in_person"}


def test_meeting_to_come_takes_apologies_alone(office, group, year, seats):
    ahead = MeetingFactory(group=group, on=date(2999, 5, 1))
    where = reverse("meeting-attendance", args=(group.board.slug, ahead.pk))
    sent = boxes(office.get(where))
    said = office.post(where, sent | {name(seats[0], ahead): "P"}).content.decode()
    assert "Only apologies are recorded beforehand." in said
    office.post(where, sent | {name(seats[0], ahead): "A"})
    assert set(states().values()) == {"apologies"}


def test_cancelled_meeting_is_no_column_and_has_no_grid(office, group, year, seats):
    off = MeetingFactory(group=group, on=date(2012, 5, 1), state="cancelled")
    assert "has no meeting in this year" in office.get(of_year(group, year)).content.decode()
    assert office.get(reverse("meeting-attendance", args=(group.board.slug, off.pk))).status_code == 403


def test_many_meetings_come_on_pages_and_saving_one_leaves_the_others(office, group, year, seats):
    for day in range(1, 15):
        AttendanceFactory(meeting=MeetingFactory(group=group, on=date(2012, 7, day)), seat=seats[0])
    where = of_year(group, year) + "?page=2"
    sent = boxes(office.get(where))
    assert len(json.loads(sent["as_shown"])) == 2
    box = next(key for key, text in sent.items() if text == "P")
    assert office.post(where, sent | {box: "X"})["Location"].endswith("?page=2")
    assert sorted(states().values()) == ["absent", *["in_person"] * 13]


def test_grid_asks_no_more_for_thirty_seats_than_for_one(office, group, year):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            office.get(of_year(group, year))
        return len(queries)

    SeatFactory(group=group)
    MeetingFactory(group=group, on=date(2012, 5, 1))
    few = asked()
    for day in range(1, 7):
        MeetingFactory(group=group, on=date(2012, 6, day))
    for _ in range(30):
        SeatFactory(group=group)
    assert asked() == few


def test_attendance_of_a_closed_year_stays_and_the_grid_says_so(office, group, year, seats, meetings):
    type(year).objects.filter(pk=year.pk).update(closed_at=timezone.now(), closed_by="1")
    answer = office.get(of_year(group, year))
    assert "2012–13 is closed, so this stays as it is." in answer.content.decode()
    answer = office.post(of_year(group, year), boxes(answer) | {name(seats[0], meetings[0]): "P"})
    assert "2012–13 is closed" in texts(read(answer.content.decode()), ".govuk-error-summary")[0]
    assert boxes(answer)[name(seats[0], meetings[0])] == "P"
    assert not Attendance.objects.exists()
    assert office.get(reverse("meeting-attendance", args=(group.board.slug, meetings[0].pk))).status_code == 403


def test_meeting_of_a_closed_year_that_is_open_again_takes_attendance(office, group, year, seats, meetings):
    type(year).objects.filter(pk=year.pk).update(closed_at=timezone.now(), closed_by="1")
    until = timezone.localdate() + timedelta(days=3)
    reopen(period=year, record=meetings[0], reason="One seat was forgotten.", until=until, by=None)
    where = reverse("meeting-attendance", args=(group.board.slug, meetings[0].pk))
    office.post(where, boxes(office.get(where)) | {name(seats[0], meetings[0]): "A"})
    assert states() == {(seats[0].pk, meetings[0].pk): "apologies"}
