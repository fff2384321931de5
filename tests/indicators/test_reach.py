"""What a board of many areas and indicators shows: a few of them, the right ones, and it says so."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from lscb.board.models import Area, Basis
from lscb.board.year import Year
from lscb.document import walk
from lscb.document.blocks import Chart, ChartKind, Table
from lscb.document.disclosure import Audience
from priorities.indicators import services
from priorities.indicators.dashboard import MOST_SHOWN, sections
from priorities.indicators.report.reach import FEWER, MOST_COMPARED
from priorities.indicators.sheets import sheet
from priorities.indicators.standing import standings
from tests.factories import indicators as factories
from tests.factories.board import AreaFactory, PeriodFactory
from tests.factories.priorities import PriorityFactory

pytestmark = pytest.mark.django_db


def area(store, name, kind=Area.Kind.AUTHORITY):
    return AreaFactory(board=store.board, name=name, kind=kind, order=1)


def tables(store, indicator):
    shown = sheet(indicator, Year(store.board, store.year), Audience.OFFICE).document.document
    return [block for _, block in walk.blocks(shown) if isinstance(block, Table)]


def stand(store, indicator):
    (found,) = standings(Year(store.board, store.year), [indicator.pk], Audience.OFFICE)[indicator.pk]
    return found


@pytest.fixture
def many_areas(store):
    """More authorities than are shown, and a nation that comes last by its name."""
    authorities = [area(store, f"Authority {n}") for n in range(MOST_COMPARED + 2)]
    return [*authorities, area(store, "The nation", Area.Kind.NATION)]


def test_page_shows_few_areas_groups_first_and_says_so(store, many_areas):
    indicator = store.indicator(unit="percent")
    for place in (store.home, *many_areas):
        store.record(indicator, 50, area=place)
    (table,) = tables(store, indicator)
    named = [row.cells[0].content[0].text for row in table.rows]
    assert len(named) == 1 + MOST_COMPARED
    assert {str(store.home), "The nation"} <= set(named)
    assert FEWER in table.note


def test_page_that_shows_every_area_says_nothing_of_others(store):
    indicator = store.indicator(unit="percent")
    for place in (store.home, area(store, "Next door")):
        store.record(indicator, 50, area=place)
    (table,) = tables(store, indicator)
    assert FEWER not in table.note


def charts_of(store, indicator):
    shown = sheet(indicator, Year(store.board, store.year), Audience.OFFICE).document.document
    return [block for _, block in walk.blocks(shown) if isinstance(block, Chart)]


@pytest.mark.parametrize(("others", "kind"), [(3, ChartKind.LINE), (4, ChartKind.PANELS)])
def test_more_than_three_comparators_have_panels_of_their_own(store, others, kind):
    indicator = store.indicator(unit="percent")
    first, second, third = (store.quarter(n, date(2012, 3 * n + 3, 28)) for n in (0, 1, 2))
    for n, place in enumerate([store.home, *(area(store, f"Authority {n}") for n in range(others))]):
        for period in (first, second, third):
            store.record(indicator, 50 + n, area=place, period=period)
    (drawn,) = charts_of(store, indicator)
    assert (drawn.kind, len(drawn.series)) == (kind, others + 1)


@pytest.mark.parametrize(("others", "kind"), [(3, ChartKind.LINE), (4, ChartKind.PANELS)])
def test_report_of_the_year_draws_more_than_three_comparators_in_panels(store, others, kind):
    indicator = store.indicator(unit="percent", charted=True)
    periods = [store.quarter(n, date(2012, 3 * n + 3, 28)) for n in (1, 2, 3)]
    for n, place in enumerate([store.home, *(area(store, f"Authority {n}") for n in range(others))]):
        for period in periods:
            store.record(indicator, 50 + n, area=place, period=period)
    (drawn,) = [block for block in store.blocks() if isinstance(block, Chart)]
    assert drawn.kind is kind
    assert len(drawn.series) + len(drawn.guides) == others + 1


def test_indicator_of_a_place_that_is_not_shown_beside_others_is_still_read(store, many_areas):
    indicator = store.indicator()
    store.record(indicator, 31, area=many_areas[MOST_COMPARED])
    assert stand(store, indicator).latest.value == 31
    assert "31" in str(sheet(indicator, Year(store.board, store.year), Audience.OFFICE).document.document)


def test_list_adds_up_parts_where_no_whole_is_held(store):
    indicator = store.indicator([store.scheme("Boys", "Girls")])
    store.record(indicator, 20, "boys")
    store.record(indicator, 30, "girls")
    assert stand(store, indicator).latest.value == 50
    store.record(indicator, 51)
    assert stand(store, indicator).latest.value == 51


def test_area_beside_keeps_the_part_that_a_computed_indicator_names(store):
    nation = area(store, "The nation", Area.Kind.NATION)
    whole = store.indicator([store.scheme("Boys", "Girls")])
    for place, boys, all_of_them in ((store.home, 20, 80), (nation, 30, 60)):
        store.record(whole, boys, "boys", area=place)
        store.record(whole, all_of_them, area=place)
    share = store.indicator(unit="percent", number=1, title="Share of boys")
    boys = whole.scheme1.categories.get(code="boys")
    services.reckon_from(indicator=share, operation="share", parts=[(whole, boys), (whole, None)], by=None)
    said = str(sheet(share, Year(store.board, store.year), Audience.OFFICE).document.document)
    assert "The nation" in said
    (table,) = tables(store, share)
    assert [row.cells[1].content[0].value for row in table.rows] == [25, 50]


def test_line_of_a_list_goes_back_over_a_year_of_months(store):
    indicator = store.indicator(unit="percent")
    months = [(2011, m) for m in range(1, 13)] + [(2012, m) for m in range(1, 13)]
    for n, (year, month) in enumerate(months):
        first = date(year, month, 1)
        following = date(year + month // 12, month % 12 + 1, 1)
        ends = date.fromordinal(following.toordinal() - 1)
        period = PeriodFactory(board=store.board, name=f"M{n}", basis=Basis.MONTH, starts=first, ends=ends)
        store.record(indicator, n, period=period)
    found = stand(store, indicator)
    assert (found.latest.value, found.before.value) == (23, 22)
    assert [point.value for point in found.points] == list(range(16, 24))


@pytest.fixture
def two_priorities(store):
    """A small priority and one of more indicators than the dashboard holds, the last of which has a target."""
    small, large = (PriorityFactory(board=store.board, period=store.year, number=n) for n in (1, 2))
    store.indicator(number=900, priority=small, agency=None, title="Alone")
    many = [
        store.indicator(number=n, priority=large, agency=None, title=f"Many {n}", unit="percent", better="higher")
        for n in range(MOST_SHOWN + 5)
    ]
    store.record(many[-1], 80)
    factories.TargetFactory(indicator=many[-1], period=store.year, area=store.home, value=Decimal(75))
    return small, large, many


def test_dashboard_shows_few_of_a_large_priority_those_with_a_target_first(store, two_priorities):
    first, second = sections(Year(store.board, store.year), Audience.OFFICE)
    assert (first.shown, first.of) == (1, 0)
    assert (second.shown, second.of) == (MOST_SHOWN - 1, MOST_SHOWN + 5)
    assert second.standings[-1].indicator == two_priorities[2][-1]
    assert second.summary.words == f"1 of {MOST_SHOWN - 1} rated: 1 green"


def test_dashboard_leads_from_a_large_priority_to_all_of_it(office, store, two_priorities):
    said = office.get(reverse("indicators-dashboard", args=[store.board.slug])).content.decode()
    assert f"{MOST_SHOWN - 1} of {MOST_SHOWN + 5} indicators" in said
    address = f"{reverse('indicators', args=[store.board.slug])}?year={store.year.pk}&priority={two_priorities[1].pk}"
    assert address.replace("&", "&amp;") in said
    assert office.get(address).context["table"].paginator.count == MOST_SHOWN + 5


def test_filter_by_status_finds_the_rated_and_leaves_them_out(office, store, two_priorities):
    address = f"{reverse('indicators', args=[store.board.slug])}?year={store.year.pk}"
    assert office.get(f"{address}&status=green").context["table"].paginator.count == 1
    assert office.get(f"{address}&status=red").context["table"].paginator.count == 0
    assert office.get(f"{address}&status=none").context["table"].paginator.count == MOST_SHOWN + 5
