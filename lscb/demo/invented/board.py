"""An invented board with its years, agencies, groups, meetings and priorities."""

from __future__ import annotations

from datetime import date
from random import Random

from agencies.models import Agency, Sector
from lscb.annualreport import services as reports
from lscb.audit import services as audit
from lscb.board import services as boards
from lscb.board.models import Area, Board, Office, Period, Post
from lscb.demo.stage import Stage
from priorities import services as priorities
from workgroups.models import Attendance, Group, Meeting, Seat

VERBS = ("Watch over", "Improve", "Join up", "Make known", "Test", "Strengthen")
MATTERS = ("early help", "child protection", "private fostering", "care leavers", "neglect", "online safety")
SEATS_OF_A_GROUP = 6
MEETINGS_A_YEAR = 4
TOPICS_OF_A_PRIORITY = 2


def set_the_stage(*, number: int, agencies: int, groups: int, random: Random) -> Stage:
    """A new invented board, numbered apart from those that stand, with its agencies and groups."""
    board = boards.found(
        by=None,
        name=f"Invented Safeguarding Children Board {number}",
        short_name=f"Invented {number}",
        slug=f"invented-{number}",
        vision="An invented board, for tests and measurements.",
        aims="Be large.\nBe harmless.",
        invented=True,
    )
    stage = Stage(board=board, year=year_of(board, 2012))
    area = audit.add(Area(board=board, name="Invented area", kind=Area.Kind.AUTHORITY), by=None)
    boards.cover(board=board, area=area, by=None)
    stage.areas["Havering"] = stage.areas["Invented area"] = area
    audit.add(Office(board=board, title="Independent chair", signs_off=True), by=None)
    _agencies(stage, agencies, random)
    _groups(stage, groups)
    return stage


def year_of(board: Board, first: int) -> Period:
    """The reporting year that begins in April of a calendar year."""
    name = f"{first}-{(first + 1) % 100:02d}"
    return boards.lay_out_year(board=board, name=name, starts=date(first, 4, 1), ends=date(first + 1, 3, 31), by=None)


def invent_year(stage: Stage, *, size: int, random: Random) -> None:
    """Priorities with topics and updates, staff, meetings with attendance, and a report, for the stage's year."""
    stage.priorities, stage.topics = {}, {}
    for number in range(1, size + 1):
        _priority(stage, number, random)
    for place in range(size):
        post = Post(board=stage.board, period=stage.year, title=f"Invented post {place + 1}", order=place)
        audit.add(post, by=stage.by)
    _meetings(stage, random)
    reports.open_report(board=stage.board, period=stage.year, by=stage.by)


def _agencies(stage: Stage, count: int, random: Random) -> None:
    for number in range(1, count + 1):
        slug = f"invented-agency-{number}"
        stage.agencies[slug] = audit.add(
            Agency(
                board=stage.board,
                slug=slug,
                name=f"Invented agency {number}",
                short_name=f"Agency {number}",
                sector=random.choice(Sector.values),
                statutory=number % 2 == 0,
                order=number,
            ),
            by=stage.by,
        )


def _groups(stage: Stage, count: int) -> None:
    stage.groups["board"] = audit.add(
        Group(board=stage.board, slug="board", name="The board", kind=Group.Kind.BOARD), by=stage.by
    )
    stage.groups["child-death-overview-panel"] = audit.add(
        Group(board=stage.board, slug="child-death-overview-panel", name="Invented panel", kind=Group.Kind.PANEL),
        by=stage.by,
    )
    for number in range(1, count + 1):
        slug = f"invented-group-{number}"
        group = audit.add(
            Group(board=stage.board, slug=slug, name=f"Invented group {number}", purpose="To be read.", order=number),
            by=stage.by,
        )
        stage.groups[slug] = group
        for place in range(1, SEATS_OF_A_GROUP + 1):
            audit.add(Seat(group=group, title=f"Invented seat {place}", order=place), by=stage.by)


def _priority(stage: Stage, number: int, random: Random) -> None:
    title = f"{random.choice(VERBS)} {random.choice(MATTERS)}"
    priority = priorities.set_priority(
        board=stage.board, period=stage.year, number=number, title=title, aim=f"{title}, as an invention.", by=stage.by
    )
    stage.priorities[number] = priority
    priorities.plan_work(period=stage.year, text=f"Invented work {number}", serves=[priority], by=stage.by)
    for place in range(1, TOPICS_OF_A_PRIORITY + 1):
        slug = f"topic-{number}-{place}"
        topic = priorities.open_topic(
            period=stage.year, name=f"Topic {number}.{place}", slug=slug, serves=[priority], order=number, by=stage.by
        )
        stage.topics[slug] = topic
        priorities.report_progress(topic=topic, done="Something invented was done.", order=place, by=stage.by)


def _meetings(stage: Stage, random: Random) -> None:
    states = Attendance.State.values
    for group in stage.groups.values():
        seats = list(group.seats.all())
        for place in range(MEETINGS_A_YEAR):
            on = date.fromordinal(stage.year.starts.toordinal() + 20 + place * 85)
            meeting = audit.add(Meeting(group=group, on=on, state=Meeting.State.HELD), by=stage.by)
            rows = [Attendance(meeting=meeting, seat=seat, state=random.choice(states)) for seat in seats]
            audit.add_many(rows, by=stage.by, subject=meeting, verb="recorded attendance")
