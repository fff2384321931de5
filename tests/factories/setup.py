"""A record of each kind a board is set up with, and one of each kind of part under it, by the names in addresses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lscb.board.models import Basis, Period
from lscb.returns.models import ReminderRule
from tests.factories.agencies import AgencyFactory, SuccessionFactory
from tests.factories.board import (
    AreaFactory,
    AreaMemberFactory,
    LevelFactory,
    OfficeFactory,
    OfficeTermFactory,
    PeriodFactory,
    PostFactory,
    ScaleFactory,
)
from tests.factories.returns import FormFactory, HeadingFactory, ReminderRuleFactory
from tests.factories.section11 import StandardFactory, StandardSetFactory
from tests.factories.workgroups import GroupFactory, GroupSuccessionFactory


def _two(factory: Any, body: Any, board: Any) -> Any:
    return factory(old=body(board=board), new=body(board=board))


def _stretch(board: Any) -> Any:
    return PeriodFactory(board=board, basis=Basis.OTHER, name=f"Stretch {Period.objects.count()}")


def board_year(board: Any) -> Any:
    """The board's reporting year, made once."""
    return Period.objects.filter(board=board, basis=Basis.YEAR).first() or PeriodFactory(board=board)


RECORDS: dict[str, Callable[[Any], Any]] = {
    "periods": _stretch,
    "areas": lambda board: AreaFactory(board=board, kind="group"),
    "offices": lambda board: OfficeFactory(board=board),
    "posts": lambda board: PostFactory(period=board_year(board)),
    "agency-successions": lambda board: _two(SuccessionFactory, AgencyFactory, board),
    "group-successions": lambda board: _two(GroupSuccessionFactory, GroupFactory, board),
    "scales": lambda board: ScaleFactory(board=board),
    "standards": lambda board: StandardSetFactory(board=board),
    "forms": lambda board: FormFactory(board=board),
    "reminders": lambda board: ReminderRuleFactory(board=board, days=ReminderRule.objects.count()),
}
PARTS: dict[str, Callable[[Any], Any]] = {
    "members": lambda area: AreaMemberFactory(area=area),
    "terms": lambda office: OfficeTermFactory(office=office),
    "levels": lambda scale: LevelFactory(scale=scale),
    "list": lambda standards: StandardFactory(set=standards),
    "headings": lambda form: HeadingFactory(form=form),
}
