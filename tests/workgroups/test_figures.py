"""Attendance as figures on screen and in files: by meeting, agency, area, group and seat, to date or in a year."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from lscb.board.models import Period
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import AreaFactory, PeriodFactory
from tests.factories.workgroups import AttendanceFactory, GroupFactory, MeetingFactory, SeatFactory
from tests.web.reading import read, select, texts
from workgroups.models import Group

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    """Two groups; the police have a seat in each, for two areas; a lay member has one."""
    board = PeriodFactory(name="2012-13", starts=date(2012, 4, 1), ends=date(2013, 3, 31)).board
    police = AgencyFactory(board=board, short_name="Police")
    north, south = AreaFactory(board=board, name="North"), AreaFactory(board=board, name="South")
    first, second = GroupFactory(board=board, name="First"), GroupFactory(board=board, name="Second")
    may = MeetingFactory(group=first, on=date(2012, 5, 1), state="held")
    june = MeetingFactory(group=second, on=date(2013, 6, 1), state="held")
    AttendanceFactory(meeting=may, seat=SeatFactory(group=first, agency=police, area=north), state="in_person")
    AttendanceFactory(meeting=june, seat=SeatFactory(group=second, agency=police, area=south), state="deputy")
    AttendanceFactory(meeting=june, seat=SeatFactory(group=second, title="Lay member"), state="absent")
    return board


@pytest.fixture
def office(client, board):
    client.force_login(person(Role.MANAGER, board))
    return client


def shown(client, board, query=""):
    tree = read(client.get(reverse("attendance", args=(board.slug,)) + query).content.decode())
    cells = [[" ".join(c.text_content().split()) for c in select(row, "th, td")] for row in select(tree, "tbody tr")]
    return texts(tree, ".app-lede")[0], {row[0]: row[1:] for row in cells}


def test_lede_is_over_everything_to_date(office, board):
    lede, _ = shown(office, board)
    assert lede == (
        "Represented 2 of 3, 67%; in person 1 of 3, 33%: over the seats held at the 2 meetings held, "
        "1 May 2012 to 1 June 2013."
    )


@pytest.mark.parametrize(
    ("along", "rows"),
    [
        ("agency", {"Police": ["2", "2", "1", "50%", "2", "100%"], "Seats in their own right": ["1", "1", "0", "0%"]}),
        ("area", {"North": ["1", "1", "1", "100%"], "South": ["1", "1", "0", "0%", "1", "100%"]}),
        ("group", {"First": ["1", "1"], "Second": ["1", "2", "0", "0%", "1", "50%", "0", "1", "0"]}),
        ("meeting", {"First on 1 May 2012": ["1", "1", "1", "100%"], "Second on 1 June 2013": ["1", "2"]}),
        ("seat", {"Second: Lay member": ["1", "1", "0", "0%", "0", "0%", "0", "1", "0"]}),
        ("nothing known", {"First on 1 May 2012": ["1", "1"]}),
    ],
)
def test_counted_along(office, board, along, rows):
    _, found = shown(office, board, f"?along={along}")
    assert {name: found[name][: len(cells)] for name, cells in rows.items()} == rows


def test_filter_by_year_and_group_changes_the_base(office, board):
    year = board_year(board)
    lede, found = shown(office, board, f"?along=group&year={year.pk}")
    assert set(found) == {"First"}
    assert lede.startswith("Represented 1 of 1, 100%")


def board_year(board):
    return Period.objects.get(board=board)


def test_chair_reads_the_figures_of_their_group_alone(client, board):
    client.force_login(person(Role.CHAIR, Group.objects.get(name="First")))
    _, found = shown(client, board, "?along=group")
    assert set(found) == {"First"}


def test_download_holds_numbers_and_both_rates(office, board):
    where = reverse("attendance", args=(board.slug,)) + "?along=agency&as=csv"
    lines = office.get(where).content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Agency,Meetings held,Seats held at them,In person,")
    assert "Police,2,2,1,50,2,100,0,0,0" in lines


def test_sorted_by_a_rate(office, board):
    where = reverse("attendance", args=(board.slug,)) + "?along=agency&sort=in_person_rate"
    tree = read(office.get(where).content.decode())
    assert texts(tree, "tbody th") == ["Seats in their own right", "Police"]


def test_board_where_nothing_met_says_so(client):
    board = PeriodFactory().board
    client.force_login(person(Role.MANAGER, board))
    lede, _ = shown(client, board)
    assert lede == "No meeting in this choice is recorded as held with a seat in it."
