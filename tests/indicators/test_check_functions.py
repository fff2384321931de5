"""Each check by example: what it finds, what it says, and what it leaves alone."""

from __future__ import annotations

from datetime import date

import pytest

from lscb.board.models import Basis
from priorities.indicators.checks import courses, due, percentages, relations, sources, totals
from priorities.indicators.checks.catalogue import CHECKS
from tests.indicators.holding import AREA, holding, period, put, rest_on, state


def only(check, held):
    (doubted,) = check(held)
    return doubted


def quarters_of_2012(held):
    """Gives an indicator the quarters of 2012-13 beside its years."""
    days = ((4, 6, 30), (7, 9, 30), (10, 12, 31))
    for n, (first, last, day) in enumerate(days, 41):
        held.periods[n] = period(n, Basis.QUARTER, date(2012, first, 1), date(2012, last, day))
    held.periods[44] = period(44, Basis.QUARTER, date(2013, 1, 1), date(2013, 3, 31))
    return held


def test_every_check_has_a_sentence_and_a_name_of_its_own():
    assert all(check.sentence.endswith(".") for check in CHECKS)
    assert len({check.slug for check in CHECKS}) == len(CHECKS) > 20


def test_doubt_says_what_was_printed_what_was_computed_and_the_difference():
    held = holding(2)
    put(held, 7, 1)
    put(held, 5, 2)
    put(held, 13)
    doubted = only(totals.whole, held)
    assert (doubted.place, doubted.printed, doubted.computed, doubted.difference) == (
        "2012",
        "13",
        "12 (7 + 5)",
        "1 more",
    )


def test_doubt_keeps_its_key_and_changes_its_mark_when_a_value_does():
    held = holding(2)
    put(held, 7, 1)
    put(held, 5, 2)
    put(held, 13)
    before = only(totals.whole, held)
    put(held, 4, 2)
    after = only(totals.whole, held)
    assert before.key == after.key
    assert before.digest != after.digest


def test_total_over_a_hidden_part_is_computed_as_a_bound():
    held = holding(2)
    put(held, 61, 1)
    put(held, None, 2, marker="c")
    put(held, 60)
    doubted = only(totals.whole, held)
    assert (doubted.computed, doubted.difference) == ("at least 61", "at least 1 less")


def test_about_as_many_is_not_doubted():
    held = holding(2)
    put(held, 7, 1)
    put(held, 5, 2, bound="about")
    put(held, 14)
    assert not list(totals.whole(held))


def test_parts_that_may_overlap_are_only_doubted_above_the_whole():
    held = holding(2, adds_up=False)
    put(held, 7, 1)
    put(held, 15, 2)
    put(held, 14)
    assert not list(totals.whole(held))
    assert only(totals.part_above_whole, held).place == "Row 2, 2012"


def test_category_divided_further_is_what_its_parts_add_up_to():
    held = holding(3)
    held.names[102].parent_id = held.names[103].parent_id = 101
    put(held, 10, 1)
    put(held, 4, 2)
    put(held, 5, 3)
    assert only(totals.parts_of_parts, held).computed == "9 (4 + 5)"


def test_printed_total_is_the_sum_of_what_it_speaks_of():
    held = holding(2)
    put(held, 7, 1)
    put(held, 5, 2)
    state(held, "total", 13)
    assert only(totals.printed_total, held).computed == "12 (7 + 5)"


def test_share_is_reckoned_from_the_cells_where_they_are_known():
    held = holding(2)
    put(held, 1, 1)
    put(held, 120, 2)
    state(held, "share", "1.7", 1, decimals=1)
    doubted = only(percentages.printed_share, held)
    assert (doubted.printed, doubted.computed) == ("1.7%", "0.8% (1 of 121)")


def test_percentage_no_whole_number_gives_names_the_nearest_two():
    held = holding(unit="percent")
    put(held, 45, over=(None, 7))
    assert only(percentages.whole_numerator, held).computed == (
        "43% (3) or 57% (4) are the nearest that whole numbers of 7 give"
    )


def test_events_of_four_quarters_are_those_of_the_year_and_people_may_be_fewer():
    for unit, doubted in (("count", True), ("people", False)):
        held = quarters_of_2012(holding(unit=unit, nature="flow"))
        for n in (41, 42, 43, 44):
            put(held, 10, at=n)
        put(held, 35)
        assert bool(list(courses.parts_of_a_year(held))) is doubted


def test_three_quarters_of_a_year_are_not_taken_for_all_of_it():
    held = quarters_of_2012(holding(unit="count", nature="flow"))
    for n in (41, 42, 43):
        put(held, 10, at=n)
    put(held, 35)
    assert not list(courses.parts_of_a_year(held))


