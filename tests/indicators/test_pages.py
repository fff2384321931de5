"""The figures' screens: lists, filters, a page for each indicator, forms, downloads, and who sees what."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from lscb.audit.models import AuditEvent
from lscb.board.models import Area, BoardArea, Period
from lscb.permissions import Role
from priorities.indicators import services
from priorities.indicators.checks.services import look_again
from priorities.indicators.models import Category, Indicator, Target, Threshold
from tests.factories import indicators as factories
from tests.factories.accounts import person
from tests.factories.board import PeriodFactory
from tests.factories.priorities import PriorityFactory, TopicFactory
from tests.web.reading import read, texts

pytestmark = pytest.mark.django_db


def at(name, store, *more):
    return reverse(name, args=(store.board.slug, *more))


def page(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def year_from(store, y):
    return PeriodFactory(board=store.board, name=str(y), starts=date(y, 4, 1), ends=date(y + 1, 3, 31))


def as_shown(form):
    """What a browser would send back."""
    shown = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in shown.items() if value is not None and value is not False}


def listed(client, store, **asked):
    return texts(read(page(client.get(at("indicators", store), asked))), "tbody th")


def test_list_shows_figure_target_and_status(office, store):
    indicator = store.indicator(title="Reviews in time", unit="percent", better="higher")
    store.record(indicator, 80)
    factories.TargetFactory(indicator=indicator, period=store.year, area=store.home)
    said = texts(read(page(office.get(at("indicators", store)))), "tbody th, tbody td")
    assert said == ["Reviews in time", "Green: target met", "80%", "2012–13", "75%", "Not compared", "The source"]


def test_list_is_narrowed_by_priority_through_topics_source_status_words_and_gaps(office, store):
    priority = PriorityFactory(period=store.year, board=store.board)
    topic = TopicFactory(period=store.year, board=store.board, priorities=[priority])
    other = factories.SourceFactory(board=store.board)
    under = store.indicator(number=1, title="Under", agency=None, topic=topic)
    store.record(under, 5)
    store.indicator(number=2, title="Elsewhere", source=other)
    rated = store.indicator(number=3, title="Rated", better="higher")
    store.record(rated, 1)
    factories.TargetFactory(indicator=rated, period=store.year, area=store.home)
    assert listed(office, store, priority=priority.pk) == ["Under"]
    assert listed(office, store, source=other.pk) == ["Elsewhere"]
    assert listed(office, store, status="red") == ["Rated"]
    assert listed(office, store, status="none") == ["Under", "Elsewhere"]
    assert listed(office, store, without="on") == ["Elsewhere"]
    assert listed(office, store, words="els") == ["Elsewhere"]


def test_list_opens_at_the_last_year_with_figures_and_shows_another_when_asked(office, store):
    PeriodFactory(board=store.board, name="2013-14", starts=date(2013, 4, 1), ends=date(2014, 3, 31))
    indicator = store.indicator()
    store.record(indicator, 9, period=store.before)
    store.record(indicator, 12)
    assert "Figures 2012–13" in page(office.get(at("indicators", store)))
    earlier = page(office.get(at("indicators", store), {"year": store.before.pk}))
    assert "Figures 2011–12" in earlier
    assert ">9<" in earlier


def test_list_asks_no_more_for_thirty_indicators_than_for_one(office, store):
    def queries(name):
        with CaptureQueriesContext(connection) as asked:
            page(office.get(at(name, store)))
        return len(asked)

    def one_more(n):
        indicator = store.indicator([store.scheme(f"A{n}", f"B{n}")], number=n)
        store.record(indicator, 7, f"a{n}")
        factories.TargetFactory(indicator=indicator, period=store.year, area=store.home)

    one_more(0)
    names = ("indicators", "indicators-dashboard")
    few = [queries(name) for name in names]
    for n in range(1, 30):
        one_more(n)
    assert [queries(name) for name in names] == few


def test_list_downloads_numbers_as_numbers(office, store):
    store.record(store.indicator(title="=Reviews"), 1234)
    answer = office.get(at("indicators", store), {"as": "xlsx"})
    rows = list(load_workbook(BytesIO(answer.content)).active.values)
    assert rows[1][0] == "'=Reviews"
    assert rows[1][2] == 1234


def test_board_without_a_year_is_told_so(client, store):
    Period.objects.filter(board=store.board).delete()
    client.force_login(person(Role.MANAGER, store.board))
    for name in ("indicators", "indicators-dashboard"):
        assert "no reporting year yet" in page(client.get(at(name, store)))


def test_board_without_an_area_lists_its_indicators(office, store):
    indicator = store.indicator(title="Reviews in time")
    BoardArea.objects.filter(board=store.board).delete()
    Area.objects.filter(board=store.board).delete()
    assert listed(office, store) == ["Reviews in time"]
    for name, *more in (("indicators-dashboard",), ("indicator", indicator.pk)):
        page(office.get(at(name, store, *more)))


def test_page_tells_what_it_is_how_it_stands_and_who_entered_it(office, store):
    by = person(name="Invented Analyst")
    indicator = store.indicator(
        title="Reviews in time", unit="percent", better="higher", definition="Reviews held by the day they were due."
    )
    services.record_observation(indicator=indicator, period=store.year, area=store.home, value=Decimal(80), by=by)
    said = page(office.get(at("indicator", store, indicator.pk)))
    for words in (
        "Reviews held by the day they were due.",
        "80% (2012–13)",
        "Entered by Invented Analyst",
        "No target",
    ):
        assert words in said


def test_page_of_a_figure_that_was_revised_shows_each_version(office, store):
    indicator = store.indicator()
    store.record(indicator, 80)
    store.record(indicator, 82)
    said = texts(read(page(office.get(at("indicator-figures", store, indicator.pk)))), "tbody td")
    assert said.index("82") + 1 == said.index("version 2, stands in reports")
    assert said[said.index("80") + 1].startswith("kept beside")


def test_history_asks_no_more_for_thirty_figures_than_for_one(office, store):
    indicator = store.indicator()

    def queries(name):
        look_again(store.board)
        with CaptureQueriesContext(connection) as asked:
            page(office.get(at(name, store, indicator.pk)))
        return len(asked)

    store.record(indicator, 1)
    names = ("indicator", "indicator-figures")
    few = [queries(name) for name in names]
    for n in range(30):
        year = PeriodFactory(
            board=store.board, name=f"{1970 + n}", starts=date(1970 + n, 4, 1), ends=date(1971 + n, 3, 31)
        )
        store.record(indicator, n, period=year)
    assert [queries(name) for name in names] == few


def test_longer_history_is_drawn_with_its_comparators_and_target(office, store):
    indicator = store.indicator(unit="percent", better="higher", title="Reviews in time")
    neighbours = factories.AreaFactory(board=store.board, name="Neighbours")
    for n, value in enumerate((60, 64, 66, 70)):
        year = PeriodFactory(
            board=store.board, name=f"{2007 + n}", starts=date(2007 + n, 4, 1), ends=date(2008 + n, 3, 31)
        )
        store.record(indicator, value, period=year)
        store.record(indicator, value + 5, period=year, area=neighbours)
    store.record(indicator, 72)
    factories.TargetFactory(indicator=indicator, period=store.year, area=store.home)
    said = page(office.get(at("indicator", store, indicator.pk)))
    assert "Over time" in said
    assert "Reviews in time, years" in said
    assert "Neighbours" in said
    assert '<svg class="app-chart"' in said


def test_every_table_and_chart_of_the_page_downloads(office, store):
    indicator = store.indicator([store.scheme("Red", "Blue")], charted=True)
    Category.objects.filter(code="red").update(name="=Red")
    store.record(indicator, 7, "red")
    store.record(indicator, 9, "blue")
    sheets = office.get(at("indicator", store, indicator.pk)).context["sheets"]
    assert len(sheets) == 2
    table = office.get(at("indicator-table", store, indicator.pk, sheets[0].name, "csv")).content.decode("utf-8-sig")
    assert table.splitlines()[1].startswith("'=Red,7,")
    answer = office.get(at("indicator-table", store, indicator.pk, sheets[0].name, "xlsx"))
    assert list(load_workbook(BytesIO(answer.content)).active.values)[1][1] == 7


def test_indicator_is_added_by_form_with_a_reference_of_its_own(office, store):
    sent = {"title": "Children missing school", "unit": "people", "decimals": 0, "better": "lower", "order": 0}
    answer = office.post(at("indicator-add", store), sent)
    made = Indicator.objects.get()
    assert answer["Location"] == at("indicator", store, made.pk)
    assert (made.reference, made.scheme1.slug) == ("children-missing-school", "undivided")
    office.post(at("indicator-add", store), sent)
    assert Indicator.objects.filter(reference="children-missing-school-2").exists()


def test_refused_indicator_keeps_what_was_typed_and_says_why_at_its_field(office, store):
    sent = {"title": "Rate of plans", "unit": "rate", "decimals": 1, "better": "lower", "sentence": "{nonsense}"}
    said = page(office.post(at("indicator-add", store), {**sent, "order": 0}))
    assert "Rate of plans" in said
    assert "govuk-error-summary" in said
    assert not Indicator.objects.exists()


def test_indicator_saved_again_unchanged_writes_nothing(office, store):
    indicator = store.indicator()
    change = at("indicator-change", store, indicator.pk)
    sent = as_shown(office.get(change).context["form"])
    before = AuditEvent.objects.count()
    answer = office.post(change, sent)
    assert answer.status_code == 302, answer.context["form"].errors
    assert AuditEvent.objects.count() == before


def test_indicator_with_figures_keeps_its_categories(office, store):
    indicator = store.indicator()
    store.record(indicator, 1)
    other = store.scheme("Red", "Blue")
    change = at("indicator-change", store, indicator.pk)
    sent = as_shown(office.get(change).context["form"])
    assert "its categories stay" in page(office.post(change, {**sent, "scheme1": other.pk}))


def test_target_and_threshold_are_set_changed_and_removed(office, store):
    indicator = store.indicator(unit="percent", better="higher")
    sent = {"period": store.year.pk, "area": store.home.pk, "value": "75", "kind": "target", "bound": "exact"}
    for value in ("75", "80"):
        office.post(at("indicator-target", store, indicator.pk), {**sent, "value": value})
    target = Target.objects.get()
    assert target.value == 80
    office.post(at("indicator-threshold", store, indicator.pk), {"period": store.year.pk, "amber_within": "5"})
    said = page(office.get(at("indicator", store, indicator.pk)))
    assert "Target for" in said
    assert "Amber within 5 of the target" in said
    for model, name in ((Target, "target"), (Threshold, "threshold")):
        remove = at(f"indicator-{name}-remove", store, indicator.pk, model.objects.get().pk)
        office.post(remove, {"reason": "Set for another year."})
        assert not model.objects.exists()


def test_target_that_is_no_number_is_refused_at_its_field(office, store):
    indicator = store.indicator()
    said = page(office.post(at("indicator-target", store, indicator.pk), {"value": "plenty"}))
    assert "plenty" in said
    assert "govuk-error-summary" in said
