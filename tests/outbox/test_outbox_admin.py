"""What the office sees of letters."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.board import BoardFactory
from tests.factories.outbox import MessageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return BoardFactory()


@pytest.fixture
def office(client, board):
    client.force_login(person(Role.MANAGER, board))
    return client


def test_letter_shows_its_words_but_a_private_one_does_not(office, board):
    plain = MessageFactory(scope=f"board:{board.pk}", body="Plain words")
    private = MessageFactory(scope=f"board:{board.pk}", body="Secret words", private=True)
    assert "Plain words" in office.get(reverse("admin:outbox_message_change", args=[plain.pk])).content.decode()
    page = office.get(reverse("admin:outbox_message_change", args=[private.pk])).content.decode()
    assert "Secret words" not in page
    assert "holds a private address" in page


def test_ticked_letters_are_sent_again(office, board, django_capture_on_commit_callbacks):
    stuck = MessageFactory(scope=f"board:{board.pk}", claimed_at=timezone.now(), attempts=1)
    ticked = {"action": "send_ticked_again", "_selected_action": [stuck.pk]}
    with django_capture_on_commit_callbacks(execute=True):
        office.post(reverse("admin:outbox_message_changelist"), ticked)
    assert len(mail.outbox) == 1


def test_auditor_reads_letters_and_sends_none(client, board):
    client.force_login(person(Role.AUDITOR, board))
    stuck = MessageFactory(scope=f"board:{board.pk}", claimed_at=timezone.now(), attempts=1)
    listed = client.get(reverse("admin:outbox_message_changelist"))
    assert stuck.subject in listed.content.decode()
    assert "Send again" not in listed.content.decode()
