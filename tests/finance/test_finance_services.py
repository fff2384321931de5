"""The verbs of money: what they write, what they refuse."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from finance import services
from finance.models import Balance, Contribution, Decision, Fund
from finance.policies import why_not_decide, why_not_receive
from lscb.audit.models import AuditEvent
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import PeriodFactory
from tests.factories.finance import (
    AwardFactory,
    ContributionFactory,
    FundFactory,
    HeadFactory,
    OtherIncomeFactory,
    SpendingFactory,
)
from tests.factories.workgroups import MeetingFactory
from workgroups.models import Meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def fund():
    return FundFactory()


@pytest.fixture
def period(fund):
    return PeriodFactory(board=fund.board)


def test_contribution_is_agreed_by_an_agency_or_a_payer_in_words(fund, period):
    agency = AgencyFactory(board=fund.board)
    services.agree_contribution(fund=fund, period=period, payer=agency, pence=562_15, by=None)
    services.agree_contribution(fund=fund, period=period, payer="Health services", pence=None, by=None)
    assert [c.payer_name for c in Contribution.objects.order_by("pk")] == [agency.short_name, "Health services"]
    assert AuditEvent.objects.filter(verb="agreed").count() == 2


@pytest.mark.parametrize("payer", ["an agency", "Health services"])
def test_second_line_without_a_name_is_refused(fund, period, payer):
    given = AgencyFactory(board=fund.board) if payer == "an agency" else payer
    services.agree_contribution(fund=fund, period=period, payer=given, pence=1, by=None)
    with pytest.raises(ValidationError, match="say what each line is for"):
        services.agree_contribution(fund=fund, period=period, payer=given, pence=2, by=None)


def test_payer_of_another_board_is_refused(fund, period):
    with pytest.raises(ValidationError, match="another board"):
        services.agree_contribution(fund=fund, period=period, payer=AgencyFactory(), pence=1, by=None)


def test_contribution_needs_exactly_one_payer():
    with pytest.raises(IntegrityError), transaction.atomic():
        ContributionFactory(payer="Somebody too")
    with pytest.raises(IntegrityError), transaction.atomic():
        ContributionFactory(agency=None, payer="")


def test_money_received_is_added_up():
    contribution = ContributionFactory(agreed_pence=1_000_00)
    services.receive(contribution=contribution, pence=400_00, on=date(2012, 5, 1), by=None)
    services.receive(contribution=contribution, pence=600_00, on=date(2012, 9, 1), by=None)
    contribution.refresh_from_db()
    assert (contribution.received_pence, contribution.received_on) == (1_000_00, date(2012, 9, 1))


def test_nothing_is_received_on_what_is_given_in_kind():
    contribution = ContributionFactory(non_cash=True)
    with pytest.raises(ValidationError) as refusal:
        services.receive(contribution=contribution, pence=1, on=date(2012, 5, 1), by=None)
    assert refusal.value.messages == [why_not_receive(contribution, 1)]


def test_nought_is_not_received():
    assert why_not_receive(ContributionFactory(), 0)


def test_awards_stay_within_the_income():
    income = OtherIncomeFactory(amount_pence=100)
    agencies = AgencyFactory.create_batch(2, board=income.fund.board)
    services.award(income=income, to=agencies[0], pence=60, by=None)
    with pytest.raises(ValidationError, match="more than the income"):
        services.award(income=income, to=agencies[1], pence=41, by=None)


def test_award_needs_one_recipient():
    with pytest.raises(IntegrityError), transaction.atomic():
        AwardFactory(agency=None)


def test_budget_and_spending_share_a_line(fund, period):
    head = HeadFactory(board=fund.board)
    services.budget(fund=fund, period=period, head=head, pence=500, by=None)
    line = services.spend(fund=fund, period=period, head=head, pence=450, by=None)
    assert (line.budget_pence, line.actual_pence) == (500, 450)


def test_spending_below_nought_is_refused(fund, period):
    with pytest.raises(ValidationError, match="nought or more"):
        services.spend(fund=fund, period=period, head=HeadFactory(board=fund.board), pence=-1, by=None)


def test_balance_stated_again_is_replaced_and_remembered(fund):
    for pence in (100, 200):
        services.state_balance(fund=fund, kind=Balance.Kind.STATED, on=date(2012, 5, 1), pence=pence, by=None)
    assert Balance.objects.get().amount_pence == 200
    assert AuditEvent.objects.filter(verb="stated").first().changes == {"amount_pence": [100, 200]}


def test_decision_takes_the_day_of_its_meeting(fund, period):
    meeting = MeetingFactory(group__board=fund.board, state=Meeting.State.HELD)
    made = services.decide(fund=fund, period=period, text="Keep it.", meeting=meeting, by=None)
    assert made.on == meeting.on


def test_cancelled_meeting_decided_nothing(fund, period):
    meeting = MeetingFactory(group__board=fund.board, state=Meeting.State.CANCELLED)
    with pytest.raises(ValidationError) as refusal:
        services.decide(fund=fund, period=period, text="Keep it.", meeting=meeting, by=None)
    assert refusal.value.messages == [why_not_decide(meeting)]


def test_meeting_of_another_board_is_refused(fund, period):
    with pytest.raises(ValidationError, match="another board"):
        services.decide(fund=fund, period=period, text="Keep it.", meeting=MeetingFactory(), by=None)


@pytest.mark.parametrize(("role", "sees"), [(Role.FINANCE_OFFICER, True), (Role.MANAGER, True), (Role.MEMBER, False)])
def test_money_is_seen_by_those_with_the_power_to_read_it(role, sees):
    contribution = ContributionFactory()
    user = person(role, contribution.fund.board)
    assert Contribution.objects.visible_to(user).exists() is sees
    assert not Contribution.objects.visible_to(person(role, PeriodFactory().board)).exists()


def test_money_received_twice_from_one_page_is_counted_once():
    line = ContributionFactory(agreed_pence=1000_00)
    services.receive(contribution=line, pence=1000_00, on=date(2012, 6, 1), so_far=0, by=None)
    with pytest.raises(ValidationError, match=r"£1,000\.00 is recorded as received already"):
        services.receive(contribution=line, pence=1000_00, on=date(2012, 6, 1), so_far=0, by=None)
    line.refresh_from_db()
    assert line.received_pence == 1000_00


def test_record_is_kept_new_then_changed_each_with_its_audit_line(fund, period):
    line = services.keep(record=Contribution(fund=fund, period=period, payer="Schools", agreed_pence=5), by=None)
    line.agreed_pence = 7
    services.keep(record=line, by=None)
    assert list(AuditEvent.objects.filter(record=str(line.pk)).order_by("pk").values_list("verb", flat=True)) == [
        "added",
        "changed",
    ]


def test_decision_kept_takes_the_day_of_its_meeting_and_none_of_a_cancelled_one(fund, period):
    meeting = MeetingFactory(group__board=fund.board, on=date(2013, 3, 1))
    made = services.keep(record=Decision(fund=fund, period=period, text="Carry it over.", meeting=meeting), by=None)
    assert made.on == date(2013, 3, 1)
    cancelled = MeetingFactory(group__board=fund.board, state=Meeting.State.CANCELLED)
    with pytest.raises(ValidationError, match="was cancelled"):
        services.keep(record=Decision(fund=fund, period=period, text="Spend it.", meeting=cancelled), by=None)


def test_awards_kept_beyond_their_income_are_refused():
    award = AwardFactory(amount_pence=10_000)
    award.amount_pence = award.income.amount_pence + 1
    with pytest.raises(ValidationError, match="more than the income"):
        services.keep(record=award, by=None)


def test_line_is_removed_and_what_it_held_stays_in_the_log():
    line = ContributionFactory(agreed_pence=77)
    services.remove(record=line, by=None, reason="Entered twice.")
    assert not Contribution.objects.exists()
    event = AuditEvent.objects.get(verb="removed")
    assert (event.changes["agreed_pence"], event.reason) == ([77, None], "Entered twice.")


def test_fund_and_head_in_use_are_not_removed():
    line = ContributionFactory()
    with pytest.raises(ValidationError, match="Remove those first"):
        services.remove(record=line.fund, by=None)
    with pytest.raises(ValidationError, match="Remove those lines first"):
        services.remove(record=SpendingFactory().head, by=None)
    services.remove(record=HeadFactory(), by=None)


def test_each_new_fund_gets_an_address_of_its_own(fund):
    names = ["The board’s fund", "The boards fund", "…"]
    made = [services.keep(record=Fund(board=fund.board, name=name), by=None) for name in names]
    assert [each.slug for each in made] == ["the-boards-fund", "the-boards-fund-2", "fund"]
