"""The office says on a screen when reminders of actions go, and who holds a post; nobody's change is lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from lscb.actions import services
from lscb.actions.models import Owner, ReminderRule
from lscb.actions.reminders import send_due
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.actions import ActionFactory, OwnerFactory
from tests.factories.board import BoardFactory

pytestmark = pytest.mark.django_db
DUE = date(2013, 4, 30)


@pytest.fixture
def board():
    board = BoardFactory()
    services.lay_out_reminders(board=board, by=None)
    return board


@pytest.fixture
def office(client, board):
    client.force_login(person(Role.MANAGER, board))
    return client


@pytest.fixture
def address(board):
    return reverse("action-reminders", args=(board.slug,))


def in_force(board):
    return list(ReminderRule.objects.of_board(board).filter(in_force=True).values_list("days", flat=True))


def shown(office, address):
    form = office.get(address).context["form"]
    return {name: form[name].value() for name in form.fields if form[name].value()}


def test_days_are_shown_as_they_stand_and_kept_as_they_are_typed(office, board, address):
    sent = shown(office, address)
    assert (sent["before"], sent["after"]) == ("7", "14, 1")
    office.post(address, sent | {"before": "14, 3", "on_the_day": "on", "after": "2"})
    assert in_force(board) == [-14, -3, 0, 2]
    office.post(address, {"before": "", "after": ""})
    assert in_force(board) == []
    assert "None goes by itself." in office.get(reverse("actions", args=(board.slug,))).content.decode()


@pytest.mark.parametrize("typed", ["soon", "-3", "0", "367", "1,,x", "\u0663", "99999"])
def test_what_is_no_day_is_refused_at_its_field_and_kept(office, board, address, typed):
    said = office.post(address, {"before": typed, "after": "5"})
    assert list(said.context["form"].errors) == ["before"]
    assert said.context["form"]["before"].value() == typed
    assert in_force(board) == [-7, 1, 14]


def test_change_that_would_undo_somebody_elses_is_shown_first(office, board, address):
    sent = shown(office, address)
    services.set_reminders(board=board, days=[-10], by=None)
    said = office.post(address, sent | {"before": "5"})
    assert "They are now: 10 before. Save again to keep yours." in said.content.decode()
    assert in_force(board) == [-10]
    again = said.context["form"]
    office.post(address, {name: again[name].value() for name in again.fields if again[name].value()})
    assert in_force(board) == [-5, 1, 14]


def test_rule_taken_up_again_does_not_say_again_what_it_said(board):
    action = ActionFactory(board=board, due_on=DUE, opened_on=None)
    person(Role.LEAD, OwnerFactory(action=action).agency)
    on = DUE - timedelta(days=7)
    assert send_due(on).letters == 1
    services.set_reminders(board=board, days=[], by=None)
    assert send_due(DUE + timedelta(days=1)).letters == 0
    services.set_reminders(board=board, days=[-7], by=None)
    assert send_due(on).letters == 0


def test_holder_somebody_else_named_meanwhile_is_not_overwritten_unseen(office, board):
    first, second = (person(Role.MEMBER, board, name=name) for name in ("First", "Second"))
    post = Owner.objects.create(action=ActionFactory(board=board), post="Head of service")
    address = reverse("action-holder", args=(board.slug, post.action_id, post.pk))
    read = office.get(address).context["form"]["as_read"].value()
    services.name_holder(owner=post, holder=second, by=None)
    said = office.post(address, {"holder": first.pk, "as_read": read}).content.decode()
    assert "It now says “Second”" in said
    post.refresh_from_db()
    assert post.holder == second
