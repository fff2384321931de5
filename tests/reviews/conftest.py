"""A board's office signed in, and a case that was referred."""

from __future__ import annotations

import pytest

from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.board import PeriodFactory
from tests.factories.reviews import (
    CaseReviewFactory,
)


@pytest.fixture
def year():
    return PeriodFactory()


@pytest.fixture
def board(year):
    return year.board


@pytest.fixture
def office(client, board):
    client.force_login(person(Role.MANAGER, board))
    return client


@pytest.fixture
def case(board):
    return CaseReviewFactory(board=board, reference="Child E", state="", started_on=None)
