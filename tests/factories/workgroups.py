"""Groups, seats, meetings."""

from __future__ import annotations

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tests.factories.board import BoardFactory
from workgroups.models import Attendance, Group, GroupSuccession, Holder, Meeting, Paper, Seat


class GroupFactory(DjangoModelFactory[Group]):
    class Meta:
        model = Group

    board = factory.SubFactory(BoardFactory)
    name = factory.Sequence(lambda n: f"Group {n}")
    slug = factory.Sequence(lambda n: f"group-{n}")


class GroupSuccessionFactory(DjangoModelFactory[GroupSuccession]):
    class Meta:
        model = GroupSuccession

    old = factory.SubFactory(GroupFactory)
    new = factory.SubFactory(GroupFactory, board=factory.SelfAttribute("..old.board"))
    on = date(2012, 10, 1)


class SeatFactory(DjangoModelFactory[Seat]):
    class Meta:
        model = Seat

    group = factory.SubFactory(GroupFactory)
    title = factory.Sequence(lambda n: f"Seat {n}")


class HolderFactory(DjangoModelFactory[Holder]):
    class Meta:
        model = Holder

    seat = factory.SubFactory(SeatFactory)
    starts = date(2012, 4, 1)


class MeetingFactory(DjangoModelFactory[Meeting]):
    class Meta:
        model = Meeting

    group = factory.SubFactory(GroupFactory)
    on = factory.Sequence(lambda n: date.fromordinal(date(2012, 4, 2).toordinal() + n % 360))


class PaperFactory(DjangoModelFactory[Paper]):
    class Meta:
        model = Paper

    meeting = factory.SubFactory(MeetingFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Paper {n}")


class AttendanceFactory(DjangoModelFactory[Attendance]):
    class Meta:
        model = Attendance

    meeting = factory.SubFactory(MeetingFactory)
    seat = factory.SubFactory(SeatFactory, group=factory.SelfAttribute("..meeting.group"))
    state = Attendance.State.IN_PERSON
