"""A figure its source revised: the year's report keeps the one it had, the next year's shows both."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from lscb.annualreport.assembly import assemble
from lscb.annualreport.services import open_report
from lscb.board.year import Year
from lscb.document.blocks import Document, Section
from lscb.document.disclosure import Audience, protect
from lscb.document.text import render
from priorities.indicators import report, services
from priorities.indicators.models import Observation, SourceChoice
from tests.factories import indicators as factories
from tests.factories.annualreport import ApprovalFactory, SharedDraftFactory
from tests.factories.board import PeriodFactory
from tests.factories.returns import RoundFactory
from tests.indicators.reading_blocks import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def following(store):
    return PeriodFactory(board=store.board, name="2013-14", starts=date(2013, 4, 1), ends=date(2014, 3, 31))


def moment(day):
    return timezone.make_aware(datetime(2013, 6, day))


def entered(observation, day):
    Observation.objects.filter(pk=observation.pk).update(entered_at=moment(day))


def said(store, period, **known):
    return text(*report.by_agency(Year(store.board, period, **known)).get(store.agency.pk, ()))


def test_report_keeps_the_figure_it_had_when_its_draft_was_shared(store):
    indicator = store.indicator(sentence="{value} children had a plan.")
    entered(store.record(indicator, 121), 1)
    entered(store.record(indicator, 119), 20)
    assert "121 children" in said(store, store.year, known_by=moment(10))
    assert "119 children" in said(store, store.year)


def test_next_years_report_shows_what_was_reported_and_what_it_is_now(store, following):
    indicator = store.indicator(sentence="{value} children had a plan, against {before}.")
    entered(store.record(indicator, 121), 1)
    entered(store.record(indicator, 119), 20)
    store.record(indicator, 130, period=following)
    told = said(store, following, before_known_by=moment(10))
    assert "130 children had a plan, against 119." in told
    assert "Revised since. Children, 2012–13, was reported as 121 and is now 119." in told


def test_without_a_report_of_the_year_before_the_first_figure_is_what_was_reported(store, following):
    indicator = store.indicator(sentence="{value} children had a plan, against {before}.")
    for value in (121, 120, 119):
        store.record(indicator, value)
    store.record(indicator, 130, period=following)
    assert "was reported as 121 and is now 119." in said(store, following)


def test_several_revised_figures_stand_in_a_table(store, following):
    indicator = store.indicator([store.scheme("Red", "Blue")])
    for value in (70, 71):
        for code in ("red", "blue"):
            store.record(indicator, value, code)
    for code in ("red", "blue"):
        store.record(indicator, 80, code, period=following)
    told = said(store, following)
    assert "figures revised since they were reported" in told
    assert "As reported then" in told


def test_figure_that_came_only_after_the_report_was_shared_is_still_printed(store):
    indicator = store.indicator(sentence="{value} children had a plan.")
    entered(store.record(indicator, 121), 20)
    assert "121 children" in said(store, store.year, known_by=moment(10))


def test_small_number_that_was_reported_is_hidden_from_the_board_as_the_revised_one_is(store, following):
    indicator = store.indicator(sentence="{value} children had a plan, against {before}.")
    for value in (3, 41):
        store.record(indicator, value)
    store.record(indicator, 52, period=following)
    blocks = report.by_agency(Year(store.board, following))[store.agency.pk]
    shown = render(protect(Document("T", "B", "P", (Section("s", "S", blocks),)), Audience.BOARD))
    assert "was reported as [number hidden] and is now 41." in shown


def test_nothing_more_is_asked_where_nothing_was_revised(store, django_assert_num_queries, following):
    store.record(store.indicator(), 5)
    year = Year(store.board, store.year, known_by=timezone.now() + timedelta(days=1))
    report.by_agency(year)
    with django_assert_num_queries(0):
        report.by_group(year)


def test_approved_report_assembled_again_after_a_revision_keeps_its_figure(store, following):
    RoundFactory(period=store.year)
    indicator = store.indicator(sentence="{value} children had a plan.")
    entered(store.record(indicator, 121), 1)
    made = open_report(board=store.board, period=store.year, by=None)
    draft = SharedDraftFactory(report=made, number=1, shared_at=moment(10))
    ApprovalFactory(draft=draft)
    entered(store.record(indicator, 119), 20)
    store.record(indicator, 130, period=following)
    told = render(protect(assemble(made), Audience.OFFICE))
    assert "121 children had a plan." in told
    assert "119" not in told
    later = render(protect(assemble(open_report(board=store.board, period=following, by=None)), Audience.OFFICE))
    assert "was reported as 121 and is now 119." in later


@pytest.fixture
def other(store):
    return factories.SourceFactory(board=store.board, name="The council")


def choose(observation, day):
    observation.refresh_from_db()
    services.choose_source(observation=observation, by=None)
    SourceChoice.objects.filter(observation=observation).update(chosen_at=moment(day))


def test_report_keeps_the_source_it_followed_when_its_draft_was_shared(store, other):
    indicator = store.indicator(sentence="{value} children had a plan.")
    entered(store.record(indicator, 121), 1)
    second = store.record(indicator, 117, source=other)
    entered(second, 1)
    choose(second, 20)
    assert "121 children" in said(store, store.year, known_by=moment(10))
    assert "117 children" in said(store, store.year, known_by=moment(25))
    assert "117 children" in said(store, store.year)


def test_report_keeps_the_version_its_source_had_given_by_then(store, other):
    indicator = store.indicator(sentence="{value} children had a plan.")
    entered(store.record(indicator, 121), 1)
    entered(store.record(indicator, 119), 15)
    second = store.record(indicator, 117, source=other)
    entered(second, 16)
    choose(second, 20)
    assert "121 children" in said(store, store.year, known_by=moment(10))
    assert "119 children" in said(store, store.year, known_by=moment(18))


def test_source_chosen_and_taken_back_is_followed_in_the_reports_made_between(store, other):
    indicator = store.indicator(sentence="{value} children had a plan.")
    first = store.record(indicator, 121)
    second = store.record(indicator, 117, source=other)
    for row in (first, second):
        entered(row, 1)
    choose(second, 10)
    choose(first, 20)
    told = {day: said(store, store.year, known_by=moment(day)) for day in (5, 15, 25)}
    assert [f"{value} children" in told[day] for day, value in ((5, 121), (15, 117), (25, 121))] == [True] * 3


def test_next_years_report_shows_what_either_source_gave_and_names_them(store, following, other):
    indicator = store.indicator(sentence="{value} children had a plan, against {before}.")
    entered(store.record(indicator, 121), 1)
    second = store.record(indicator, 117, source=other)
    entered(second, 1)
    choose(second, 20)
    store.record(indicator, 130, period=following)
    told = said(store, following, before_known_by=moment(10))
    assert "130 children had a plan, against 117." in told
    assert (
        "Another source is followed since. Children, 2012–13, was reported as 121 by The source and is 117 by "
        "The council." in told
    )
    assert "Another source" not in said(store, following, before_known_by=moment(25))


def test_several_figures_of_another_source_stand_in_a_table_that_says_so(store, following, other):
    indicator = store.indicator([store.scheme("Red", "Blue")])
    for code in ("red", "blue"):
        entered(store.record(indicator, 70, code), 1)
        second = store.record(indicator, 71, code, source=other)
        entered(second, 1)
        choose(second, 20)
        store.record(indicator, 80, code, period=following)
    told = said(store, following, before_known_by=moment(10))
    assert "Another source is followed since; some were reported by The source." in told


def test_approved_report_assembled_again_after_another_source_was_chosen_keeps_its_figure(store, other):
    RoundFactory(period=store.year)
    indicator = store.indicator(sentence="{value} children had a plan.")
    entered(store.record(indicator, 121), 1)
    second = store.record(indicator, 117, source=other)
    entered(second, 1)
    made = open_report(board=store.board, period=store.year, by=None)
    ApprovalFactory(draft=SharedDraftFactory(report=made, number=1, shared_at=moment(10)))
    choose(second, 20)
    told = render(protect(assemble(made), Audience.OFFICE))
    assert "121 children had a plan." in told
    assert "117" not in told
