"""Letters go once, after the transaction that posted them."""

from __future__ import annotations

import smtplib
from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from lscb.audit.models import AuditEvent
from lscb.outbox import services
from lscb.outbox.models import MOST_ATTEMPTS, Message
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.board import BoardFactory
from tests.factories.outbox import MessageFactory

LETTER = {"key": "reminder:4:2013-04-16", "to": "chair@example.org", "subject": "Due", "body": "It is due.", "by": None}
pytestmark = pytest.mark.django_db


class RefusingBackend(EmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, messages):
        raise smtplib.SMTPServerDisconnected("Connection unexpectedly closed")


@pytest.fixture
def refusing(settings):
    settings.EMAIL_BACKEND = f"{__name__}.RefusingBackend"


def test_letter_is_sent_once_its_transaction_is_through(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        posted = services.post(**LETTER)
        assert mail.outbox == []
    assert [(each.to, each.subject, each.body) for each in mail.outbox] == [
        (["chair@example.org"], "Due", "It is due.")
    ]
    posted.refresh_from_db()
    assert (posted.state, posted.attempts) == ("Sent", 1)


def test_second_letter_of_a_key_is_the_first_one_and_goes_nowhere(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        first = services.post(**LETTER)
        second = services.post(**{**LETTER, "body": "Another body"})
    assert (second.pk, second.body) == (first.pk, "It is due.")
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_nothing_is_sent_when_the_transaction_is_rolled_back():
    with transaction.atomic():
        services.post(**LETTER)
        transaction.set_rollback(True)
    assert mail.outbox == []
    assert not Message.objects.exists()


def test_address_that_is_none_is_refused():
    with pytest.raises(ValidationError, match="valid email"):
        services.post(**{**LETTER, "to": "nobody"})


def test_line_breaks_of_a_subject_do_not_reach_the_headers(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        services.post(**{**LETTER, "subject": "Due\nBcc: others@example.org"})
    assert mail.outbox[0].subject == "Due Bcc: others@example.org"


def test_body_never_reaches_the_audit_log():
    posted = services.post(**LETTER)
    assert "It is due." not in str(AuditEvent.objects.about(posted).get().changes)


def test_private_letter_is_forgotten_once_sent():
    message = MessageFactory(private=True, body="Open this: secret")
    assert services.deliver(message)
    assert "secret" in mail.outbox[0].body
    message.refresh_from_db()
    assert message.body == ""


def test_refused_letter_is_tried_again_a_few_times_and_then_given_up(refusing):
    message = MessageFactory()
    for attempt in range(1, MOST_ATTEMPTS + 1):
        assert not services.deliver(message)
        assert message.attempts == attempt
        assert message.error == "Connection unexpectedly closed"
    assert not Message.objects.due().exists()
    assert Message.objects.given_up().get().state == "Given up"


def test_refused_letter_goes_when_the_server_is_back(settings, refusing):
    message = MessageFactory()
    services.deliver(message)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert services.deliver_due() == 1
    message.refresh_from_db()
    assert (message.state, message.error, message.failed_at) == ("Sent", "", None)


def test_letter_claimed_and_never_reported_on_is_left_to_the_office():
    message = MessageFactory(claimed_at=timezone.now(), attempts=1)
    assert services.deliver_due() == 0
    assert mail.outbox == []
    assert Message.objects.claimed_unsent().get().state == "Not known whether it was sent"
    services.send_again(message=message, by=None)
    assert services.deliver_due() == 1


def test_sent_letter_is_not_sent_again():
    message = MessageFactory()
    services.deliver(message)
    with pytest.raises(ValidationError, match="was sent"):
        services.send_again(message=message, by=None)


def test_letter_that_waits_is_not_sent_again_by_hand():
    with pytest.raises(ValidationError, match="by itself"):
        services.send_again(message=MessageFactory(), by=None)


def test_catching_up_says_what_was_sent_and_what_a_person_must_look_at():
    MessageFactory()
    MessageFactory(claimed_at=timezone.now(), attempts=1)
    said = StringIO()
    call_command("send_mail_due", stdout=said)
    assert said.getvalue() == "Sent: 1.\nFor the office to look at: 1 perhaps sent, 0 given up.\n"
    call_command("send_mail_due", stdout=StringIO())
    assert len(mail.outbox) == 1


def at_once(work, times: int = 8) -> list:
    """What each of several threads answers, each with a connection of its own."""

    def alone(_):
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(alone, range(times)))


@pytest.mark.django_db(transaction=True)
def test_of_several_deliveries_at_once_one_sends():
    pk = MessageFactory().pk
    assert sorted(at_once(lambda: services.deliver(Message.objects.get(pk=pk)))) == [False] * 7 + [True]
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_of_several_posts_at_once_under_one_key_one_letter_goes():
    assert len({message.pk for message in at_once(lambda: services.post(**LETTER))}) == 1
    assert len(mail.outbox) == 1


def test_letters_of_another_board_are_not_seen():
    ours, theirs = BoardFactory(), BoardFactory()
    seen = MessageFactory(scope=f"board:{ours.pk}")
    MessageFactory(scope=f"board:{theirs.pk}")
    MessageFactory()
    assert list(Message.objects.visible_to(person(Role.MANAGER, ours))) == [seen]
    assert not Message.objects.visible_to(person(Role.CHAIR, ours)).exists()


def test_addresses_in_letters_are_whole(settings):
    settings.BASE_URL = "https://board.example/"
    assert services.address("/return/4/") == "https://board.example/return/4/"
