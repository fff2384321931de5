"""The chapter on money: sums, gaps, and what does not balance."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from finance.models import Balance, Contribution, Fund, PrintedStatement, Spending
from finance.report import finance
from lscb.board.year import Year
from lscb.demo.havering import money
from lscb.demo.havering.base import set_the_stage
from lscb.demo.invented import money as invented
from lscb.demo.stage import Stage
from lscb.document.blocks import Document, Figure, Note, Section, Table
from lscb.document.disclosure import Audience, protect
from lscb.document.text import render
from lscb.document.walk import blocks, figures, gaps
from tests.factories.board import PeriodFactory
from tests.factories.finance import (
    BalanceFactory,
    ContributionFactory,
    FundFactory,
    OtherIncomeFactory,
    SpendingFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage():
    made = set_the_stage()
    money.load(made)
    return made


def chapter(period) -> Document:
    """The finance chapter of a period as a document."""
    built = finance(Year(period.board, period), [""])
    return Document("", "", "", (Section("finance", "Finance", built[""]),))


def as_text(document: Document) -> str:
    return render(protect(document, Audience.OFFICE))


def figure(document: Document, label: str) -> Figure:
    """The first figure of a label."""
    return next(f for _, f in figures(document) if f.label == label)


def gap_titles(document: Document) -> list[str]:
    return [gap.title for _, gap in gaps(document)]


def test_every_figure_of_the_source_is_printed(stage):
    printed = as_text(chapter(stage.year))
    with Path("tests/demo/figures/money.csv").open() as lines:
        missing = [row for row in csv.DictReader(lines) if row["value"] not in printed]
    assert missing == []


def test_contributions_add_up_to_the_printed_total(stage):
    whole = figure(chapter(stage.year), "all contributions")
    assert (whole.value, whole.printed) == (162_301_00, 162_301_00)


def test_what_is_not_accounted_for_is_shown(stage):
    document = chapter(stage.year)
    assert figure(document, "not accounted for").value == 39_169_00
    assert any(isinstance(b, Note) and b.warning for _, b in blocks(document))


def test_what_the_source_does_not_state_is_a_gap(stage):
    assert gap_titles(chapter(stage.year)) == [
        "Earlier serious case reviews: cost not stated",
        "Closing balance not stated",
        "Contributions not stated",
    ]


def test_printed_total_stays_beside_ours_when_they_differ(stage):
    PrintedStatement.objects.update(amount_pence=162_300_00)
    assert figure(chapter(stage.year), "all contributions").printed == 162_300_00
    assert "162,300" in as_text(chapter(stage.year))


def test_no_fund_is_one_gap():
    assert gap_titles(chapter(PeriodFactory())) == ["No fund recorded"]


def test_sections_turn_to_gaps_when_their_records_are_deleted(stage):
    Contribution.objects.all().delete()
    Spending.objects.all().delete()
    titles = gap_titles(chapter(stage.year))
    assert titles.count("No contributions recorded") == titles.count("No spending recorded") == 2


def test_fund_balances_when_closing_is_what_is_left():
    period = PeriodFactory()
    fund = FundFactory(board=period.board)
    ContributionFactory(period=period, fund=fund, agreed_pence=1_000_00)
    SpendingFactory(period=period, fund=fund, actual_pence=900_00)
    BalanceFactory(fund=fund, kind=Balance.Kind.BROUGHT_FORWARD, on=period.starts, amount_pence=-50_00)
    BalanceFactory(fund=fund, kind=Balance.Kind.CARRIED_FORWARD, on=period.ends, amount_pence=50_00)
    document = chapter(period)
    assert figure(document, "not accounted for").value == 0
    assert gap_titles(document) == []
    assert "to the penny" in as_text(document)


def test_year_opens_with_what_the_year_before_carried_forward():
    period = PeriodFactory()
    fund = FundFactory(board=period.board)
    OtherIncomeFactory(period=period, fund=fund)
    BalanceFactory(fund=fund, kind=Balance.Kind.CARRIED_FORWARD, on=date(2012, 3, 31), amount_pence=44_00)
    assert figure(chapter(period), "brought forward").value == 44_00


def test_warning_when_the_two_years_disagree_on_the_balance():
    period = PeriodFactory()
    fund = FundFactory(board=period.board)
    BalanceFactory(fund=fund, kind=Balance.Kind.CARRIED_FORWARD, on=date(2012, 3, 31), amount_pence=44_00)
    BalanceFactory(fund=fund, kind=Balance.Kind.BROUGHT_FORWARD, on=period.starts, amount_pence=40_00)
    assert "The two should be the same." in as_text(chapter(period))


def test_contributions_are_compared_when_last_year_is_held():
    period = PeriodFactory()
    last = PeriodFactory(board=period.board, name="2011-12", starts=date(2011, 4, 1), ends=date(2012, 3, 31))
    paid = ContributionFactory(period=period, agreed_pence=1_100_00)
    ContributionFactory(period=last, fund=paid.fund, agency=paid.agency, agreed_pence=1_000_00)
    assert figure(chapter(period), f"change, {paid.agency.short_name}").value == 10


def test_lines_of_one_payer_are_added_up_and_gifts_in_kind_left_out():
    period = PeriodFactory()
    first = ContributionFactory(period=period, line="Staff", agreed_pence=600_00)
    ContributionFactory(period=period, fund=first.fund, agency=first.agency, line="Training", agreed_pence=400_00)
    ContributionFactory(period=period, fund=first.fund, agency=first.agency, line="Rooms", non_cash=True)
    document = chapter(period)
    assert figure(document, "all contributions").value == 1_000_00
    captions = [b.caption for _, b in blocks(document) if isinstance(b, Table)]
    assert any(caption.startswith("Contributions line by line") for caption in captions)
    assert any(caption.startswith("Given in kind") for caption in captions)


def test_payer_is_called_what_it_was_called_then():
    paid = ContributionFactory()
    paid.agency.names.create(name="Earlier name", ends=date(2013, 6, 1))
    assert figure(chapter(paid.period), "contribution, Earlier name").value == paid.agreed_pence


def test_same_number_of_queries_when_there_is_thirty_times_as_much():
    counts = []
    for size in (1, 30):
        period = PeriodFactory()
        stage = Stage(board=period.board, year=period)
        ContributionFactory.create_batch(size, period=period)
        invented.invent(stage, size=size, random=Random(size))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            finance(Year(period.board, period), [""])
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert Fund.objects.count() > 30
