"""Money and the agencies' pages in a browser: accessible, by keyboard, and without script."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from finance.models import Balance, Contribution
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.actions import ActionFactory, OwnerFactory
from tests.factories.agencies import AgencyFactory, RepresentativeFactory
from tests.factories.board import PeriodFactory
from tests.factories.finance import (
    AwardFactory,
    BalanceFactory,
    ContributionFactory,
    DecisionFactory,
    FundFactory,
    OtherIncomeFactory,
    PrintedStatementFactory,
    SpendingFactory,
)
from tests.factories.training import TakeUpFactory
from tests.factories.workgroups import AttendanceFactory, MeetingFactory, SeatFactory

pytestmark = pytest.mark.django_db(transaction=True)
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def line():
    """A contribution not yet received, in a fund whose year does not balance."""
    year = PeriodFactory(name="2012-13", starts=date(2012, 4, 1), ends=date(2013, 3, 31))
    fund = FundFactory(board=year.board, name="The board’s fund")
    here = {"fund": fund, "period": year}
    BalanceFactory(fund=fund, kind=Balance.Kind.BROUGHT_FORWARD, on=year.starts, amount_pence=4_437_00)
    SpendingFactory(**here, budget_pence=100_000_00, actual_pence=145_367_00)
    AwardFactory(income=OtherIncomeFactory(**here))
    PrintedStatementFactory(**here)
    DecisionFactory(**here)
    ContributionFactory(**here, non_cash=True, line="A room")
    agency = AgencyFactory(board=year.board, name="The police", short_name="Police", slug="police")
    return ContributionFactory(**here, agency=agency, agreed_pence=5_000_00)


@pytest.fixture
def manager(line):
    return person(Role.MANAGER, line.fund.board)


def at(name, line, *rest):
    return reverse(name, args=(line.fund.board.slug, *rest))


def statement(line):
    return at("money-statement", line, line.fund.slug, line.period_id)


def fits(page, axe):
    axe(page)
    assert not page.evaluate(SIDEWAYS)


def test_each_page_of_money_is_accessible_and_fits(page_at_each_width, axe, sign_in, line, manager):
    page = page_at_each_width
    sign_in(page, manager)
    for address in (
        at("money", line),
        statement(line),
        at("money-lines", line, "contributions"),
        at("money-lines", line, "contributions") + "?state=outstanding",
        at("money-add", line, "spending"),
        at("money-change", line, "contributions", line.pk),
        at("money-remove", line, "contributions", line.pk),
        at("money-receive", line, line.pk),
    ):
        assert page.goto(address).status == 200
        fits(page, axe)


def test_pages_of_agencies_are_accessible_and_fit(page_at_each_width, axe, sign_in, line, manager):
    page, agency, board = page_at_each_width, line.agency, line.fund.board
    seat = SeatFactory(agency=agency, group__board=board)
    AttendanceFactory(meeting=MeetingFactory(group=seat.group, state="held"), seat=seat)
    OwnerFactory(action=ActionFactory(board=board, due_on=date(2012, 5, 1)), agency=agency)
    TakeUpFactory(period=line.period, agency=agency, registered=4, no_show=1)
    one = RepresentativeFactory(agency=agency)
    sign_in(page, manager)
    for address in (
        at("agencies", line),
        at("agency", line, "police"),
        at("agency-add", line),
        at("agency-change", line, "police"),
        at("representative-add", line, "police"),
        at("representative-end", line, "police", one.pk),
    ):
        assert page.goto(address).status == 200
        fits(page, axe)


def test_contribution_is_received_by_keyboard_with_an_error_on_the_way(page, sign_in, axe, line, manager):
    sign_in(page, manager)
    page.goto(statement(line))
    page.focus("a:has-text('Other day or amount')")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Received from Police')")
    assert page.input_value("input[name=pounds]") == "5,000"
    page.fill("input[name=on_day]", "")
    page.press("input[name=pounds]", "Enter")
    page.wait_for_selector(".govuk-error-summary")
    assert page.title().startswith("Error: ")
    axe(page)
    page.focus(".govuk-error-summary a")
    page.keyboard.press("Enter")
    page.wait_for_function("wanted => document.activeElement.id === wanted", arg="id_on_0")
    for key in ("14", "Tab", "6", "Tab", "2012", "Enter"):  # a box reached by Tab has its content selected
        (page.keyboard.press if key in ("Tab", "Enter") else page.keyboard.type)(key)
    page.wait_for_selector(".app-messages")
    assert page.inner_text(".app-messages") == "£5,000.00 has come in from Police."
    kept = Contribution.objects.get(pk=line.pk)
    assert (kept.received_pence, kept.received_on) == (5_000_00, date(2012, 6, 14))


def test_contribution_is_received_in_one_step_by_keyboard(page, sign_in, line, manager):
    sign_in(page, manager)
    page.goto(statement(line))
    page.focus("button:has-text('Received today')")
    page.keyboard.press("Enter")
    page.wait_for_selector(".app-messages")
    kept = Contribution.objects.get(pk=line.pk)
    assert (kept.received_pence, kept.received_on) == (5_000_00, timezone.localdate())


def test_contribution_is_added_received_and_balanced_without_script(chromium, live_server, sign_in, line, manager):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    sign_in(page, manager)
    page.goto(at("money", line))
    page.click("tbody a >> nth=0")
    page.click("text=Add a contribution")
    page.fill("input[name=payer]", "Schools together")
    page.fill("input[name=agreed_pence]", "1,250.50")
    page.click("button:has-text('Save') >> nth=0")
    page.click("button:has-text('Received today from Schools together')")
    assert page.inner_text(".app-messages") == "£1,250.50 has come in from Schools together."
    assert page.url.endswith(statement(line))
    page.click("text=Record a decision")
    page.fill("textarea[name=text]", "The deficit is met by the council.")
    page.click("button:has-text('Save') >> nth=0")
    assert "The deficit is met by the council." in page.inner_text("main")
    context.close()
