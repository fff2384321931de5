"""The link of an invited reader: what it opens and for how long, where it stands, and what is left afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from lscb.annualreport import inviting
from lscb.annualreport.models import Reader
from lscb.audit.models import AuditEvent
from lscb.permissions import Role
from lscb.search.models import Entry
from tests.annualreport.guests import GUEST, come_in, in_days, newest_letter, page, say, token_in
from tests.factories.accounts import person
from tests.factories.annualreport import (
    EditionFactory,
    PublicationFactory,
    ReaderFactory,
)

pytestmark = pytest.mark.django_db


def test_letter_holds_the_link_and_the_record_its_hash_alone(reader, round_):
    letter = newest_letter(reader)
    token = token_in(letter)
    assert letter.private
    assert (letter.to, reader.email) == ("ann@trust.example", "ann@trust.example")
    assert round_.note in letter.body
    assert "manager@board.example" in letter.body
    assert Reader.objects.of_token(token) == reader
    assert token not in str(Reader.objects.values().get())


def test_link_is_changed_for_a_cookie_that_knows_these_pages_alone(client, reader):
    answer = come_in(client, reader)
    assert (answer.status_code, answer["Location"]) == (302, page(reader))
    cookie = answer.cookies[f"reading_{reader.pk}"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (page(reader), True, "Lax")
    assert not cookie["max-age"]
    assert token_in(newest_letter(reader)) not in cookie.value
    assert client.get(page(reader)).status_code == 200


@pytest.mark.parametrize(("days", "status"), [(0, 200), (-1, 410)])
def test_link_works_until_its_own_day(client, reader, days, status):
    come_in(client, reader)
    Reader.objects.update(until=in_days(days))
    assert client.get(page(reader)).status_code == status


def test_withdrawn_link_opens_nothing(client, reader, manager):
    link = reverse("reading-open", args=[token_in(newest_letter(reader))])
    come_in(client, reader)
    inviting.withdraw_invitation(reader=reader, by=manager)
    assert "withdrawn" in client.get(page(reader)).content.decode()
    assert client.get(link)["Location"] == reverse("reading-unknown")


def test_new_link_shuts_out_the_old_one_and_whoever_came_in_by_it(client, reader, manager):
    old = reverse("reading-open", args=[token_in(newest_letter(reader))])
    come_in(client, reader)
    inviting.invite_again(reader=reader, by=manager)
    assert client.get(page(reader)).status_code == 403
    assert client.get(old)["Location"] == reverse("reading-unknown")
    come_in(client, reader)
    assert client.get(page(reader)).status_code == 200


def test_reminder_leaves_in_whoever_is_reading(client, reader, manager):
    come_in(client, reader)
    Reader.objects.update(written_at=timezone.now() - timedelta(days=1))
    assert inviting.remind(consultation=reader.consultation, by=manager) == 1
    assert client.get(page(reader)).status_code == 200
    assert newest_letter(reader).subject.startswith("Reminder")
    come_in(client, reader)
    assert client.get(page(reader)).status_code == 200


def test_letters_to_one_reader_are_limited(reader, manager):
    for _ in range(4):
        inviting.invite_again(reader=reader, by=manager)
    with pytest.raises(ValidationError, match="5 letters"):
        inviting.invite_again(reader=reader, by=manager)


def test_guessing_links_is_limited_and_a_right_link_waits_then_too(client, reader):
    for _ in range(20):
        assert client.get("/reading/open/guess/")["Location"] == reverse("reading-unknown")
    assert client.get("/reading/open/guess/")["Location"] == reverse("reading-wait")
    assert come_in(client, reader)["Location"] == reverse("reading-wait")
    assert client.get(reverse("reading-wait")).status_code == 429


def test_token_stands_in_no_log_line_and_in_no_index(client, reader, caplog, manager):
    token = token_in(newest_letter(reader))
    with caplog.at_level("DEBUG"):
        come_in(client, reader)
        client.post(reverse("reading-open", args=[token]))
        client.get(page(reader))
        inviting.withdraw_invitation(reader=reader, by=manager)
        client.get(reverse("reading-open", args=[token]))
        call_command("reindex", verbosity=0)
    assert token not in caplog.text
    assert not [line for line in AuditEvent.objects.values() if token in str(line)]
    assert not [entry for entry in Entry.objects.values() if token in str(entry)]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"until": -1}, "not before today"),
        ({"until": 90}, "when the round closes"),
        ({"email": "member@board.example"}, "Ask them by their role"),
    ],
)
def test_invitation_is_refused(round_, manager, changed, why):
    person(Role.MEMBER, round_.draft.report.board, email="member@board.example")
    given = {**GUEST, **changed}
    if "until" in given:
        given["until"] = in_days(given["until"])
    with pytest.raises(ValidationError, match=why):
        inviting.invite_reader(consultation=round_, by=manager, **given)


def test_same_address_is_invited_once_until_withdrawn(reader, round_, manager):
    with pytest.raises(ValidationError, match="invited already"):
        inviting.invite_reader(consultation=round_, by=manager, **GUEST)
    inviting.withdraw_invitation(reader=reader, by=manager)
    assert inviting.invite_reader(consultation=round_, by=manager, **GUEST).pk != reader.pk


def test_name_and_address_go_a_stated_time_after_publication(client, reader):
    come_in(client, reader)
    say(client, reader, "Who paid most?")
    draft = reader.consultation.draft
    published = PublicationFactory(edition=EditionFactory(approval__draft=draft))
    day = timezone.localdate(published.at) + timedelta(days=settings.READERS_FORGOTTEN_DAYS)
    call_command("forget_readers", on=day - timedelta(days=1))
    assert Reader.objects.get().email
    call_command("forget_readers", on=day)
    left = Reader.objects.get()
    assert (left.name, left.email, left.organisation, left.token_sha256) == ("", "", "Youth Trust", "")
    assert left.called == "A reader of Youth Trust"
    assert newest_letter(left).to == "forgotten@address.invalid"
    assert newest_letter(left).body == ""
    assert "ann@trust.example" not in str(list(AuditEvent.objects.values()))
    call_command("reindex", verbosity=0)
    assert "ann@trust.example" not in str(list(Entry.objects.values()))


def test_morning_run_forgets_them_too_and_never_before_their_day(reader):
    edition = EditionFactory(approval__draft=reader.consultation.draft)
    fact = PublicationFactory(edition=edition)
    call_command("send_reminders", on=in_days(4000))
    assert Reader.objects.get().email
    days = timedelta(days=settings.READERS_FORGOTTEN_DAYS)
    due = ReaderFactory()
    PublicationFactory(edition=EditionFactory(approval__draft=due.consultation.draft), at=fact.at - days)
    call_command("send_reminders")
    assert list(Reader.objects.filter(forgotten_at__isnull=False)) == [due]


def test_readers_of_what_nobody_published_are_kept(reader):
    call_command("forget_readers", on=in_days(4000))
    assert Reader.objects.get().email
