"""How indicators stand in a year: figure, target, status, direction, trend, and what is hidden from whom."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lscb.board.models import Tone
from lscb.board.year import Year
from lscb.document.disclosure import Audience
from priorities.indicators import services
from priorities.indicators.dashboard import sections, whole_summary
from priorities.indicators.models import Indicator
from priorities.indicators.standing import standings, statuses, summary
from tests.factories import indicators as factories
from tests.factories.board import PeriodFactory
from tests.factories.priorities import PriorityFactory, TopicFactory

pytestmark = pytest.mark.django_db


def stand(store, indicator, audience=Audience.OFFICE):
    (found,) = standings(Year(store.board, store.year), [indicator.pk], audience)[indicator.pk]
    return found


def rated(store, value, target=75, within=5, **details):
    indicator = store.indicator(unit="percent", **{"better": "higher", **details})
    store.record(indicator, value)
    factories.TargetFactory(indicator=indicator, period=store.year, area=store.home, value=Decimal(target))
    factories.ThresholdFactory(indicator=indicator, period=store.year, amber_within=Decimal(within))
    return stand(store, indicator)


@pytest.mark.parametrize(
    ("value", "tone", "words"),
    [
        (75, Tone.GREEN, "Green: target met"),
        (70, Tone.AMBER, "Amber: near the target"),
        (69, Tone.RED, "Red: target missed"),
    ],
)
def test_status_follows_target_and_threshold(store, value, tone, words):
    found = rated(store, value)
    assert (found.tone, found.status) == (tone, words)


def test_lower_is_better_turns_the_rule_round(store):
    assert rated(store, 10, target=12, better="lower").tone == Tone.GREEN
    assert rated(store, 90, target=12, better="lower", number=1).tone == Tone.RED


def test_indicator_without_a_better_way_is_not_rated_and_says_so(store):
    found = rated(store, 75, better="neither")
    assert (found.rated, found.status) == (False, "Not rated: neither way is better")


def test_bound_is_rated_only_where_every_value_it_allows_is_alike(store):
    indicator = store.indicator(unit="percent", better="higher")
    factories.TargetFactory(indicator=indicator, period=store.year, area=store.home, value=Decimal(75))
    made = store.record(indicator, 80, bound="over")
    assert stand(store, indicator).tone == Tone.GREEN
    made.value = Decimal(60)
    made.save()
    assert stand(store, indicator).status == "Not rated: only a bound is held"


def test_direction_names_what_it_is_compared_with(store):
    indicator = store.indicator(unit="percent", better="higher")
    store.record(indicator, 64, period=store.before)
    store.record(indicator, 68)
    assert stand(store, indicator).direction == "Better than in 2011–12 (64%)"


def test_direction_without_a_better_way_is_up_or_down(store):
    indicator = store.indicator()
    store.record(indicator, 30, period=store.before)
    store.record(indicator, 20)
    assert stand(store, indicator).direction == "Down from 30 in 2011–12"


def test_counts_of_periods_of_different_lengths_are_not_compared(store):
    indicator = store.indicator(nature="flow", better="lower")
    store.record(indicator, 30, period=store.before)
    store.record(indicator, 9, period=store.quarter(3, date(2012, 12, 31)))
    found = stand(store, indicator)
    assert (found.direction, found.trend) == ("Not compared", "")


def test_shares_of_periods_of_different_lengths_are_compared_and_it_is_said(store):
    indicator = store.indicator(unit="percent", better="higher")
    store.record(indicator, 64, period=store.before)
    store.record(indicator, 68, period=store.quarter(3, date(2012, 12, 31)))
    assert stand(store, indicator).direction.endswith("(64%), a period of another length")


def test_figures_on_either_side_of_a_break_are_not_compared(store):
    indicator = store.indicator(better="lower")
    store.record(indicator, 30, period=store.before)
    store.record(indicator, 20)
    factories.SeriesBreakFactory(indicator=indicator, on=date(2012, 4, 1))
    assert stand(store, indicator).direction == "Not compared: counted differently from 1 April 2012"


def test_sum_over_a_hidden_part_stands_as_a_bound(store):
    indicator = store.indicator([store.scheme("Red", "Blue")])
    store.record(indicator, 61, "red")
    store.record(indicator, None, "blue", marker="c")
    assert stand(store, indicator).said == "at least 61"


def test_parts_that_do_not_add_up_are_counted_and_not_summed(store):
    indicator = store.indicator([store.scheme("Red", "Blue")], adds_up=False)
    store.record(indicator, 61, "red")
    store.record(indicator, 12, "blue")
    assert stand(store, indicator).said == "in 2 parts"


def test_nought_stands_as_a_figure_and_a_gap_as_none(store):
    indicator = store.indicator()
    assert (stand(store, indicator).said, stand(store, indicator).status) == ("none yet", "No figure yet")
    store.record(indicator, 0)
    assert stand(store, indicator).said == "0"


def test_small_numbers_are_hidden_from_the_board_with_all_that_tells_them(store):
    indicator = store.indicator(better="lower")
    store.record(indicator, 3, period=store.before)
    store.record(indicator, 4)
    factories.TargetFactory(indicator=indicator, period=store.year, area=store.home, value=Decimal(4))
    seen = stand(store, indicator, Audience.BOARD)
    assert (seen.said, seen.status, seen.direction, seen.trend) == ("hidden", "Not shown", "Not compared", "")
    assert stand(store, indicator).status == "Green: target met"


def test_trend_holds_the_last_periods_of_one_length_and_its_picture_is_for_the_eye_alone(store):
    indicator = store.indicator(unit="percent")
    for n in range(1, 4):
        store.record(indicator, 10 * n, period=store.quarter(n, date(2012, 3 * n + 3, 28)))
    found = standings(Year(store.board, store.year), [indicator.pk], Audience.OFFICE)[indicator.pk][0]
    assert [point.value for point in found.points] == [10, 20, 30]
    assert 'aria-hidden="true"' in found.trend
    assert found.trend.count("<circle") == 3


def test_summary_states_its_base(store):
    found = [rated(store, 75, number=1), rated(store, 1, number=2), stand(store, store.indicator(number=3))]
    assert summary(found).words == "2 of 3 rated: 1 green, 1 red"
    assert summary(found[2:]).words == "0 of 1 rated"


def test_dashboard_gathers_indicators_under_their_priorities_and_says_which_has_none(store):
    first = PriorityFactory(period=store.year, board=store.board, number=1)
    second = PriorityFactory(period=store.year, board=store.board, number=2)
    PriorityFactory(period=store.year, board=store.board, number=3)
    topic = TopicFactory(period=store.year, board=store.board, priorities=[first, second])
    both = store.indicator(number=1, agency=None, topic=topic)
    store.indicator(number=2, agency=None, priority=second)
    store.indicator(number=3)
    found = sections(Year(store.board, store.year), Audience.OFFICE)
    counts = {section.key: len(section.standings) for section in found}
    assert counts == {"priority-1": 1, "priority-2": 2, "priority-3": 0, "elsewhere": 1}
    assert found[0].standings[0].indicator.pk == both.pk
    assert whole_summary(found).all == 3


@pytest.mark.slow
def test_reading_asks_no_more_for_thirty_indicators_with_ten_years_behind_them(store):
    def fill(first, last, years):
        for n in range(first, last):
            indicator = store.indicator([store.scheme(f"A{n}", f"B{n}")], number=n)
            for year in years:
                store.record(indicator, 10, f"a{n}", period=year)
                store.record(indicator, 10, period=year)

    def count():
        only = list(Indicator.objects.values_list("pk", flat=True))
        with CaptureQueriesContext(connection) as asked:
            standings(Year(store.board, store.year), only, Audience.BOARD)
        return len(asked)

    earlier = [
        PeriodFactory(board=store.board, name=f"{y}", starts=date(y, 4, 1), ends=date(y + 1, 3, 31))
        for y in range(2001, 2011)
    ]
    fill(0, 1, [store.year])
    one = count()
    fill(1, 30, [store.year, *earlier])
    assert count() == one


def test_filter_by_status_finds_what_the_lines_of_the_list_say(store):
    """Of figures entered, computed, in parts, bounded, of few and of words, as the office and as the board see them."""
    made = [store.indicator(number=n, better="lower", unit=unit) for n, unit in enumerate(["people"] * 6 + ["percent"])]
    for indicator, value in zip(made, (3, 41, 8, 9, 30, 9), strict=False):
        store.record(indicator, value)
    store.record(made[2], 2, period=store.before)
    store.record(made[3], 12, bound="at least", area=store.home, period=store.before)
    store.record(made[6], numerator=4, denominator=40)
    parted = store.indicator([store.scheme("Red", "Blue")], number=20, better="lower")
    for code, value in (("red", 4), ("blue", 30)):
        store.record(parted, value, code)
    bounded, said, bare = (store.indicator(number=n, better="lower") for n in (21, 22, 23))
    store.record(bounded, 61, bound="at least")
    store.record(said, words="two children")
    total = store.indicator(number=24, better="lower")
    services.reckon_from(indicator=total, operation="sum", parts=[(made[1], None), (made[4], None)], by=None)
    several = [*made, parted, bounded, said, bare, total]
    for indicator in several:
        factories.TargetFactory(indicator=indicator, period=store.year, area=store.home, value=Decimal(9))
    factories.ThresholdFactory(indicator=made[4], period=store.year, amber_within=Decimal(25))
    year, pks = Year(store.board, store.year), [indicator.pk for indicator in several]
    for audience in (Audience.OFFICE, Audience.BOARD):
        lines = standings(year, pks, audience)
        for tone in ("red", "amber", "green"):
            found = {pk for pk, shapes in statuses(year, pks, audience, {tone}).items() if tone in shapes}
            assert found == {pk for pk, held in lines.items() if any(s.shape == tone for s in held)}, (audience, tone)
