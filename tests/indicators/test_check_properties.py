"""The checks agree with exact arithmetic, whatever the tables: they find what is wrong, and nothing that is right."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from lscb.document.rounding import rounded
from priorities.indicators.checks import averages, changes, courses, percentages, relations, totals
from priorities.indicators.checks.spans import Span, total
from tests.indicators.holding import holding, put, rest_on, state

counts = st.integers(0, 5000)
places = st.integers(0, 2)
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(counts, min_size=width, max_size=width), min_size=1, max_size=5)
)
off = st.integers(-3, 3)


def found(check, held):
    return {doubted.place for doubted in check(held)}


def cross(cells):
    held = holding(len(cells), len(cells[0]))
    for r, row in enumerate(cells, 1):
        for c, value in enumerate(row, 1):
            put(held, value, r, c)
    return held


@given(tables, st.data())
def test_row_totals_are_doubted_exactly_where_cells_add_up_to_something_else(cells, data):
    held, wrong = cross(cells), set()
    for r, row in enumerate(cells, 1):
        slip = data.draw(off)
        put(held, sum(row) + slip, r)
        wrong |= {f"Row {r}, 2012"} if slip else set()
    assert found(totals.row_totals, held) == wrong


@given(tables, st.data())
def test_column_totals_are_doubted_exactly_where_cells_add_up_to_something_else(cells, data):
    held, wrong = cross(cells), set()
    for c, column in enumerate(zip(*cells, strict=True), 1):
        slip = data.draw(off)
        put(held, sum(column) + slip, 0, c)
        wrong |= {f"Column {c}, 2012"} if slip else set()
    assert found(totals.column_totals, held) == wrong


@given(st.lists(counts, min_size=2, max_size=6), off)
def test_whole_is_doubted_exactly_where_its_parts_add_up_to_something_else(parts, slip):
    held = holding(len(parts))
    for r, value in enumerate(parts, 1):
        put(held, value, r)
    put(held, sum(parts) + slip)
    assert bool(found(totals.whole, held)) is bool(slip)


@given(st.lists(counts, min_size=2, max_size=6), st.integers(-50, 50), st.data())
def test_total_over_hidden_parts_is_doubted_only_where_it_is_below_what_is_known(parts, slip, data):
    held = holding(len(parts))
    hidden = data.draw(st.sets(st.integers(1, len(parts)), min_size=1, max_size=len(parts) - 1))
    known = 0
    for r, value in enumerate(parts, 1):
        known += 0 if r in hidden else value
        put(held, None if r in hidden else value, r, marker="c" if r in hidden else "")
    printed = max(0, known + slip)
    put(held, printed)
    assert bool(found(totals.whole, held)) is (printed < known)


@given(st.lists(st.integers(1, 500), min_size=2, max_size=7), places)
def test_rounded_percentages_of_one_whole_are_never_doubted(parts, decimals):
    held = holding(len(parts), unit="percent", decimals=decimals)
    for r, value in enumerate(parts, 1):
        put(held, Fraction(rounded(Fraction(value * 100, sum(parts)), decimals)), r)
    assert not found(percentages.hundred, held)


@given(st.lists(st.integers(0, 60), min_size=2, max_size=6), places)
def test_percentages_are_doubted_exactly_where_rounding_cannot_make_them_a_hundred(parts, decimals):
    held = holding(len(parts), unit="percent", decimals=decimals)
    for r, value in enumerate(parts, 1):
        put(held, value, r)
    slack = Fraction(len(parts), 2 * 10**decimals)
    assert bool(found(percentages.hundred, held)) is (abs(sum(parts) - 100) > slack)


@given(counts, st.integers(1, 5000), places, st.fractions(-2, 2))
def test_percentage_is_doubted_exactly_where_its_numerator_over_its_base_does_not_give_it(top, base, decimals, slip):
    assume(top <= base)
    exact = Fraction(top * 100, base)
    printed = Fraction(rounded(exact + slip, decimals))
    held = holding(unit="percent", decimals=decimals)
    put(held, printed, over=(top, base))
    assert bool(found(percentages.over_base, held)) is (abs(printed - exact) > Fraction(1, 2 * 10**decimals))


@given(st.integers(1, 120), places, st.integers(0, 10000))
def test_percentage_of_so_many_is_doubted_exactly_where_no_whole_number_gives_it(base, decimals, hundredths):
    printed = Fraction(rounded(Fraction(hundredths, 100), decimals))
    held = holding(unit="percent", decimals=decimals)
    put(held, printed, over=(None, base))
    half = Fraction(1, 2 * 10**decimals)
    possible = any(abs(Fraction(k * 100, base) - printed) <= half for k in range(base + 1))
    assume(printed <= 100)
    assert bool(found(percentages.whole_numerator, held)) is not possible


@given(st.integers(1, 5000), counts, places, st.fractions(-3, 3))
def test_change_of_counts_is_doubted_exactly_where_rounding_does_not_give_it(before, after, decimals, slip):
    exact = Fraction((after - before) * 100, before)
    printed = Fraction(rounded(exact + slip, decimals))
    held = holding()
    put(held, before, at=11)
    put(held, after)
    state(held, "change", printed, compared=11, decimals=decimals)
    assert bool(found(changes.printed_change, held)) is (abs(printed - exact) > Fraction(1, 2 * 10**decimals))
    assert not found(changes.points_for_per_cent, held)


@given(st.integers(1, 1000), st.integers(1, 1000), places)
def test_change_reckoned_before_the_percentages_were_rounded_is_never_doubted(first, second, decimals):
    before, after = Fraction(first, 11), Fraction(second, 11)
    held = holding(unit="percent")
    put(held, Fraction(rounded(before)), at=11)
    put(held, Fraction(rounded(after)))
    assume(held.cells[11, 1, 100, 200].value)
    state(held, "change", Fraction(rounded((after - before) / before * 100, decimals)), compared=11, decimals=decimals)
    assert not found(changes.printed_change, held)
    assert not found(changes.points_for_per_cent, held)


@given(st.integers(20, 60), st.integers(2, 30))
def test_rise_in_points_said_in_per_cent_is_always_told_as_that(before, points):
    held = holding(unit="percent", decimals=1)
    put(held, before, at=11)
    put(held, before + points)
    state(held, "change", points, compared=11)
    assert found(changes.points_for_per_cent, held) == {"2012"}
    assert not found(changes.printed_change, held)


@given(counts, places, st.fractions(-2, 2))
def test_average_is_doubted_exactly_where_the_total_over_twelve_months_does_not_give_it(whole, decimals, slip):
    printed = Fraction(rounded(Fraction(whole, 12) + slip, decimals))
    held = holding()
    put(held, whole)
    state(held, "mean", printed, decimals=decimals)
    wrong = abs(printed - Fraction(whole, 12)) > Fraction(1, 2 * 10**decimals)
    assert bool(found(averages.average, held)) is wrong


@given(counts, st.integers(1, 90000), places, st.fractions(-2, 2))
def test_rate_is_doubted_exactly_where_its_population_does_not_give_it(top, population, decimals, slip):
    exact = Fraction(top * 10000, population)
    printed = Fraction(rounded(exact + slip, decimals))
    held = holding(unit="rate", decimals=decimals, rate_base=10000)
    put(held, printed)
    counted, people = holding(), holding()
    put(counted, top)
    put(people, population)
    rest_on(held, counted, people)
    assert bool(found(relations.rate_of_population, held)) is (abs(printed - exact) > Fraction(1, 2 * 10**decimals))


@given(counts, counts, counts, off)
def test_stock_is_doubted_exactly_where_what_came_and_went_does_not_give_it(before, came, went, slip):
    held = holding(nature="stock")
    put(held, before, at=11)
    put(held, before + came - went + slip)
    rest_on(held, *(holding(nature="flow") for _ in range(2)))
    put(held.parts[0][1], came)
    put(held.parts[1][1], went)
    assert bool(found(courses.stock_against_flows, held)) is bool(slip)


@given(st.lists(st.tuples(st.fractions(-50, 50), st.integers(0, 3)), min_size=1, max_size=6), st.data())
def test_sum_of_spans_holds_every_sum_of_what_they_hold(parts, data):
    spans = [Span.rounded(value, decimals) for value, decimals in parts]
    inside = [span.low + (span.high - span.low) * data.draw(st.fractions(0, 1)) for span in spans]
    assert total(spans).meets(Span.of(sum(inside)))
    assert not total(spans).meets(Span.of(total(spans).high + Fraction(1, 10**9)))
