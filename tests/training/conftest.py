"""A year with an event, two agencies, and the office signed in."""

from __future__ import annotations

from datetime import date

import pytest

from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import PeriodFactory
from tests.factories.training import (
    CourseFactory,
    TrainingEventFactory,
)


@pytest.fixture
def year():
    return PeriodFactory(name="2012-13", starts=date(2012, 4, 1), ends=date(2013, 3, 31))


@pytest.fixture
def event(year):
    course = CourseFactory(board=year.board, title="Basic awareness")
    return TrainingEventFactory(period=year, course=course, on=date(2012, 6, 14), places=20)


@pytest.fixture
def agencies(year):
    return [AgencyFactory(board=year.board, short_name=name, order=n) for n, name in enumerate(("Police", "Housing"))]


@pytest.fixture
def office(client, year):
    client.force_login(person(Role.MANAGER, year.board))
    return client
