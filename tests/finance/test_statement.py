"""A fund's year: each side added up, against last year, and what does not balance, by how much."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from finance.models import Balance
from finance.overview import overview
from finance.statement import added, statement, years_of
from lscb.board.models import Period
from tests.factories.agencies import AgencyFactory
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

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return PeriodFactory(name="2012-13", starts=date(2012, 4, 1), ends=date(2013, 3, 31))


@pytest.fixture
def last(year):
    return PeriodFactory(board=year.board, name="2011-12", starts=date(2011, 4, 1), ends=date(2012, 3, 31))


@pytest.fixture
def fund(year):
    return FundFactory(board=year.board)


def brought(fund, pence, on):
    return BalanceFactory(fund=fund, kind=Balance.Kind.BROUGHT_FORWARD, on=on, amount_pence=pence)


def carried(fund, pence, on):
    return BalanceFactory(fund=fund, kind=Balance.Kind.CARRIED_FORWARD, on=on, amount_pence=pence)


def test_what_is_not_accounted_for_is_the_reference_years_39169_pounds(fund, year):
    """Brought forward £4,437, contributions £162,301, grant £17,798; spent £145,367; nothing carried forward."""
    brought(fund, 4_437_00, year.starts)
    ContributionFactory(fund=fund, period=year, agreed_pence=162_301_00)
    OtherIncomeFactory(fund=fund, period=year, amount_pence=17_798_00)
    SpendingFactory(fund=fund, period=year, actual_pence=145_367_00)
    shown = statement(fund, year)
    assert shown.left_over == 39_169_00
    assert [bold for bold, _ in shown.doubts] == ["£39,169.00 is not accounted for."]
    assert "No closing balance" in shown.doubts[0][1]


def test_year_that_balances_has_no_doubts(fund, year):
    brought(fund, 100, year.starts)
    ContributionFactory(fund=fund, period=year, agreed_pence=900)
    SpendingFactory(fund=fund, period=year, actual_pence=600)
    carried(fund, 400, year.ends)
    shown = statement(fund, year)
    assert (shown.left_over, shown.doubts) == (0, [])


def test_more_gone_than_came_in_is_said_by_how_much(fund, year):
    ContributionFactory(fund=fund, period=year, agreed_pence=900)
    SpendingFactory(fund=fund, period=year, actual_pence=1_000)
    carried(fund, 50, year.ends)
    assert statement(fund, year).doubts[0][0] == "£1.50 more went than came in."


def test_balance_carried_that_is_not_what_was_brought_is_said(fund, year, last):
    carried(fund, 500, last.ends)
    brought(fund, 400, year.starts)
    assert ("The year before carried forward £5.00.", "This year brought forward £4.00.") in statement(
        fund, year
    ).doubts


def test_payer_with_several_lines_is_added_up_beside_last_year(fund, year, last):
    agency = AgencyFactory(board=year.board, short_name="Police")
    for line, agreed, came in (("Core", 500, 500), ("Training", 300, None)):
        ContributionFactory(fund=fund, period=year, agency=agency, line=line, agreed_pence=agreed, received_pence=came)
    ContributionFactory(fund=fund, period=last, agency=agency, agreed_pence=700)
    rows = statement(fund, year).contributions
    assert [(row.words, row.more, row.amounts) for row in rows] == [
        ("Police", "Core", (None, 500, 500, None)),
        ("Police", "Training", (None, 300, None, 300)),
        ("Police, together", "", (700, 800, 500, 300)),
    ]
    assert statement(fund, year).all_contributions.amounts == (700, 800, 500, 300)


def test_gift_in_kind_stands_apart_and_in_no_sum(fund, year):
    ContributionFactory(fund=fund, period=year, agreed_pence=900, non_cash=True, line="A room")
    shown = statement(fund, year)
    assert [(row.more, row.amounts) for row in shown.in_kind] == [("A room", (900,))]
    assert (shown.contributions, shown.all_contributions.amounts[1], shown.left_over) == ([], None, None)


def test_spending_is_shown_against_budget_and_last_year(fund, year, last):
    line = SpendingFactory(fund=fund, period=year, budget_pence=1_000, actual_pence=1_250)
    SpendingFactory(fund=fund, period=last, head=line.head, actual_pence=800)
    shown = statement(fund, year)
    assert shown.spending[0].amounts == (800, 1_000, 1_250, -250)
    assert shown.all_spending.amounts == (800, 1_000, 1_250, -250)


def test_last_years_account_stands_beside_this_years(fund, year, last):
    ContributionFactory(fund=fund, period=last, agreed_pence=300)
    ContributionFactory(fund=fund, period=year, agreed_pence=400)
    row = next(row for row in statement(fund, year).balance if row.words == "Contributions")
    assert row.amounts == (300, 400)


def test_printed_total_that_the_lines_do_not_make_is_said(fund, year):
    ContributionFactory(fund=fund, period=year, agreed_pence=400)
    PrintedStatementFactory(fund=fund, period=year, amount_pence=500)
    ((_, says),) = statement(fund, year).printed
    assert says == "Printed as £5.00; the lines add up to £4.00."


def test_nothing_stated_is_none_and_not_nought():
    assert added([None, None]) is None
    assert added([None, 0]) == 0


def test_overview_has_a_line_for_each_fund_and_year_in_which_anything_is_recorded(fund, year, last):
    ContributionFactory(fund=fund, period=year, agreed_pence=900)
    FundFactory(board=year.board)
    (line,) = overview(year.board)
    assert (line.fund, line.period) == (fund, year)
    assert line.amounts == (None, 900, 900, None, None, 900)


def test_years_of_money_are_reporting_years_and_any_other_with_a_line(fund, year):
    quarter = PeriodFactory(board=year.board, name="Q1", basis="quarter", starts=year.starts, ends=date(2012, 6, 30))
    assert years_of(year.board) == [year]
    SpendingFactory(fund=fund, period=quarter)
    assert set(years_of(year.board)) == {year, quarter}


def asked(read):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        read()
    return len(queries)


def test_statement_and_overview_ask_no_more_with_thirty_times_the_lines(fund, year, last):
    def fill(count):
        for period in (year, last):
            ContributionFactory.create_batch(count, fund=fund, period=period)
            SpendingFactory.create_batch(count, fund=fund, period=period)
            for income in OtherIncomeFactory.create_batch(count, fund=fund, period=period):
                AwardFactory(income=income)
            DecisionFactory.create_batch(count, fund=fund, period=period)

    def whole():
        shown = statement(fund, Period.objects.get(pk=year.pk))
        return (shown.contributions, shown.income, shown.awards, shown.spending, shown.balance, shown.doubts)

    fill(1)
    one, few = asked(whole), asked(lambda: [line.amounts for line in overview(year.board)])
    fill(30)
    for number in range(20):
        earlier = PeriodFactory(
            board=year.board, name=f"Y{number}", starts=date(1980 + number, 4, 1), ends=date(1981 + number, 3, 31)
        )
        ContributionFactory(fund=fund, period=earlier)
    assert asked(whole) == one
    assert asked(lambda: [line.amounts for line in overview(year.board)]) == few
