"""Rounds of consultation on a shared draft: who is asked, until when, and what the office sees of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lscb.annualreport import commenting, consulting, inviting
from lscb.annualreport.models import Consultation, Reader
from lscb.annualreport.stored import opened
from lscb.audit.models import AuditEvent
from lscb.document.spots import spots
from lscb.outbox.models import Message
from lscb.permissions import Role
from tests.factories.accounts import GrantFactory, person
from tests.factories.agencies import AgencyFactory
from tests.factories.annualreport import ApprovalFactory, ConsultationFactory, ReaderFactory, SharedDraftFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return SharedDraftFactory(number=1)


@pytest.fixture
def manager(draft):
    return person(Role.MANAGER, draft.report.board, name="Business manager", email="manager@board.example")


def in_days(days: int):
    return timezone.localdate() + timedelta(days=days)


def at(draft, name, *more):
    return reverse(name, args=(draft.report.board.slug, draft.report.period.name, *more))


def three_boxes(name: str, day) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def test_round_asks_those_who_hold_the_roles_once_and_not_whoever_asks(draft, manager):
    board = draft.report.board
    both = person(Role.MEMBER, board)
    GrantFactory(user=both, role=Role.LEAD, scope=AgencyFactory(board=board).scopes()[-1])
    person(Role.AUDITOR, board)
    person(Role.MEMBER, "board:999999")
    round_ = consulting.open_consultation(
        draft=draft, closes_on=in_days(7), note="The money.", roles=[Role.MEMBER, Role.LEAD, Role.AUDITOR], by=manager
    )
    reader = round_.readers.get()
    assert (reader.person, reader.part) == (both, "Board member")
    letter = Message.objects.get(person=both)
    assert "The money." in letter.body
    assert at(draft, "shared-draft", 1) in letter.body
    assert AuditEvent.objects.about(round_).get().verb == "opened"


def test_round_cannot_close_before_it_opens(draft, manager):
    with pytest.raises(ValidationError, match="today or later"):
        consulting.open_consultation(draft=draft, closes_on=in_days(-1), by=manager)
    assert not Consultation.objects.exists()


@pytest.mark.parametrize("then", ["shared anew", "approved"])
def test_nobody_is_asked_to_read_what_is_past(draft, manager, client, then):
    if then == "approved":
        ApprovalFactory(draft=draft)
    else:
        SharedDraftFactory(report=draft.report, number=2)
    with pytest.raises(ValidationError, match=r"shared since|approved already"):
        consulting.open_consultation(draft=draft, closes_on=in_days(3), by=manager)
    client.force_login(manager)
    assert client.get(at(draft, "consultation-open", 1)).status_code == 403
    assert "Ask for readings" not in client.get(at(draft, "shared-draft", 1)).content.decode()


def test_round_closes_after_its_day_or_early_and_opens_again_with_a_reason(draft, manager):
    round_ = ConsultationFactory(draft=draft, closes_on=in_days(0))
    assert round_.is_open()
    assert not round_.is_open(in_days(1))
    assert list(Consultation.objects.open()) == [round_]
    closed = consulting.close_consultation(consultation=round_, by=manager)
    assert not closed.is_open()
    assert not Consultation.objects.open().exists()
    with pytest.raises(ValidationError, match="Say why"):
        consulting.reopen_consultation(consultation=closed, closes_on=in_days(3), reason=" ", by=manager)
    again = consulting.reopen_consultation(consultation=closed, closes_on=in_days(3), reason="Housing.", by=manager)
    assert again.is_open()
    line = AuditEvent.objects.about(again).first()
    assert (line.verb, line.reason) == ("opened again", "Housing.")
    with pytest.raises(ValidationError, match="is open"):
        consulting.reopen_consultation(consultation=again, closes_on=in_days(3), reason="More.", by=manager)


def test_asking_more_writes_to_nobody_twice(draft, manager):
    person(Role.MEMBER, draft.report.board)
    round_ = consulting.open_consultation(draft=draft, closes_on=in_days(7), roles=[Role.MEMBER], by=manager)
    person(Role.MEMBER, draft.report.board)
    consulting.change_consultation(consultation=round_, roles=[Role.MEMBER], closes_on=in_days(9), by=manager)
    assert round_.readers.count() == 2
    assert Message.objects.count() == 2
    assert Consultation.objects.get().closes_on == in_days(9)


def test_reminder_goes_to_who_has_not_answered_once_a_day(draft, manager):
    silent, spoke, read = (person(Role.MEMBER, draft.report.board) for _ in range(3))
    round_ = consulting.open_consultation(draft=draft, closes_on=in_days(7), roles=[Role.MEMBER], by=manager)
    invited = ReaderFactory(consultation=round_)
    ReaderFactory(consultation=round_, revoked_at=timezone.now())
    spot = spots(opened(draft).chapter("finance"))[0]
    commenting.comment(draft=draft, spot=spot, body="Who paid?", by=spoke)
    consulting.finish(reader=round_.readers.get(person=read))
    assert inviting.remind(consultation=round_, by=manager) == 1, "those asked today are not reminded today"
    Reader.objects.update(written_at=timezone.now() - timedelta(days=1))
    assert inviting.remind(consultation=round_, by=manager) == 2
    assert inviting.remind(consultation=round_, by=manager) == 0
    reminders = Message.objects.filter(subject__startswith="Reminder").exclude(to=invited.email)
    assert [letter.to for letter in reminders] == [silent.email]
    consulting.close_consultation(consultation=round_, by=manager)
    with pytest.raises(ValidationError, match="closed"):
        inviting.remind(consultation=round_, by=manager)


def test_manager_opens_a_round_on_the_screen_and_sees_who_was_asked(draft, manager, client):
    member = person(Role.MEMBER, draft.report.board, name="Board member")
    client.force_login(manager)
    page = client.get(at(draft, "consultation-open", 1)).content.decode()
    assert "Board member (1)" in page
    sent = {"note": "The money.", "roles": [Role.MEMBER], **three_boxes("closes_on", in_days(5))}
    page = client.post(at(draft, "consultation-open", 1), sent, follow=True).content.decode()
    assert "The money." in page
    assert "Not opened yet" in page
    assert Reader.objects.get().person == member
    client.force_login(member)
    page = client.get(at(draft, "shared-draft", 1)).content.decode()
    assert "You are asked to read it" in page
    assert Reader.objects.get().opened_at
    finished = at(draft, "draft-finished", 1)
    assert "nothing to say" in client.get(finished).content.decode()
    client.post(finished)
    client.force_login(manager)
    listed = client.get(at(draft, "consultation", Consultation.objects.get().pk)).content.decode()
    assert "Read, nothing to say" in listed


def test_past_day_is_said_at_its_field_and_loses_nothing(draft, manager, client):
    client.force_login(manager)
    sent = {"note": "The money.", **three_boxes("closes_on", in_days(-5))}
    page = client.post(at(draft, "consultation-open", 1), sent).content.decode()
    assert "The last day must be today or later" in page
    assert "The money." in page


def test_copy_kept_by_the_browser_is_asked_anew_when_a_round_changes(draft, manager, client):
    client.force_login(manager)
    address = at(draft, "shared-draft", 1)

    def status(tag):
        return client.get(address, headers={"if-none-match": tag}).status_code

    tag = client.get(address)["ETag"]
    assert status(tag) == 304
    round_ = ConsultationFactory(draft=draft)
    assert status(tag) == 200
    tag = client.get(address)["ETag"]
    consulting.close_consultation(consultation=round_, by=manager)
    assert status(tag) == 200


def test_member_who_is_not_asked_is_shown_nothing_of_it(draft, client):
    ConsultationFactory(draft=draft)
    client.force_login(person(Role.MEMBER, draft.report.board))
    assert "You are asked" not in client.get(at(draft, "shared-draft", 1)).content.decode()
    assert client.get(at(draft, "draft-finished", 1)).status_code == 404


def test_addresses_of_invited_readers_are_for_the_manager_alone(draft, manager, client):
    reader = ReaderFactory(consultation__draft=draft)
    address = at(draft, "consultation", reader.consultation.pk)
    for user, seen in ((manager, True), (person(Role.ADMINISTRATOR, draft.report.board), False)):
        client.force_login(user)
        assert (reader.email in client.get(address).content.decode()) is seen
        assert reader.email not in client.get(f"{address}?as=csv").content.decode()


@pytest.mark.parametrize("name", ["consultations", "consultation"])
def test_lists_take_as_many_queries_for_thirty_as_for_one(draft, manager, client, name, django_assert_num_queries):
    client.force_login(manager)
    round_ = ConsultationFactory(draft=draft)

    def one_more():
        ReaderFactory(consultation=round_)
        ReaderFactory(consultation=round_, person=person(), name="", organisation="", email="", token_sha256="")
        ConsultationFactory(draft=draft)

    def ask():
        more = (round_.pk,) if name == "consultation" else ()
        assert client.get(at(draft, name, *more)).status_code == 200

    one_more()
    ask()
    with CaptureQueriesContext(connection) as few:
        ask()
    for _ in range(29):
        one_more()
    with django_assert_num_queries(len(few)):
        ask()
