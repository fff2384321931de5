"""Openings of years."""

from __future__ import annotations

from datetime import date

import factory
from factory.django import DjangoModelFactory

from lscb.rollover.models import Opening
from tests.factories.board import PeriodFactory


class OpeningFactory(DjangoModelFactory[Opening]):
    """2013-14, opened from 2012-13."""

    class Meta:
        model = Opening

    last = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("last.board")
    period = factory.SubFactory(
        PeriodFactory,
        board=factory.SelfAttribute("..board"),
        name="2013-14",
        starts=date(2013, 4, 1),
        ends=date(2014, 3, 31),
    )
    made = factory.LazyFunction(lambda: {"year": ["2013–14"]})
