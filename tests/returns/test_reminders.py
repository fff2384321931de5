"""Reminders go once, on their day or as soon after as somebody runs them, to those who still owe the return."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection

from agencies.models import Representative
from lscb.permissions import Role
from lscb.returns.models import Letter, ReminderRule, Return, ReturnEvent
from lscb.returns.reminders import due_reminders, send_due
from lscb.returns.services import close_round
from lscb.returns.services.writing import REMINDERS, lay_out_reminders
from tests.factories.accounts import GrantFactory, UserFactory, person
from tests.factories.agencies import RepresentativeFactory
from tests.factories.board import BoardFactory
from tests.factories.returns import ReturnEventFactory
from tests.returns.asking import DUE, asked_of, only

pytestmark = pytest.mark.django_db
K = Letter.Kind


@pytest.fixture
def owed() -> Return:
    """A return due on 30 April 2013, of an agency with a lead and a board member; reminded at −7, 3 and, to the board
    member, at 10 days."""
    ret = only(asked_of(1))
    # Events and letters of opening carry the clock's own time; these tests live in April 2013.
    asked = ReturnEventFactory._meta.model.objects.filter(ret=ret)
    asked.update(at=_at(date(2013, 4, 1)))
    ReminderRule.objects.all().delete()
    for days, audience in ((-7, "owers"), (3, "owers"), (10, "board_member")):
        ReminderRule.objects.create(board=ret.round.board, days=days, audience=audience, text=f"Rule {days}.")
    member = UserFactory(name="Member", email="member@example.org")
    RepresentativeFactory(agency=ret.agency, part=Representative.Part.MEMBER, user=member)
    return ret


def _at(day: date):
    from datetime import datetime, time

    return datetime.combine(day, time(12), ZoneInfo("Europe/London"))


def day(days: int) -> date:
    """So many days from the due day."""
    return DUE + timedelta(days=days)


def kinds() -> list[str]:
    return list(Letter.objects.exclude(kind=K.ASKED).order_by("pk").values_list("kind", flat=True))


@pytest.mark.parametrize(
    ("days", "letters"), [(-8, 0), (-7, 1), (-1, 1), (0, 1), (2, 1), (3, 1), (9, 1), (10, 2), (30, 2)]
)
def test_one_letter_for_each_audience_goes_however_many_runs_were_missed(owed, days, letters):
    assert send_due(day(days)).letters == letters
    assert send_due(day(days)).letters == 0


def test_run_every_day_sends_each_reminder_on_its_day(owed):
    sent = {days: send_due(day(days)).letters for days in range(-10, 20)}
    assert {days: many for days, many in sent.items() if many} == {-7: 1, 3: 1, 10: 1}
    assert kinds() == [K.REMINDER, K.REMINDER, K.ESCALATED]


def test_reminder_due_last_tuesday_goes_today_and_says_how_far_the_day_is(owed, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert send_due(day(-5)).letters == 1
    letter = mail.outbox[-1]
    assert letter.subject == "Section 11, 2012–13: due in 5 days"
    assert "It is due on 30 April 2013, in 5 days." in letter.body
    assert "Rule -7." in letter.body
    assert f"http://testserver/returns/{owed.pk}/" in letter.body
    assert Letter.objects.latest("pk").on == day(-5)


def test_late_return_goes_to_the_board_member_after_its_people(owed, django_capture_on_commit_callbacks):
    send_due(day(3))
    with django_capture_on_commit_callbacks(execute=True):
        send_due(day(10))
    assert [letter.to for letter in mail.outbox[-1:]] == [["member@example.org"]]
    assert "is 10 days late" in mail.outbox[-1].body


def test_return_handed_in_meanwhile_gets_none(owed):
    Return.objects.filter(pk=owed.pk).update(state=Return.State.SUBMITTED, submitted_at=_at(day(2)), submitted_by="1")
    assert send_due(day(3)).letters == 0


def test_return_handed_in_while_the_run_goes_on_gets_none(owed, monkeypatch):
    due = due_reminders(day(3))
    Return.objects.filter(pk=owed.pk).update(state=Return.State.SUBMITTED, submitted_at=_at(day(2)), submitted_by="1")
    monkeypatch.setattr("lscb.returns.reminders.due_reminders", lambda on: due)
    assert send_due(day(3)).letters == 0


def test_closed_round_gets_none(owed):
    close_round(round=owed.round, by=None)
    assert send_due(day(3)).letters == 0


def test_changed_due_day_makes_new_reminders(owed):
    assert send_due(day(-7)).letters == 1
    Return.objects.filter(pk=owed.pk).update(due_on=day(20))
    assert [send_due(day(days)).letters for days in (12, 13, 14)] == [0, 1, 0]


def test_rule_whose_day_came_before_the_return_was_asked_for_is_passed_over(owed):
    ReturnEvent.objects.filter(ret=owed).update(at=_at(day(-6)))
    assert [send_due(day(days)).letters for days in (-6, 0, 3)] == [0, 0, 1]


def test_return_sent_back_is_reminded_only_of_what_lies_ahead(owed):
    ReturnEventFactory(ret=owed, verb="sent_back", at=_at(day(4)), headings="1", reason="Too short.")
    assert send_due(day(5)).letters == 0
    assert send_due(day(10)).letters == 1


def test_rule_out_of_use_sends_none(owed):
    ReminderRule.objects.update(in_force=False)
    assert send_due(day(30)).letters == 0


def test_return_without_a_day_gets_none():
    asked_of(1, due_on=None)
    assert send_due(day(30)).letters == 0


def test_nobody_to_write_to_is_said(owed):
    owed.agency.representatives.all().delete()
    out = StringIO()
    call_command("send_reminders", on=day(10), stdout=out)
    assert "Reminders written: 1." in out.getvalue()
    assert f"{owed} has no account of its board member" in out.getvalue()


def test_person_who_left_or_whose_role_ended_is_not_written_to(owed):
    scope = owed.scopes()[-1]
    GrantFactory(user=UserFactory(is_active=False), role=Role.LEAD, scope=scope)
    GrantFactory(user=UserFactory(), role=Role.LEAD, scope=scope, ends=day(2))
    assert send_due(day(3)).letters == 1


def test_contributor_hears_only_where_there_is_no_lead(owed):
    contributor = person(Role.CONTRIBUTOR, owed.agency)
    send_due(day(-7))
    assert not Letter.objects.filter(message__person=contributor).exists()
    contributor.grants.model.objects.filter(role=Role.LEAD).delete()
    send_due(day(3))
    assert Letter.objects.filter(message__person=contributor).exists()


def test_number_of_reads_does_not_grow_with_the_returns(django_assert_max_num_queries):
    asked_of(30)
    ReturnEvent.objects.update(at=_at(date(2013, 4, 1)))
    send_due(day(1))
    with django_assert_max_num_queries(8):
        assert send_due(day(1)).letters == 0


def test_board_starts_with_rules_once_and_keeps_its_own():
    board = BoardFactory()
    assert len(lay_out_reminders(board=board, by=None)) == len(REMINDERS)
    ReminderRule.objects.exclude(days=1).delete()
    assert lay_out_reminders(board=board, by=None) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="writers wait for one another on SQLite")
def test_raced_runs_send_each_reminder_once():
    round = asked_of(5)
    ReturnEvent.objects.all()._raw_delete("default")
    mail.outbox.clear()

    def run() -> int:
        try:
            return send_due(DUE + timedelta(days=1)).letters
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        sent = [future.result() for future in [pool.submit(run) for _ in range(4)]]
    assert sum(sent) == 5
    assert Letter.objects.filter(ret__round=round, kind=K.REMINDER).count() == 5
    assert len(mail.outbox) == 5
