"""What the board is, its staff and who came to its meetings, entered on the screens alone."""

from __future__ import annotations

from functools import partial
from random import Random

import pytest

from lscb.board.models import Area, Office, OfficeTerm, Period, Post
from lscb.demo.invented import board as invented
from lscb.permissions import Role
from tests.same.comparing import assert_same, chapter
from tests.same.entering import Screens
from tests.same.founding import demonstrated, empty_year, enter_agencies, enter_groups
from workgroups.codes import letter_of
from workgroups.models import Attendance, Group, Meeting, Seat

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CHAPTERS = ("introduction", "vision", "staffing")


def test_screens_alone_give_the_demonstrations_chapters_on_the_board_and_its_staff():
    with demonstrated() as stage:
        theirs = {key: chapter(stage.year, key) for key in CHAPTERS}
        area = stage.areas["Havering"]
        (term,), posts = OfficeTerm.objects.select_related("office"), list(Post.objects.all())
    year = empty_year(stage)
    office = Screens(year.board)
    _covers(office, area)
    chair = term.office
    said = {"title": chair.title, "duties": chair.duties, "signs_off": chair.signs_off, "order": chair.order}
    office.enter("setup-add", "offices", **said)
    office.enter("setup-part-add", "offices", Office.objects.get().pk, "terms", note=term.note)
    for post in posts:
        words = {"title": post.title, "duties": post.duties, "state": post.state, "order": post.order}
        office.enter("setup-add", "posts", period=year, **words)
    enter_agencies(office, stage)
    for key, theirs_one in theirs.items():
        assert_same(chapter(Period.objects.get(pk=year.pk), key), theirs_one)


def test_screens_alone_give_the_demonstrations_account_of_meetings():
    """Havering's report has no attendance: the board that the demonstration invents has four meetings of each group."""
    found = partial(invented.set_the_stage, number=1, agencies=2, groups=2, random=Random(1))
    with demonstrated(_invent_year, founded=found) as stage:
        theirs = chapter(stage.year, "introduction")
        assert "Meetings and who came" in str(theirs)
        seats = list(Seat.objects.select_related("group"))
        meetings = list(Meeting.objects.select_related("group"))
        came = list(Attendance.objects.select_related("meeting__group", "seat"))
    year = empty_year(stage)
    office = Screens(year.board)
    _covers(office, stage.areas["Invented area"])
    office.enter("setup-add", "offices", title="Independent chair", signs_off=True)
    enter_agencies(office, stage)
    groups = {stage.groups[called].pk: group for called, group in enter_groups(office, stage).items()}
    for seat in seats:
        office.enter("seat-add", groups[seat.group_id].slug, title=seat.title, order=seat.order)
    for pk, group in groups.items():
        _meet(group, [m for m in meetings if m.group_id == pk], [a for a in came if a.meeting.group_id == pk], year)
    assert_same(chapter(year, "introduction"), theirs)


def _invent_year(stage):
    invented.invent_year(stage, size=1, random=Random(2))


def _covers(office: Screens, area: Area) -> None:
    office.enter("setup-add", "areas", name=area.name, kind=area.kind, code=area.code, covered=True)


def _meet(group: Group, meetings: list[Meeting], came: list[Attendance], year: Period) -> None:
    """A group's meetings and who came to them in one grid, by its chair; nobody may have come to one that was held."""
    chair = Screens(year.board, Role.CHAIR, group)
    for meeting in meetings:
        chair.enter("meeting-add", group=group, on=meeting.on)
    entered = {meeting.on: meeting for meeting in group.meetings.all()}
    seats = {seat.title: seat for seat in group.seats.all()}
    letters = {
        f"cell-{seats[each.seat.title].pk}-{entered[each.meeting.on].pk}": letter_of(each.state) for each in came
    }
    if letters:
        chair.enter("group-attendance", group.slug, year.pk, **letters)
    for meeting in group.meetings.filter(state=Meeting.State.PLANNED):
        chair.enter("meeting-held", meeting.pk)
