"""The base table: what a screen reader, a keyboard and a phone need of a list."""

import datetime

import django_tables2
import pytest
from django.test import RequestFactory
from django_tables2 import RequestConfig

from lscb.web.tables import DayColumn, NumberColumn, PoundsColumn, Table
from tests.web.reading import read, select, texts

HOSTILE = "<script>alert(1)</script>"


class TryTable(Table):
    caption = "Contributions to the board"
    small = "Pounds, 2012–13"

    agency = django_tables2.Column()
    paid_on = DayColumn()
    paid = PoundsColumn()
    lines = NumberColumn(orderable=False)


def rows(count):
    day = datetime.date(2013, 4, 2)
    return [{"agency": f"Agency {n:02}", "paid_on": day, "paid": n * 100, "lines": n} for n in range(count)]


@pytest.fixture
def draw():
    def drawn(data, query="", **options):
        request = RequestFactory().get(f"/list?{query}")
        table = TryTable(data, **options)
        RequestConfig(request, paginate={"per_page": 10}).configure(table)
        return read(table.as_html(request))

    return drawn


def test_table_has_a_caption_that_names_its_scrolling_frame(draw):
    tree = draw(rows(2))
    frame = select(tree, "div.app-scroll[tabindex=0]")[0]
    assert texts(tree, f"caption#{frame.get('aria-labelledby')}") == ["Contributions to the boardPounds, 2012–13"]


def test_two_tables_on_a_page_have_names_of_their_own(draw):
    first, second = (select(draw(rows(1), prefix=prefix), "caption")[0].get("id") for prefix in ("a-", "b-"))
    assert first != second


def test_first_column_heads_its_row(draw):
    tree = draw(rows(2))
    assert texts(tree, "tbody th[scope=row]") == ["Agency 00", "Agency 01"]
    assert len(select(tree, "thead th[scope=col]")) == 4


def test_days_and_money_are_written_in_the_board_s_way(draw):
    assert texts(draw(rows(2)), "tbody td")[3:5] == ["2 April 2013", "£1.00"]
    assert texts(draw(rows(2)), "td.govuk-table__cell--numeric") == ["£0.00", "0", "£1.00", "1"]


@pytest.mark.parametrize(("order", "said"), [("agency", "ascending"), ("-agency", "descending")])
def test_sorted_column_says_so(draw, order, said):
    tree = draw(rows(3), f"sort={order}")
    assert [head.get("aria-sort") for head in select(tree, "thead th")] == [said, None, None, None]
    assert texts(tree, "tbody th")[0] == ("Agency 00" if said == "ascending" else "Agency 02")


def test_sorting_is_a_link_that_goes_back_to_the_first_page(draw):
    tree = draw(rows(30), "page=2")
    links = [link.get("href") for link in select(tree, "thead a")]
    assert links == ["?sort=agency", "?sort=paid_on", "?sort=paid"]


def test_long_list_has_pages_that_keep_the_order(draw):
    tree = draw(rows(25), "sort=agency&page=2")
    assert texts(tree, "p.app-pages__said") == ["11 to 20 of 25"]
    assert [link.get("aria-label") for link in select(tree, "a[aria-current=page]")] == ["Page 2"]
    assert {"sort=agency" in link.get("href") for link in select(tree, "nav a")} == {True}


def test_short_list_has_no_pages(draw):
    assert select(draw(rows(10)), "nav") == []


def test_empty_list_says_so(draw):
    assert texts(draw([]), "tbody td") == ["Nothing to show."]


def test_value_is_escaped_when_it_is_hostile(draw):
    row = {"agency": HOSTILE, "paid_on": None, "paid": None, "lines": None}
    assert texts(draw([row], caption=HOSTILE), "tbody th") == [HOSTILE]
    assert select(draw([row], caption=HOSTILE), "script") == []


def test_rows_stack_on_a_phone_with_each_fact_named(draw):
    tree = draw(rows(1))
    assert select(tree, "table.app-stack")
    assert [cell.get("data-label") for cell in select(tree, "tbody td")] == ["Paid on", "Paid", "Lines"]
