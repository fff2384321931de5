"""A round of consultation with a reader who was invited by letter."""

from __future__ import annotations

import pytest

from lscb.annualreport import inviting
from tests.annualreport.guests import GUEST
from tests.factories.accounts import person
from tests.factories.annualreport import (
    ConsultationFactory,
    SharedDraftFactory,
)


@pytest.fixture
def manager():
    return person(name="Business manager", email="manager@board.example")


@pytest.fixture
def round_(manager):
    return ConsultationFactory(draft=SharedDraftFactory(number=1), opened_by=str(manager.pk))


@pytest.fixture
def reader(round_, manager):
    return inviting.invite_reader(consultation=round_, by=manager, **GUEST)
