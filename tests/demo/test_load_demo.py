"""The demonstration loads once into a database of its own, and into no other."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from lscb.audit.models import AuditEvent
from lscb.board.models import Board
from lscb.demo.havering.people import SIGN_INS
from lscb.demo.havering.presence import is_loaded, why_not_load
from lscb.returns.reminders import send_due
from priorities.models import Priority
from tests.factories.accounts import UserFactory
from tests.factories.board import BoardFactory

pytestmark = pytest.mark.django_db


def test_database_with_a_real_board_is_refused_in_one_sentence():
    BoardFactory(invented=False)
    errors = StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command("load_demo", stderr=errors)
    assert stop.value.code == 2
    assert errors.getvalue().strip() == why_not_load()
    assert not is_loaded()


def test_database_with_peoples_accounts_is_refused():
    UserFactory(email="somebody@council.example.org")
    assert "accounts" in why_not_load()


def test_loaded_demonstration_is_left_as_it_is_and_its_sign_ins_told(demonstration):
    before = AuditEvent.objects.count()
    said = StringIO()
    call_command("load_demo", stdout=said)
    assert "loaded already" in said.getvalue()
    assert all(each.email in said.getvalue() for each in SIGN_INS)
    assert AuditEvent.objects.count() == before


def test_each_role_can_sign_in(demonstration, client):
    for each in SIGN_INS:
        assert client.login(username=each.email, password="keeping-children-safe"), each.email


def test_every_record_left_an_audit_line(demonstration):
    for priority in Priority.objects.of_board(demonstration):
        assert AuditEvent.objects.about(priority).exists()


def test_demonstration_says_it_is_one(demonstration):
    assert Board.objects.get(slug="havering").invented


def test_returns_that_are_late_are_reminded_in_the_week_to_come_and_nobody_twice(demonstration):
    # On the day it is loaded all is quiet: reminders whose day came before a return was asked for are passed over.
    in_a_week = timezone.localdate() + timedelta(days=7)
    assert send_due(in_a_week).letters > 0
    assert send_due(in_a_week).letters == 0
