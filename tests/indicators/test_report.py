"""Single figures in their sentences, gaps, places, computed figures, and what reading them costs."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lscb.board.year import Year
from lscb.document.blocks import Document, Gap, Paragraph, Section
from lscb.document.reckoning import reckon, refs
from lscb.document.walk import figures
from priorities.indicators import report, services
from priorities.indicators.models import DerivedPart, Observation
from tests.factories import indicators as factories
from tests.factories.board import PeriodFactory
from tests.factories.priorities import PriorityFactory, TopicFactory
from tests.factories.workgroups import GroupFactory
from tests.indicators.reading_blocks import only, text

pytestmark = pytest.mark.django_db


def test_single_figure_stands_in_its_sentence(store):
    store.record(store.indicator(sentence="{value} children had a plan."), 121)
    assert "121 children had a plan." in text(*store.blocks())


def test_single_figure_stands_after_its_title_when_it_has_no_sentence(store):
    store.record(store.indicator(title="Adoption orders"), 8)
    assert "Adoption orders: 8." in text(*store.blocks())


def test_sentence_that_compares_is_replaced_when_nothing_earlier_is_held(store):
    indicator = store.indicator(sentence="{value}, against {before}.", sentence_alone="Just {value}.")
    store.record(indicator, 12)
    assert "Just 12." in text(*store.blocks())
    store.record(indicator, 10, period=store.before)
    assert "12, against 10." in text(*store.blocks())


def test_single_figures_that_follow_each_other_share_a_paragraph(store):
    for n in range(3):
        store.record(store.indicator(number=n, order=n), n)
    assert len(store.blocks()) == 1


def test_nought_is_printed_as_a_figure(store):
    store.record(store.indicator(sentence="{value} deaths."), 0)
    assert "0 deaths." in text(*store.blocks())


def test_bound_and_words_are_printed(store):
    store.record(store.indicator(sentence="{value} homes."), 9900, bound="about")
    store.record(store.indicator(number=1, order=1, sentence="Of these {value}."), words="the majority")
    said = text(*store.blocks())
    assert "about 9,900 homes. Of these the majority." in said


def test_numerator_and_denominator_make_the_percentage(store):
    indicator = store.indicator(unit="percent", sentence="{numerator} of {denominator}, {value}.")
    store.record(indicator, numerator=9, denominator=10)
    assert "9 of 10, 90%." in text(*store.blocks())


def test_printed_average_stands_beside_ours(store):
    indicator = store.indicator(sentence="{value} were completed.", unit="count")
    store.record(indicator, 181)
    store.state(indicator, "mean", 12)
    said = text(*store.blocks())
    assert "181 were completed. On average that was 15 a month." in said
    assert "Printed as 12; the figures give 15." in said


def test_rise_in_points_printed_as_per_cent_is_shown_as_both(store):
    indicator = store.indicator(unit="percent", sentence="{value}, before {before}.")
    store.record(indicator, 68)
    store.record(indicator, 64, period=store.before)
    store.state(indicator, "change", 4, compared=store.before)
    said = text(*store.blocks())
    assert "The difference was 4 points, a change of 6.3%." in said
    assert "Printed as 4%; the figures give 6.3%." in said


def test_owed_figure_that_is_missing_is_a_gap_that_names_who_owes_it(store):
    store.indicator(title="Children missing school", owner="Head of education")
    gap = only(store.blocks(), Gap)
    assert gap.title == "No figure: children missing school"
    assert gap.owed_by == "Head of education"
    assert gap.fill.model == "indicators.observation"


def test_figure_that_comes_when_it_comes_is_no_gap(store):
    store.indicator(frequency="")
    assert store.blocks() == ()


def test_indicator_collected_no_longer_is_no_gap(store):
    store.indicator(ends=date(2012, 3, 31))
    assert store.blocks() == ()


def test_lost_chart_is_a_gap_in_its_own_words(store):
    made = store.record(store.indicator(title="Moves"), marker="m", note="Chart not supplied.")
    gap = only(store.blocks(), Gap)
    assert (gap.title, gap.text, gap.fill.pk) == ("Not supplied: moves", "Chart not supplied.", made.pk)


def test_computed_indicator_is_reckoned_from_its_parts(store):
    children, homes = store.indicator(number=1, agency=None), store.indicator(number=2, agency=None)
    store.record(children, 30)
    store.record(homes, 60000)
    rate = store.indicator(
        number=3, unit="rate", rate_base=10000, operation="rate", decimals=1, sentence="{value} for each 10,000."
    )
    for order, part in enumerate((children, homes)):
        DerivedPart.objects.create(indicator=rate, part=part, order=order)
    assert "5.0 for each 10,000." in text(*store.blocks())
    assert report.unplaced(Year(store.board, store.year)) == ()


def test_second_source_is_not_printed_until_it_is_chosen(store):
    indicator = store.indicator(sentence="{value} children.")
    store.record(indicator, 121)
    other = store.record(indicator, 122, source=factories.SourceFactory(board=store.board))
    assert "121 children." in text(*store.blocks())
    services.choose_source(observation=other, by=None)
    assert "122 children." in text(*store.blocks())


def test_each_place_prints_its_own_indicators(store):
    topic = TopicFactory(period=store.year, board=store.board)
    group = GroupFactory(board=store.board)
    priority = PriorityFactory(period=store.year, board=store.board)
    for n, place in enumerate(({"topic": topic}, {"group": group}, {"priority": priority}, {})):
        store.record(store.indicator(number=n, agency=None, **place), n)
    year = Year(store.board, store.year)
    assert set(report.by_topic(year)) == {topic.pk}
    assert set(report.by_group(year)) == {group.pk}
    assert set(report.by_priority(year)) == {priority.pk}
    assert report.by_agency(year) == {}
    assert "Children: 3." in text(*report.unplaced(year))


def test_indicator_follows_its_topic_and_priority_into_the_next_year(store):
    following = PeriodFactory(board=store.board, name="2013-14", starts=date(2013, 4, 1), ends=date(2014, 3, 31))
    topic = TopicFactory(period=store.year, board=store.board, slug="early-help")
    heir = TopicFactory(period=following, board=store.board, slug="early-help")
    priority = PriorityFactory(period=store.year, board=store.board)
    carried = PriorityFactory(period=following, board=store.board, carried_from=priority)
    store.indicator(number=1, agency=None, topic=topic)
    store.indicator(number=2, agency=None, priority=priority)
    year = Year(store.board, following)
    assert isinstance(report.by_topic(year)[heir.pk][0], Gap)
    assert isinstance(report.by_priority(year)[carried.pk][0], Gap)


def test_every_figure_is_reckoned_anew_from_the_store(store):
    indicator = store.indicator([store.scheme("Red", "Blue"), store.scheme("Young", "Old")])
    for n, (row, column) in enumerate((("red", "young"), ("red", "old"), ("blue", "young"), ("blue", "old"))):
        store.record(indicator, n + 1, row, column)
    section = Section("all", "All", store.blocks())
    found = [f for _, f in figures(Document("T", "B", "P", (section,))) if f.reckoning]
    held = {o.pk: o for o in Observation.objects.all()}
    assert len(found) > 10
    for figure in found:
        assert all(r.model == "indicators.observation" for r in refs(figure.reckoning))
        assert reckon(figure.reckoning, lambda r: getattr(held[r.pk], r.field)) == figure.value


def test_queries_do_not_grow_with_the_figures(store):
    def fill(first, last):
        for n in range(first, last):
            scheme = store.scheme(f"A{n}", f"B{n}")
            indicator = store.indicator([scheme], number=n, order=n)
            store.record(indicator, 1, f"a{n}")
            store.record(indicator, 1, f"a{n}", period=store.before)

    def count():
        with CaptureQueriesContext(connection) as queries:
            store.blocks()
        return len(queries)

    fill(0, 1)
    one = count()
    fill(1, 30)
    assert count() == one


def test_year_is_read_once_for_all_places(store, django_assert_num_queries):
    store.record(store.indicator(), 1)
    year = Year(store.board, store.year)
    report.by_topic(year)
    with django_assert_num_queries(0):
        report.by_agency(year)
        report.by_group(year)
        report.by_priority(year)


def test_sentence_is_a_paragraph_with_a_cited_figure(store):
    store.record(store.indicator(sentence="{value} children."), 5)
    paragraph = only(store.blocks(), Paragraph)
    assert paragraph.inlines[0].source == "The source"
