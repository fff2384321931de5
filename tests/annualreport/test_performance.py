"""Performance reports: opened on a quarter, assembled from the same figures, read by the group that watches quality."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lscb.annualreport.assembly import assemble
from lscb.annualreport.models import Report
from lscb.annualreport.services import open_report
from lscb.board.models import Basis
from lscb.document.disclosure import Audience, protect
from lscb.document.text import render
from lscb.permissions import Role
from tests.factories import indicators as factories
from tests.factories.accounts import person
from tests.factories.board import BoardAreaFactory, PeriodFactory
from tests.factories.priorities import PriorityFactory
from tests.factories.workgroups import GroupFactory

pytestmark = pytest.mark.django_db


class Quarters:
    """A board with a year, three quarters of it, a priority, and an area of its own."""

    def __init__(self):
        self.year = PeriodFactory()
        self.board = self.year.board
        self.home = BoardAreaFactory(board=self.board).area
        self.source = factories.SourceFactory(board=self.board)
        self.priority = PriorityFactory(period=self.year, board=self.board, number=1, title="Early help")
        days = ((4, 6, 30), (7, 9, 30), (10, 12, 31))
        self.quarters = [
            PeriodFactory(
                board=self.board,
                name=f"Q{n}",
                basis=Basis.QUARTER,
                starts=date(2012, first, 1),
                ends=date(2012, last, day),
            )
            for n, (first, last, day) in enumerate(days, 1)
        ]

    def indicator(self, *values, **details):
        details = {"unit": "percent", "better": "higher", "frequency": "quarterly", **details}
        made = factories.IndicatorFactory(board=self.board, priority=self.priority, source=self.source, **details)
        for quarter, value in zip(self.quarters, values, strict=False):
            factories.ObservationFactory(
                indicator=made, period=quarter, area=self.home, source=self.source, value=Decimal(value)
            )
        return made

    def report(self, number=3):
        return open_report(
            board=self.board,
            period=self.quarters[number - 1],
            kind=Report.Kind.PERFORMANCE,
            title="Performance report",
            by=None,
        )


@pytest.fixture
def quarters():
    return Quarters()


def said(report, audience=Audience.OFFICE):
    return render(protect(assemble(report), audience, report.board.threshold))


def test_report_has_an_outline_of_its_own(quarters):
    headings = [line.heading for line in quarters.report().outline.all()]
    assert headings == ["In short", "Priority 1: early help", "Other figures", "Figures that have not come"]


def test_report_tells_how_each_indicator_stands_in_its_quarter_against_the_years_target(quarters):
    indicator = quarters.indicator(60, 64, 70, title="Reviews in time")
    factories.TargetFactory(indicator=indicator, period=quarters.year, area=quarters.home, value=Decimal(75))
    told = said(quarters.report())
    assert "1 of 1 rated: 1 red." in told
    assert "Reviews in time: 70%, target 75%, 64% in Q2." in told
    assert "Red: target missed" in told
    assert "Better" in told


def test_report_of_an_earlier_quarter_knows_nothing_of_later_ones(quarters):
    quarters.indicator(60, 64, 70, title="Reviews in time")
    told = said(quarters.report(1))
    assert "60%" in told
    assert "64%" not in told
    assert "70%" not in told


def test_figure_that_has_not_come_is_a_gap_that_names_who_owes_it(quarters):
    quarters.indicator(60, 64, title="Reviews in time", owner="Head of reviews")
    told = said(quarters.report())
    assert "No figure: reviews in time" in told
    assert "Head of reviews" in told


def test_figures_owed_once_a_year_are_left_to_the_annual_report(quarters):
    quarters.indicator(title="Counted once", frequency="yearly")
    assert "counted once" not in said(quarters.report()).lower()


def test_small_numbers_are_hidden_from_the_board_with_status_and_direction(quarters):
    few = quarters.indicator(3, 2, 4, unit="people", better="lower", title="Children")
    factories.TargetFactory(indicator=few, period=quarters.year, area=quarters.home, value=Decimal(3))
    shown = said(quarters.report(), Audience.BOARD)
    assert "[c]" in shown
    assert "Not shown" in shown
    assert "Red" not in shown
    assert "Worse" not in shown


def test_chair_of_the_quality_group_reads_it_on_screen_and_as_files(client, quarters):
    quarters.indicator(60, 64, 70, title="Reviews in time")
    report = quarters.report()
    client.force_login(person(Role.CHAIR, GroupFactory(board=quarters.board)))
    page = client.get(reverse("performance-report", args=(quarters.board.slug, report.pk))).content.decode()
    assert "Reviews in time" in page
    assert "Performance report Q3" in page
    listed = client.get(reverse("performance-reports", args=(quarters.board.slug,))).content.decode()
    assert "Q3" in listed
    assert "Open a report" not in listed
    answer = client.get(reverse("performance-report-file", args=(quarters.board.slug, report.pk, "csv")))
    names = ZipFile(BytesIO(answer.content)).namelist()
    assert any("how-the-indicators-stand" in name for name in names)
    assert f"{quarters.board.slug}-performance-q3.zip" in answer["Content-Disposition"]


def test_manager_opens_a_report_and_opened_again_finds_it(client, quarters):
    client.force_login(person(Role.MANAGER, quarters.board))
    address = reverse("performance-report-open", args=(quarters.board.slug,))
    assert "Choose a period" in client.post(address, {"title": "Performance report"}).content.decode()
    sent = {"period": quarters.quarters[0].pk, "title": "Performance report"}
    first, second = client.post(address, sent), client.post(address, sent)
    assert first["Location"] == second["Location"]
    assert Report.objects.get().kind == Report.Kind.PERFORMANCE


def test_performance_report_is_no_annual_report(client, quarters):
    quarters.report()
    client.force_login(person(Role.MANAGER, quarters.board))
    page = client.get(reverse("reports", args=(quarters.board.slug,))).content.decode()
    assert "Performance report" not in page


def test_assembling_asks_no_more_for_thirty_indicators_than_for_one(quarters):
    def queries(report):
        with CaptureQueriesContext(connection) as asked:
            assemble(report)
        return len(asked)

    quarters.indicator(60, 64, 70)
    report = Report.objects.select_related("board", "period").get(pk=quarters.report().pk)
    few = queries(report)
    for _ in range(30):
        quarters.indicator(60, 64, 70)
    assert queries(report) == few
