"""Actions: opened with owners, late when their day has passed, closed by a state that closes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from lscb.actions.models import Action
from lscb.actions.services import open_action, update
from lscb.audit.models import AuditEvent
from tests.factories.actions import ActionFactory, OwnerFactory
from tests.factories.agencies import AgencyFactory
from tests.factories.board import BoardFactory, LevelFactory, OfficeFactory
from tests.factories.workgroups import GroupFactory

pytestmark = pytest.mark.django_db
DUE = date(2012, 6, 30)
AFTER = DUE + timedelta(days=1)


def test_action_is_late_from_the_day_after_it_was_due():
    action = ActionFactory(due_on=DUE)
    assert not Action.objects.overdue(DUE).exists()
    assert list(Action.objects.overdue(AFTER)) == [action]


def test_action_due_in_words_is_late_when_its_day_to_look_again_has_passed():
    action = ActionFactory(due_on=None, due_precision="words", due_words="when funded", look_again_on=DUE)
    assert list(Action.objects.overdue(AFTER)) == [action]


def test_finished_action_is_never_late():
    ActionFactory(due_on=DUE, status=LevelFactory(closes=True))
    assert not Action.objects.overdue(AFTER).exists()


def test_owners_of_every_kind_stand_in_order():
    board = BoardFactory()
    owners = [
        AgencyFactory(board=board, short_name="Police"),
        GroupFactory(board=board, name="Case review"),
        OfficeFactory(board=board, title="Chair"),
        "Head of service",
    ]
    action = open_action(board=board, title="Do it.", owners=owners, by=None)
    assert [str(owner) for owner in action.owners.all()] == ["Police", "Case review", "Chair", "Head of service"]


def test_owner_is_exactly_one():
    for given in ({"agency": None}, {"post": "Somebody too"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            OwnerFactory(**given)


def test_update_with_a_state_that_closes_closes_the_action():
    action = ActionFactory()
    update(action=action, text="Done.", on=DUE, status=LevelFactory(closes=True), by=None)
    action.refresh_from_db()
    assert action.closed_on == DUE
    update(action=action, text="Not quite.", on=AFTER, status=LevelFactory(closes=False), by=None)
    action.refresh_from_db()
    assert action.closed_on is None


def test_action_closed_before_it_was_opened_is_refused_whole():
    with pytest.raises(ValidationError):
        open_action(board=BoardFactory(), title="x", owners=["y"], by=None, opened_on=AFTER, closed_on=DUE)
    assert not Action.objects.exists()
    assert not AuditEvent.objects.exists()


def test_action_due_in_words_says_them():
    with pytest.raises(IntegrityError), transaction.atomic():
        ActionFactory(due_precision="words", due_words="")
