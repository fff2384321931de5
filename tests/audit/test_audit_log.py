"""The audit log is only ever added to, and read by those whose power reaches its lines."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from lscb.audit.models import AppendOnly, AuditEvent
from lscb.permissions import EVERYWHERE, Power, Role
from tests.factories.accounts import person
from tests.factories.audit import AuditEventFactory
from tests.factories.board import BoardFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "attempt",
    [
        lambda line: line.save(),
        lambda line: line.delete(),
        lambda line: AuditEvent.objects.update(verb="mended"),
        lambda line: AuditEvent.objects.all().delete(),
        lambda line: AuditEvent.objects.filter(pk=line.pk).update(verb="mended"),
    ],
    ids=["save", "delete", "update all", "delete all", "update some"],
)
def test_line_is_neither_changed_nor_removed(attempt):
    line = AuditEventFactory()
    with pytest.raises(AppendOnly):
        attempt(line)
    line.refresh_from_db()
    assert line.verb == "added"


def test_database_refuses_to_change_a_line():
    line = AuditEventFactory()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE audit_auditevent SET verb = 'mended' WHERE id = %s", [line.pk])
    line.refresh_from_db()
    assert line.verb == "added"


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PANEL_OFFICER])
def test_child_death_lines_are_hidden_from_every_role_but_the_panel_officer(role):
    board = BoardFactory()
    AuditEventFactory(scope=board.scopes()[0], read_power=Power.READ_CHILD_DEATHS)
    assert not AuditEvent.objects.visible_to(person(role, board)).exists()
    assert not AuditEvent.objects.visible_to(person(role, EVERYWHERE)).exists()


def test_panel_officer_reads_the_lines_of_their_own_panels_board_alone():
    board, other = BoardFactory.create_batch(2)
    own = AuditEventFactory(scope=board.scopes()[0], read_power=Power.READ_CHILD_DEATHS)
    AuditEventFactory(scope=other.scopes()[0], read_power=Power.READ_CHILD_DEATHS)
    AuditEventFactory(scope=board.scopes()[0])
    assert list(AuditEvent.objects.visible_to(person(Role.PANEL_OFFICER, board))) == [own]


def test_manager_reads_the_lines_of_their_own_board_alone():
    board = BoardFactory()
    own = AuditEventFactory(scope=board.scopes()[0])
    AuditEventFactory()
    assert list(AuditEvent.objects.visible_to(person(Role.MANAGER, board))) == [own]
    assert not AuditEvent.objects.visible_to(person()).exists()