def test_state_at_the_end_of_the_year_is_that_of_its_last_quarter():
    held = quarters_of_2012(holding(nature="stock"))
    put(held, 120, at=44)
    put(held, 121)
    assert only(courses.state_on_a_day, held).difference == "1 more"


def test_figure_far_outside_its_history_is_doubted_and_a_usual_one_is_not():
    held = holding()
    for year, value in enumerate((100, 104, 98, 101), 8):
        put(held, value, at=year)
    put(held, 121)
    assert not list(courses.far_outside_history(held))
    put(held, 1210)
    assert only(courses.far_outside_history, held).computed == "between 98 and 104 in the 4 periods before"


def test_history_before_a_break_in_the_series_does_not_count():
    held = holding()
    for year, value in enumerate((100, 104, 98, 101), 8):
        put(held, value, at=year)
    put(held, 1210)
    held.breaks.append(date(2012, 4, 1))
    assert not list(courses.far_outside_history(held))


def test_whole_in_one_table_is_held_against_parts_in_another():
    held, first, second = holding(), holding(), holding()
    put(held, 30)
    put(first, 10)
    put(second, 21)
    rest_on(held, first, second)
    assert only(relations.parts_across_tables, held).difference == "1 less"


def test_share_of_two_indicators_is_held_against_them_but_for_rounding():
    held, top, base = holding(unit="percent"), holding(), holding()
    put(top, 3)
    put(base, 7)
    rest_on(held, top, base)
    put(held, 43)
    assert not list(relations.share_of_parts(held))
    put(held, 44)
    assert only(relations.share_of_parts, held).computed.startswith("43%")


def test_monthly_average_is_held_against_the_total_another_indicator_has():
    held, total = holding(unit="monthly"), holding()
    put(held, 12)
    put(total, 181)
    rest_on(held, total)
    assert only(relations.average_of_total, held).computed.startswith("15")


def test_part_of_a_computed_share_is_not_above_its_base():
    held, top, base = holding(unit="percent", operation="share"), holding(), holding()
    put(top, 12)
    put(base, 10)
    rest_on(held, top, base)
    assert only(relations.part_above_its_base, held).difference == "2 more"


def test_two_sources_apart_are_named_and_one_within_rounding_is_not():
    held = holding(unit="percent")
    chosen = put(held, 43)
    other = put(held, "42.8", decimals=1, source=2)
    held.cells[chosen.key] = chosen
    held.sources[2] = held.sources[1]
    held.beside[chosen.key] = [other]
    assert not list(sources.two_sources(held))
    held.beside[chosen.key] = [put(held, "42.1", decimals=1, source=2)]
    held.cells[chosen.key] = chosen
    assert only(sources.two_sources, held).difference == "0.9 points more"


def test_indicator_without_a_source_is_told_unless_it_is_computed():
    held = holding()
    assert only(sources.without_source, held).printed == "none named"
    held.indicator.operation = "sum"
    assert not list(sources.without_source(held))


@pytest.mark.parametrize(("today", "late"), [(date(2014, 5, 30), []), (date(2014, 5, 31), ["2013"])])
def test_figure_is_past_due_after_sixty_days(today, late):
    held = holding(frequency="yearly", source_id=1)
    held.present, held.today = {12}, today
    assert [doubted.place for doubted in due.past_due(held)] == late


def test_figure_of_a_stretch_within_the_year_answers_for_it_and_years_before_the_first_are_not_owed():
    held = quarters_of_2012(holding(frequency="yearly", source_id=1))
    held.present, held.today = {44}, date(2013, 12, 1)
    assert not list(due.past_due(held))


def test_figure_of_several_years_answers_for_each_of_them():
    held = holding(frequency="yearly", source_id=1)
    held.periods[50] = period(50, Basis.OTHER, date(2010, 4, 1), date(2012, 3, 31))
    held.present, held.today = {50, 12}, date(2013, 12, 1)
    assert not list(due.past_due(held))


def test_what_comes_as_it_comes_or_is_collected_no_longer_is_not_owed():
    held = holding(frequency="", source_id=1)
    held.present, held.today = {12}, date(2020, 1, 1)
    assert not list(due.past_due(held))
    held = holding(frequency="yearly", source_id=1, ends=date(2013, 3, 31))
    held.present, held.today = {12}, date(2020, 1, 1)
    assert not list(due.past_due(held))


def test_place_names_an_area_only_where_it_is_not_the_boards_own():
    held = holding(1)
    assert held.place(held.periods[12], held.areas[AREA], 101) == "Row 1, 2012"
    held.covered = frozenset()
    assert held.place(held.periods[12], held.areas[AREA], 101) == "Row 1, 2012, Home"
