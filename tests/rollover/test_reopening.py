"""One record of a closed year is opened again, with a reason, and nothing beside it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from finance import services as money
from finance.models import Contribution, OtherIncome
from lscb.audit import services as audit
from lscb.audit.models import AuditEvent
from lscb.board.models import Reopening
from lscb.permissions import Role
from lscb.returns import services as returns
from lscb.returns.models import Answer, Return
from lscb.rollover.closing import close_year, end_reopening, open_again, reopen_record
from tests.factories.accounts import person
from tests.factories.board import PeriodFactory
from tests.factories.cdop import PanelTotalsFactory
from tests.factories.finance import (
    ContributionFactory,
    FundFactory,
    OtherIncomeFactory,
)
from tests.factories.returns import AnswerFactory, HeadingFactory, ReturnFactory, RoundFactory
from tests.factories.workgroups import AttendanceFactory, MeetingFactory, SeatFactory
from workgroups.cdop import services as cdop

pytestmark = pytest.mark.django_db
CLOSED = "2012–13 is closed, so this stays as it is"
SOON = timedelta(days=7)


@pytest.fixture
def year():
    return PeriodFactory()


@pytest.fixture
def fund(year):
    return FundFactory(board=year.board)


@pytest.fixture
def closed(year):
    """Closes the year once its records stand."""
    return lambda: close_year(period=year, by=None)


def refused(act, *args: Any, **given: Any) -> None:
    before = AuditEvent.objects.count()
    with pytest.raises(ValidationError, match=CLOSED), transaction.atomic():
        act(*args, **given, by=None)
    assert AuditEvent.objects.count() == before


def again(record, year, **given):
    until = given.pop("until", timezone.localdate() + SOON)
    return reopen_record(period=year, record=record, reason="A sum was wrong.", until=until, by=None, **given)


def test_record_opened_again_can_be_written_and_its_neighbour_cannot(year, fund, closed):
    line, other = ContributionFactory(period=year, fund=fund), ContributionFactory(period=year, fund=fund)
    closed()
    made = again(line, year)
    assert AuditEvent.objects.about(made).get().reason == "A sum was wrong."
    assert money.receive(contribution=line, pence=7, on=date(2013, 4, 1), by=None).received_pence == 7
    refused(money.receive, contribution=other, pence=7, on=date(2013, 4, 1))


def test_record_of_another_kind_with_the_same_number_stays_closed(year, fund, closed):
    line = ContributionFactory(period=year, fund=fund)
    income = OtherIncomeFactory(period=year, fund=fund)
    OtherIncome.objects.filter(pk=income.pk).update(id=line.pk)
    closed()
    again(line, year)
    refused(audit.change, OtherIncome.objects.get(pk=line.pk), amount_pence=1)


def test_record_is_closed_again_when_that_is_said(year, closed):
    line = ContributionFactory(period=year)
    closed()
    made = again(line, year)
    end_reopening(reopening=made, by=None)
    refused(money.receive, contribution=line, pence=7, on=date(2013, 4, 1))
    with pytest.raises(ValidationError, match="closed again already"):
        end_reopening(reopening=made, by=None)


def test_record_is_closed_again_by_itself_after_its_day_and_can_be_opened_once_more(year, closed):
    line = ContributionFactory(period=year)
    closed()
    made = again(line, year)
    Reopening.objects.filter(pk=made.pk).update(until=timezone.localdate() - timedelta(days=1))
    refused(money.receive, contribution=line, pence=7, on=date(2013, 4, 1))
    again(line, year)
    assert money.receive(contribution=line, pence=7, on=date(2013, 4, 1), by=None).received_pence == 7


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"reason": " ", "until": timezone.localdate() + SOON}, "Say why it is opened again"),
        ({"reason": "Why.", "until": date(2013, 1, 1)}, "The day until which it is open has passed"),
    ],
)
def test_reopening_without_reason_or_for_a_past_day_is_refused(year, closed, given, sentence):
    line = ContributionFactory(period=year)
    closed()
    with pytest.raises(ValidationError, match=sentence):
        reopen_record(period=year, record=line, by=None, **given)


def test_record_that_is_open_is_not_opened_again(year, closed):
    line = ContributionFactory(period=year)
    with pytest.raises(ValidationError, match="can be changed already"):
        again(line, year)
    closed()
    again(line, year)
    with pytest.raises(ValidationError, match="can be changed already"):
        again(line, year)


def test_database_keeps_one_reopening_of_a_record_at_a_time(year, closed):
    line = ContributionFactory(period=year)
    closed()
    made = again(line, year)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reopening.objects.create(
            **{
                c: getattr(made, c)
                for c in ("board", "period", "model", "record", "label", "reason", "until", "opened_by")
            }
        )


def test_return_opened_again_goes_back_to_its_writers_though_its_round_is_closed(year, closed):
    round = RoundFactory(period=year)
    handed = ReturnFactory(
        round=round,
        state=Return.State.ACCEPTED,
        submitted_at=timezone.now(),
        submitted_by="1",
        accepted_at=timezone.now(),
        accepted_by="1",
    )
    answer = AnswerFactory(ret=handed, heading=HeadingFactory(form=round.form))
    closed()
    again(Return.objects.get(pk=handed.pk), year)
    returns.save_answer(answer=answer, body="<p>Put right.</p>", based_on=0, done=True, by=None)
    returns.submit(ret=handed, by=None)
    returns.accept(ret=handed, by=None)
    assert Answer.objects.get(pk=answer.pk).body == "<p>Put right.</p>"


def test_meeting_opened_again_opens_who_came(year, closed):
    seat = SeatFactory(group__board=year.board)
    came = AttendanceFactory(meeting=MeetingFactory(group=seat.group, on=date(2013, 3, 20)), seat=seat)
    closed()
    again(came.meeting, year)
    assert audit.change(came, by=None, state="absent").state == "absent"


def test_opening_the_whole_year_ends_what_was_opened_singly(year, closed):
    line = ContributionFactory(period=year)
    closed()
    made = again(line, year)
    open_again(period=year, reason="More was wrong.", by=None)
    closed()
    made.refresh_from_db()
    assert made.ended_at is not None
    refused(money.receive, contribution=Contribution.objects.get(pk=line.pk), pence=7, on=date(2013, 4, 1))


def test_reason_for_opening_child_death_totals_is_read_by_the_panel_officer_alone(year, closed):
    totals = PanelTotalsFactory(period=year)
    closed()
    made = cdop.reopen_totals(totals=totals, reason="A late review.", until=timezone.localdate(), by=None)
    audit.change(totals, by=None, notified=9)
    manager, officer = person(Role.MANAGER, year.board), person(Role.PANEL_OFFICER, year.board)
    assert list(Reopening.objects.visible_to(officer)) == [made]
    assert not Reopening.objects.visible_to(manager).exists()
    assert AuditEvent.objects.visible_to(officer).about(made).exists()
    assert not AuditEvent.objects.visible_to(manager).about(made).exists()
