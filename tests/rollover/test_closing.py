"""Closing a year: what closes with it is not written any more by any verb."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from agencies.section11 import services as section11
from finance import services as money
from lscb.audit import services as audit
from lscb.audit.models import AuditEvent
from lscb.board.models import Basis, Period
from lscb.permissions import Role
from lscb.returns import services as returns
from lscb.returns.models import Return, Round
from lscb.rollover.closing import close_year, open_again, reopen_record
from priorities import services as priorities
from priorities.indicators import services as indicators
from priorities.models import Closing
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import LevelFactory, PeriodFactory
from tests.factories.cdop import PanelTotalsFactory
from tests.factories.finance import (
    AwardFactory,
    BalanceFactory,
    ContributionFactory,
    DecisionFactory,
    FundFactory,
    OtherIncomeFactory,
    SpendingFactory,
)
from tests.factories.indicators import ObservationFactory
from tests.factories.priorities import PriorityFactory
from tests.factories.returns import AnswerFactory, FormFactory, HeadingFactory, ReturnFactory, RoundFactory
from tests.factories.section11 import JudgementFactory
from tests.factories.training import CourseFactory, SingleAgencyTrainingFactory, TakeUpFactory, TrainingEventFactory
from tests.factories.workgroups import AttendanceFactory, MeetingFactory, SeatFactory
from workgroups.cdop import services as cdop
from workgroups.models import Meeting
from workgroups.training.services import record_take_up

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


# --- the year itself ---


def test_closed_year_says_who_and_when(year):
    manager = person(Role.MANAGER, year.board)
    close_year(period=year, by=manager)
    year.refresh_from_db()
    assert year.closed
    assert year.closed_by == str(manager.pk)
    assert AuditEvent.objects.about(year).filter(verb="closed", actor=str(manager.pk)).exists()


def test_year_is_closed_once(year, closed):
    closed()
    with pytest.raises(ValidationError, match="2012–13 is closed already"):
        closed()


def test_year_that_runs_still_is_not_closed(year):
    with pytest.raises(ValidationError, match=r"runs until 31 March 2013\. Close it after that day"):
        close_year(period=year, by=None, on=date(2013, 3, 31))


def test_year_is_opened_again_with_a_reason_that_is_logged(year, closed):
    line = ContributionFactory(period=year)
    closed()
    with pytest.raises(ValidationError, match="Say why"):
        open_again(period=year, reason=" ", by=None)
    open_again(period=year, reason="The audit found more.", by=None)
    assert AuditEvent.objects.about(year).get(verb="opened again").reason == "The audit found more."
    money.receive(contribution=line, pence=1, on=date(2013, 4, 1), by=None)


def test_open_year_is_not_opened_again(year):
    with pytest.raises(ValidationError, match="2012–13 is open"):
        open_again(period=year, reason="Why not.", by=None)


def test_closed_year_keeps_its_days(year, closed):
    closed()
    year.refresh_from_db()
    with pytest.raises(ValidationError, match="its days stay as they are"):
        audit.change(year, by=None, ends=date(2013, 3, 30))


def test_database_refuses_a_closed_quarter_and_a_closing_by_nobody(year):
    quarter = PeriodFactory(board=year.board, name="Q1", basis=Basis.QUARTER, ends=date(2012, 6, 30))
    for period, values in ((quarter, {"closed_by": "1"}), (year, {"closed_by": ""})):
        with pytest.raises(IntegrityError), transaction.atomic():
            Period.objects.filter(pk=period.pk).update(closed_at=timezone.now(), **values)


def test_another_boards_year_and_another_year_stay_open(year, closed):
    theirs = ContributionFactory(period=PeriodFactory())
    later = PeriodFactory(board=year.board, name="2013-14", starts=date(2013, 4, 1), ends=date(2014, 3, 31))
    ours = ContributionFactory(period=later)
    closed()
    for line in (theirs, ours):
        assert money.receive(contribution=line, pence=5, on=date(2013, 5, 1), by=None).received_pence == 5


# --- what closes with it ---


def test_money_of_a_closed_year_is_neither_added_changed_received_nor_removed(year, fund, closed):
    line, spent = ContributionFactory(period=year, fund=fund), SpendingFactory(period=year, fund=fund)
    income = OtherIncomeFactory(period=year, fund=fund, amount_pence=100)
    share, stood = AwardFactory(income=income, amount_pence=1), BalanceFactory(fund=fund, on=date(2013, 3, 31))
    closed()
    refused(money.receive, contribution=line, pence=1, on=date(2013, 4, 1))
    refused(money.agree_contribution, fund=fund, period=year, payer="Schools", pence=1)
    refused(money.spend, fund=fund, period=year, head=spent.head, pence=1)
    refused(money.state_balance, fund=fund, kind=stood.kind, on=stood.on, pence=7)
    refused(money.award, income=income, to=AgencyFactory(board=year.board), pence=1)
    for record in (line, spent, income, share, stood):
        refused(money.remove, record=record)
    line.note = "Changed."
    refused(money.keep, record=line)


def test_line_is_not_moved_into_or_out_of_a_closed_year(year, fund, closed):
    later = PeriodFactory(board=year.board, name="2013-14", starts=date(2013, 4, 1), ends=date(2014, 3, 31))
    inside, outside = ContributionFactory(period=year, fund=fund), ContributionFactory(period=later, fund=fund)
    closed()
    inside.period, outside.period = later, year
    refused(money.keep, record=inside)
    refused(money.keep, record=outside)


def test_decision_on_what_a_closed_year_left_can_still_be_taken(year, fund, closed):
    closed()
    made = money.decide(fund=fund, period=year, text="It is carried forward.", by=None)
    assert made.pk
    money.remove(record=DecisionFactory(period=year, fund=fund), by=None)


def test_return_of_a_closed_year_is_not_written_handed_in_accepted_sent_back_or_opened(year, closed):
    round = RoundFactory(period=year)
    drafted = AnswerFactory(ret=ReturnFactory(round=round), heading=HeadingFactory(form=round.form))
    handed = ReturnFactory(round=round, state=Return.State.SUBMITTED, submitted_at=timezone.now(), submitted_by="1")
    closed()
    refused(returns.save_answer, answer=drafted, body="<p>More.</p>", based_on=0)
    refused(returns.nothing_to_report, answer=drafted, reason="None.")
    refused(returns.submit, ret=drafted.ret)
    refused(returns.accept, ret=handed)
    refused(returns.reopen, ret=handed, reason="Why.")
    refused(returns.send_back, ret=handed, headings=[drafted.heading], reason="Why.")


def test_round_of_a_closed_year_ends_with_it_and_is_neither_opened_nor_planned(year, closed):
    round = RoundFactory(period=year)
    form = FormFactory(board=year.board)
    closed()
    round.refresh_from_db()
    assert round.state == Round.State.CLOSED
    refused(returns.open_round, round=round)
    refused(returns.plan_round, board=year.board, period=year, form=form, title="Another")


def test_grade_of_a_closed_year_is_not_moderated_but_an_action_answers_it(year, closed):
    ret = ReturnFactory(
        round=RoundFactory(period=year), state=Return.State.SUBMITTED, submitted_at=timezone.now(), submitted_by="1"
    )
    judgement = JudgementFactory(ret=ret, gap="No lead is named.")
    judgement.standard.set.scale = LevelFactory(scale__board=year.board).scale
    judgement.standard.set.save()
    closed()
    refused(section11.moderate, judgement=judgement, level=judgement.standard.set.scale.levels.get(), reason="Low.")
    action = section11.raise_action(
        judgement=judgement, title="Name a lead", owners=[AgencyFactory(board=year.board)], by=None
    )
    assert action.origin == judgement.origin


def test_attendance_of_a_closed_year_stays_and_its_minutes_can_be_agreed(year, closed):
    seat = SeatFactory(group__board=year.board)
    meeting = MeetingFactory(group=seat.group, on=date(2013, 3, 20), state=Meeting.State.HELD)
    came = AttendanceFactory(meeting=meeting, seat=seat)
    closed()
    refused(audit.change, came, state="absent")
    refused(audit.remove, came)
    refused(audit.change, meeting, state=Meeting.State.CANCELLED)
    refused(audit.change, meeting, on=date(2013, 4, 2))
    refused(audit.add, Meeting(group=seat.group, on=date(2013, 1, 2)))
    meeting.refresh_from_db()
    audit.change(meeting, by=None, minutes="Agreed in May.")
    assert Meeting.objects.get(pk=meeting.pk).minutes == "Agreed in May."


def test_training_numbers_of_a_closed_year_stay(year, closed):
    course = CourseFactory(board=year.board)
    stood = TakeUpFactory(period=year, course=course, registered=5)
    event = TrainingEventFactory(period=year, course=course)
    single = SingleAgencyTrainingFactory(period=year)
    closed()
    refused(record_take_up, board=year.board, course=course, period=year, agency=stood.agency, registered=6)
    refused(record_take_up, board=year.board, event=event, registered=6)
    refused(audit.change, single, trained=1)
    refused(audit.change, event, places=99)
    event.refresh_from_db()
    audit.change(event, by=None, text="It was about thresholds.")


def test_child_death_totals_of_a_closed_year_stay(year, closed):
    totals = PanelTotalsFactory(period=year)
    closed()
    refused(audit.change, totals, notified=9)
    refused(
        cdop.record_totals,
        board=year.board,
        panel=PanelTotalsFactory(
            period__board=year.board, period__name="x", period__starts=date(2015, 4, 1), period__ends=date(2016, 3, 31)
        ).panel,
        period=year,
    )


def test_record_of_a_quarter_closes_with_the_year_its_last_day_lies_in(year, closed):
    inside = PeriodFactory(board=year.board, name="Jan–Mar", basis=Basis.QUARTER, starts=date(2013, 1, 1))
    across = PeriodFactory(
        board=year.board, name="2013", basis=Basis.OTHER, starts=date(2013, 1, 1), ends=date(2013, 12, 31)
    )
    one, other = ContributionFactory(period=inside), ContributionFactory(period=across)
    closed()
    refused(money.receive, contribution=one, pence=1, on=date(2013, 4, 1))
    assert money.receive(contribution=other, pence=1, on=date(2013, 4, 1), by=None).received_pence == 1


def test_figure_of_a_closed_year_takes_its_next_version_and_keeps_the_earlier():
    first = ObservationFactory(value=10)
    close_year(period=first.period, by=None)
    where = {name: getattr(first, name) for name in ("indicator", "period", "area", "source")}
    revised = indicators.record_observation(**where, value=11, by=None)
    first.refresh_from_db()
    assert (revised.version, revised.chosen, first.chosen) == (2, True, False)


def test_priority_of_a_closed_year_can_still_be_judged(year, closed):
    priority = PriorityFactory(period=year)
    closed()
    priorities.judge(priority=priority, closing=Closing.ACHIEVED, reason="Done.", on=date(2013, 5, 1), by=None)
