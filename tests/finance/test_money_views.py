"""The screens of money: lists, forms, and money that comes in."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from finance.kinds import KINDS
from finance.models import Contribution, Decision, Fund, OtherIncome, Spending
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import PeriodFactory
from tests.factories.finance import (
    AwardFactory,
    BalanceFactory,
    ContributionFactory,
    DecisionFactory,
    FundFactory,
    HeadFactory,
    OtherIncomeFactory,
    PrintedStatementFactory,
    SpendingFactory,
)
from tests.web.reading import read, select, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return PeriodFactory()


@pytest.fixture
def fund(year):
    return FundFactory(board=year.board)


@pytest.fixture
def officer(client, year):
    user = person(Role.FINANCE_OFFICER, year.board)
    client.force_login(user)
    return user


def at(name, year, *rest):
    return reverse(name, args=(year.board.slug, *rest))


def place(fund, year):
    return f"?fund={fund.pk}&period={year.pk}"


def shown(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return read(answer.content.decode())


def test_contribution_is_added_from_its_statement_and_leads_back_to_it(client, officer, fund, year):
    agency = AgencyFactory(board=year.board)
    sent = {"fund": fund.pk, "period": year.pk, "agency": agency.pk, "agreed_pence": "£1,250.50"}
    answer = client.post(at("money-add", year, "contributions") + place(fund, year), sent)
    assert answer["Location"] == at("money-statement", year, fund.slug, year.pk)
    assert Contribution.objects.get().agreed_pence == 1_250_50


def test_save_and_add_another_opens_an_empty_form_in_the_same_place(client, officer, fund, year):
    sent = {"fund": fund.pk, "period": year.pk, "payer": "Schools", "another": "Save and add another"}
    address = at("money-add", year, "contributions") + place(fund, year)
    assert client.post(address, sent)["Location"] == address


def test_form_begins_in_the_place_its_address_names(client, officer, fund, year):
    FundFactory(board=year.board, order=0, name="Another")
    page = client.get(at("money-add", year, "spending") + place(fund, year))
    assert (page.context["form"]["fund"].value(), page.context["form"]["period"].value()) == (fund.pk, year.pk)


def test_line_says_its_place_in_the_report(client, officer, fund, year):
    for source, place in (("Later", "2"), ("First", "1"), ("No place", "")):
        sent = {"fund": fund.pk, "period": year.pk, "source": source, "order": place}
        client.post(at("money-add", year, "income"), sent)
    assert [line.source for line in OtherIncome.objects.all()] == ["No place", "First", "Later"]
    assert all("order" in client.get(at("money-add", year, kind)).context["form"].fields for kind in ORDERED)


ORDERED = ("contributions", "income", "spending")


def test_form_offers_nothing_of_another_board(client, officer, fund, year):
    theirs = FundFactory()
    AgencyFactory(board=theirs.board)
    fields = client.get(at("money-add", year, "contributions")).context["form"].fields
    assert list(fields["fund"].queryset) == [fund]
    assert not fields["agency"].queryset.exists()


def test_contribution_without_payer_is_refused_in_words(client, officer, fund, year):
    answer = client.post(at("money-add", year, "contributions"), {"fund": fund.pk, "period": year.pk})
    assert "Choose the agency that pays, or name the payer in words" in answer.content.decode()
    assert not Contribution.objects.exists()


def test_spending_makes_its_new_head(client, officer, fund, year):
    sent = {"fund": fund.pk, "period": year.pk, "new_head": "Website", "budget_pence": "10", "actual_pence": "12.50"}
    assert client.post(at("money-add", year, "spending"), sent).status_code == 302
    line = Spending.objects.get()
    assert (line.head.name, line.budget_pence, line.actual_pence) == ("Website", 1000, 1250)


def test_spending_without_head_or_with_two_is_refused(client, officer, fund, year):
    sent = {"fund": fund.pk, "period": year.pk}
    address = at("money-add", year, "spending")
    assert "Choose a head of spending, or name a new one" in client.post(address, sent).content.decode()
    both = sent | {"head": HeadFactory(board=year.board).pk, "new_head": "Website"}
    assert "not both" in client.post(address, both).content.decode()


def test_fund_is_added_with_an_address_made_of_its_name(client, officer, year):
    client.post(at("money-add", year, "funds"), {"name": "Panel’s fund", "order": 1})
    assert Fund.objects.get().slug == "panels-fund"


def test_decision_on_a_surplus_is_recorded_and_stands_on_the_statement(client, officer, fund, year):
    sent = {"fund": fund.pk, "period": year.pk, "text": "Carry it over.", "on_day": "1", "on_month": "3"}
    client.post(at("money-add", year, "decisions") + place(fund, year), sent | {"on_year": "2013"})
    assert Decision.objects.get().on == date(2013, 3, 1)
    assert "Carry it over." in client.get(at("money-statement", year, fund.slug, year.pk)).content.decode()


def hidden(client, address):
    """What the first "Received today" button of a page sends."""
    form = select(shown(client, address), "form.app-came-in")[0]
    return form.get("action"), {box.get("name"): box.get("value") for box in select(form, "input[name]")}


def test_contribution_is_received_in_one_step_and_a_second_press_counts_nothing(client, officer, fund, year):
    line = ContributionFactory(fund=fund, period=year, agreed_pence=1_000_05)
    action, sent = hidden(client, at("money-statement", year, fund.slug, year.pk))
    assert client.post(action, sent).status_code == 302
    assert "recorded as received already" in client.post(action, sent).content.decode()
    line.refresh_from_db()
    assert (line.received_pence, line.received_on) == (1_000_05, timezone.localdate())
    assert not select(shown(client, at("money-statement", year, fund.slug, year.pk)), "form.app-came-in")


def test_part_received_leaves_the_rest_to_come(client, officer, fund, year):
    line = ContributionFactory(fund=fund, period=year, agreed_pence=1_000)
    sent = {"pounds": "4", "on_day": "1", "on_month": "6", "on_year": "2012", "so_far": "0"}
    client.post(at("money-receive", year, line.pk), sent)
    form = client.get(at("money-receive", year, line.pk)).context["form"]
    assert (form["pounds"].value(), form["so_far"].value()) == ("6", 400)


def test_gift_in_kind_is_not_received(client, officer, fund, year):
    line = ContributionFactory(fund=fund, period=year, non_cash=True)
    sent = {"pounds": "4", "on_day": "1", "on_month": "6", "on_year": "2012", "so_far": "0"}
    assert "given in kind" in client.post(at("money-receive", year, line.pk), sent).content.decode()


def test_contributions_narrow_by_what_has_come_in(client, officer, fund, year):
    made = {
        "outstanding": {"agreed_pence": 5, "received_pence": 2},
        "received": {"agreed_pence": 5, "received_pence": 5},
        "unstated": {"agreed_pence": None},
        "kind": {"non_cash": True},
    }
    for state, values in made.items():
        ContributionFactory(fund=fund, period=year, agency__short_name=state, **values)
    for state in made:
        assert texts(shown(client, at("money-lines", year, "contributions") + f"?state={state}"), "tbody th") == [state]


def test_list_downloads_amounts_as_numbers_of_pounds(client, officer, fund, year):
    ContributionFactory(fund=fund, period=year, agency__short_name="=Police", agreed_pence=562_15)
    said = client.get(at("money-lines", year, "contributions") + "?as=csv").content.decode("utf-8-sig")
    assert said.splitlines()[1] == f"'=Police,,{fund},{year},562.15,,,Not received"


def test_administrator_reads_and_is_offered_nothing_to_change(client, fund, year):
    client.force_login(person(Role.ADMINISTRATOR, year.board))
    line = ContributionFactory(fund=fund, period=year)
    for address in (at("money-statement", year, fund.slug, year.pk), at("money-lines", year, "contributions")):
        said = client.get(address).content.decode()
        assert line.payer_name in said
        assert "/add/" not in said
        assert "/received/" not in said


def test_two_peoples_changes_of_one_line_are_both_kept_or_said(client, officer, fund, year):
    line = ContributionFactory(fund=fund, period=year, agreed_pence=1_000)
    address = at("money-change", year, "contributions", line.pk)
    form = client.get(address).context["form"]
    sent = {name: form[name].value() for name in ("fund", "period", "agency", "payer", "line", "as_read")}
    Contribution.objects.update(agreed_pence=2_000)
    answer = client.post(address, sent | {"agreed_pence": "30"})
    assert "Somebody else has changed this" in answer.content.decode()
    assert Contribution.objects.get().agreed_pence == 2_000


FILLS = {
    "contributions": lambda fund, year: ContributionFactory(fund=fund, period=year),
    "income": lambda fund, year: OtherIncomeFactory(fund=fund, period=year),
    "awards": lambda fund, year: AwardFactory(income=OtherIncomeFactory(fund=fund, period=year)),
    "spending": lambda fund, year: SpendingFactory(fund=fund, period=year),
    "balances": lambda fund, year: BalanceFactory(fund=fund),
    "printed": lambda fund, year: PrintedStatementFactory(fund=FundFactory(board=fund.board), period=year),
    "decisions": lambda fund, year: DecisionFactory(fund=fund, period=year),
    "funds": lambda fund, year: FundFactory(board=fund.board),
    "heads": lambda fund, year: HeadFactory(board=fund.board),
}


def queries(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("kind", KINDS)
def test_list_asks_no_more_with_thirty_rows_than_with_one(client, officer, fund, year, kind):
    address = at("money-lines", year, kind)
    FILLS[kind](fund, year)
    queries(client, address)
    one = queries(client, address)
    for _ in range(30):
        FILLS[kind](fund, year)
    assert queries(client, address) == one


@pytest.mark.parametrize("kind", KINDS)
def test_record_of_each_kind_is_changed_by_its_form_as_shown_and_removed(client, officer, fund, year, kind):
    record = FILLS[kind](fund, year)
    address = at("money-change", year, kind, record.pk)
    assert select(shown(client, address), "form.app-form")
    if kind == "funds":
        assert client.post(at("money-remove", year, kind, record.pk)).status_code == 302
        return
    assert client.get(at("money-remove", year, kind, record.pk)).status_code == 200
    assert type(record).objects.filter(pk=record.pk).exists()
    client.post(at("money-remove", year, kind, record.pk))
    assert not type(record).objects.filter(pk=record.pk).exists()
