"""A year, a group with a meeting that was held, and the office signed in."""

from __future__ import annotations

from datetime import date

import pytest

from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.board import PeriodFactory
from tests.factories.workgroups import GroupFactory, MeetingFactory


@pytest.fixture
def year():
    return PeriodFactory(name="2012-13", starts=date(2012, 4, 1), ends=date(2013, 3, 31))


@pytest.fixture
def group(year):
    return GroupFactory(board=year.board, name="Case review")


@pytest.fixture
def meeting(group):
    return MeetingFactory(group=group, on=date(2012, 5, 1), state="held")


@pytest.fixture
def office(client, group):
    client.force_login(person(Role.MANAGER, group.board))
    return client
