"""Tables, cross tables, lines and charts: the form follows the shape of what is held."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lscb.document.blocks import Bound, Chart, Note, RowKind, Table
from priorities.indicators import services
from priorities.indicators.report.charts import most_frequent
from tests.factories import indicators as factories
from tests.factories.board import AreaFactory, PeriodFactory
from tests.indicators.reading_blocks import only, text

pytestmark = pytest.mark.django_db


def test_one_scheme_makes_a_table_with_our_sum_and_the_printed_total(store):
    indicator = store.indicator([store.scheme("Red", "Blue")])
    store.record(indicator, 3, "red")
    store.record(indicator, 4, "blue")
    store.record(indicator, 8)
    table = only(store.blocks(), Table)
    assert [r.kind for r in table.rows] == [RowKind.PLAIN, RowKind.PLAIN, RowKind.SUM]
    total = table.rows[-1].cells[1].content[0]
    assert (total.value, total.printed) == (7, Decimal(8))
    assert "Printed as 8; the figures give 7." in text(table)


def test_sum_over_a_missing_part_is_a_bound(store):
    indicator = store.indicator([store.scheme("Red", "Blue")], unit="count")
    store.record(indicator, 93, "red")
    store.record(indicator, None, "blue", marker="m")
    assert only(store.blocks(), Table).rows[-1].cells[1].content[0].bound is Bound.AT_LEAST


def test_two_years_make_columns_with_the_change_and_what_was_printed_of_it(store):
    indicator = store.indicator([store.scheme("Offences", "Incidents")], unit="count", adds_up=False)
    for code, before, now in (("offences", 1239, 1283), ("incidents", 2856, 2939)):
        store.record(indicator, before, code, period=store.before)
        store.record(indicator, now, code)
    store.state(indicator, "change", "4.3", "offences", decimals=1, compared=store.before)
    store.state(indicator, "change", "2.9", "incidents", decimals=1, compared=store.before)
    said = text(*store.blocks())
    assert "Offences\t1,239\t1,283\t3.6%" in said
    assert "Offences, Change: Printed as 4.3%; the figures give 3.6%." in said
    assert "Incidents, Change" not in said


def test_figures_are_compared_with_the_year_before_and_none_earlier(store):
    indicator = store.indicator([store.scheme("Red", "Blue")], unit="count")
    for first in (2010, 2011, 2012):
        starts, ends = date(first, 4, 1), date(first + 1, 3, 31)
        held = {2011: store.before, 2012: store.year}
        period = held.get(first) or PeriodFactory(board=store.board, name="2010-11", starts=starts, ends=ends)
        store.record(indicator, first, "red", period=period)
    assert only(store.blocks(), Table).columns[1:] == ("2011–12", "2012–13", "Change")


def test_percentages_that_do_not_make_a_hundred_are_said_so(store):
    indicator = store.indicator([store.scheme("Red", "Blue")], unit="percent")
    store.record(indicator, 60, "red")
    store.record(indicator, 41, "blue")
    assert only(store.blocks(), Note).text == ("The percentages for 2012–13 add up to 101%; rounding can explain it.")
    store.record(indicator, 50, "blue")
    assert only(store.blocks(), Note).warning


def test_two_schemes_make_a_cross_table_with_sums_shares_and_printed_totals(store):
    indicator = store.indicator([store.scheme("Red", "Blue"), store.scheme("Young", "Old")], charted=True)
    for row, column, value in (("red", "young", 1), ("red", "old", 5), ("blue", "young", 0), ("blue", "old", 2)):
        store.record(indicator, value, row, column)
    for column, printed in (("young", 2), ("old", 7)):
        store.record(indicator, printed, "all", column)
    store.record(indicator, 8)
    store.state(indicator, "share", "25.0", "all", "young", decimals=1)
    blocks = store.blocks()
    said = text(*blocks)
    assert "Total\t1\t7\t8\nAs printed\t2\t7\t8\nShare of the total\t12.5%\t87.5%\t100%" in said
    assert "Share of the total, Young: Printed as 25.0%; the figures give 12.5%." in said
    assert "The totals printed for the columns add up to 9; the total printed for the whole is 8." in said
    assert only(blocks, Chart).title == "Red accounted for more than half"


def test_quarters_make_a_line_with_target_comparators_and_status(store):
    indicator = store.indicator(unit="percent", decimals=1, better="higher", charted=True, title="Stability")
    others = AreaFactory(board=store.board, name="England")
    store.record(indicator, "49.1", period=store.before)
    store.record(indicator, "68.6", period=store.before, area=others)
    for n, ends, value in ((1, date(2012, 6, 30), "57.4"), (2, date(2012, 9, 30), "63.0")):
        store.record(indicator, value, period=store.quarter(n, ends))
    services.set_target(indicator=indicator, period=store.year, area=store.home, value=Decimal(75), by=None)
    factories.PrintedStatusFactory(
        indicator=indicator, period=store.year, area=store.home, source=store.source, direction="Better"
    )
    blocks = store.blocks()
    said = text(*blocks)
    assert (
        "Stability, Q2: 63.0%, 12.0 points below the target of 75%, 13.9 points above 2011–12, which is better." in said
    )
    row = only(blocks, Table).rows[0]
    assert [c.tone for c in row.cells[-2:]] == ["red", "red"]
    assert "75%\tRed: target missed\tRed, better" in said
    chart = only(blocks, Chart)
    assert chart.title == "Stability ended the year below its target"
    assert [(g.label, g.target) for g in chart.guides] == [("Target", True), ("England, 2011–12", False)]


@pytest.mark.parametrize(("value", "tone"), [(75, "green"), (72, "amber"), (60, "red")])
def test_status_follows_target_and_threshold(store, value, tone):
    indicator = store.indicator(unit="percent", better="higher")
    store.record(indicator, value)
    services.set_target(indicator=indicator, period=store.year, area=store.home, value=Decimal(75), by=None)
    factories.ThresholdFactory(indicator=indicator, period=store.year, amber_within=Decimal(3))
    assert only(store.blocks(), Table).rows[0].cells[-1].tone == tone


def test_range_of_a_region_is_noted(store):
    indicator = store.indicator(unit="percent")
    store.record(indicator, 50)
    region = AreaFactory(board=store.board, name="London", kind="region")
    factories.RangeFactory(indicator=indicator, period=store.year, area=region, source=store.source)
    assert only(store.blocks(), Note).text == "In London in 2012–13: 40% to 80%."


def test_finding_of_a_chart_is_true():
    rows = [factories.CategoryFactory.build(name=n) for n in ("Red", "Blue")]
    assert most_frequent(rows, [3, 3], "Colour") == "Red and blue were equally frequent"
    rows.append(factories.CategoryFactory.build(name="Green"))
    assert most_frequent(rows, [4, 3, 3], "Colour") == "Red was the most frequent colour"
