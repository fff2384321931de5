"""An officer signed in, and a death the panel was told of."""

from __future__ import annotations

from datetime import date

import pytest

from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.cdop import (
    ChildDeathFactory,
    PanelFactory,
)


@pytest.fixture
def panel():
    return PanelFactory()


@pytest.fixture
def board(panel):
    return panel.board


@pytest.fixture
def officer(client, board):
    client.force_login(person(Role.PANEL_OFFICER, board))
    return client


@pytest.fixture
def death(panel):
    return ChildDeathFactory(panel=panel, case_number="2012/01", died_on=date(2012, 5, 30))
