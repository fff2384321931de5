"""A board, its areas and its year."""

from __future__ import annotations

from datetime import date

import factory
from factory.django import DjangoModelFactory

from lscb.board.models import Area, AreaMember, Basis, Board, BoardArea, Level, Office, OfficeTerm, Period, Post, Scale


class BoardFactory(DjangoModelFactory[Board]):
    class Meta:
        model = Board

    name = factory.Sequence(lambda n: f"Invented Safeguarding Children Board {n}")
    short_name = factory.Sequence(lambda n: f"Invented {n}")
    slug = factory.Sequence(lambda n: f"invented-{n}")


class PeriodFactory(DjangoModelFactory[Period]):
    """The reporting year 2012-13."""

    class Meta:
        model = Period

    board = factory.SubFactory(BoardFactory)
    name = "2012-13"
    basis = Basis.YEAR
    starts = date(2012, 4, 1)
    ends = date(2013, 3, 31)


class AreaFactory(DjangoModelFactory[Area]):
    class Meta:
        model = Area

    board = factory.SubFactory(BoardFactory)
    name = factory.Sequence(lambda n: f"Area {n}")
    kind = Area.Kind.AUTHORITY


class BoardAreaFactory(DjangoModelFactory[BoardArea]):
    class Meta:
        model = BoardArea

    board = factory.SubFactory(BoardFactory)
    area = factory.SubFactory(AreaFactory, board=factory.SelfAttribute("..board"))


class AreaMemberFactory(DjangoModelFactory[AreaMember]):
    class Meta:
        model = AreaMember

    area = factory.SubFactory(AreaFactory, kind=Area.Kind.GROUP)
    member = factory.SubFactory(AreaFactory, board=factory.SelfAttribute("..area.board"))


class ScaleFactory(DjangoModelFactory[Scale]):
    class Meta:
        model = Scale

    board = factory.SubFactory(BoardFactory)
    name = factory.Sequence(lambda n: f"Scale {n}")


class LevelFactory(DjangoModelFactory[Level]):
    class Meta:
        model = Level

    scale = factory.SubFactory(ScaleFactory)
    order = factory.Sequence(lambda n: n + 1)
    name = factory.Sequence(lambda n: f"Level {n}")


class OfficeFactory(DjangoModelFactory[Office]):
    class Meta:
        model = Office

    board = factory.SubFactory(BoardFactory)
    title = factory.Sequence(lambda n: f"Office {n}")


class OfficeTermFactory(DjangoModelFactory[OfficeTerm]):
    class Meta:
        model = OfficeTerm

    office = factory.SubFactory(OfficeFactory)
    starts = date(2012, 4, 1)


class PostFactory(DjangoModelFactory[Post]):
    class Meta:
        model = Post

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
    title = factory.Sequence(lambda n: f"Post {n}")
