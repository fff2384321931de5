"""Indicators computed from others: reckoned, marked as such, refused where they cannot be."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from lscb.board.year import Year
from lscb.document.disclosure import Audience
from lscb.document.reckoning import Op, Reckoning, Ref, reckon
from priorities.indicators import services
from priorities.indicators.checks.services import look_again
from priorities.indicators.models import DerivedPart, Doubt
from priorities.indicators.report.reading import Reading
from priorities.indicators.standing import standings

pytestmark = pytest.mark.django_db


def latest(store, indicator, audience=Audience.OFFICE):
    (found,) = standings(Year(store.board, store.year), [indicator.pk], audience)[indicator.pk]
    return found


def from_parts(store, operation, *values, unit="people", factor=None, part_unit="people", **details):
    """An indicator computed from as many others as there are values."""
    parts = []
    for n, value in enumerate(values, 1):
        part = store.indicator(number=n, title=f"Part {n}", unit=part_unit)
        store.record(part, value)
        parts.append((part, None))
    made = store.indicator(number=99, title="Computed", unit=unit, **details)
    return services.reckon_from(indicator=made, operation=operation, parts=parts, factor=factor, by=None)


@pytest.mark.parametrize(
    ("operation", "values", "unit", "details", "said"),
    [
        ("sum", (30, 12), "people", {}, "42"),
        ("difference", (30, 12), "people", {}, "18"),
        ("share", (30, 120), "percent", {"decimals": 1}, "25.0%"),
        ("rate", (30, 60000), "rate", {"decimals": 1, "rate_base": 10000}, "5.0"),
        ("ratio", (30, 12), "ratio", {"decimals": 1}, "2.5"),
        ("mean", (181,), "monthly", {"decimals": 1}, "15.1"),
        ("conversion", (1200, 300), "percent", {}, "25%"),
        ("divided", (35,), "ratio", {"factor": 7, "part_unit": "days"}, "5"),
        ("multiplied", (6,), "days", {"factor": 7, "part_unit": "ratio"}, "42"),
        ("divided", (123456700,), "ratio", {"factor": 1000, "part_unit": "pence", "decimals": 1}, "1,234.6"),
        ("divided", (123456700,), "pence", {"factor": 10, "part_unit": "pence"}, "£123,456.70"),
    ],
)
def test_computed_indicator_stands_like_any_other(store, operation, values, unit, details, said):
    assert latest(store, from_parts(store, operation, *values, unit=unit, **details)).said == said


def test_indicator_computed_from_a_computed_one_is_reckoned_after_it_whatever_their_order(store):
    first = from_parts(store, "sum", 30, 12)
    base = store.indicator(number=50)
    store.record(base, 168)
    share = store.indicator(number=0, title="Share", unit="percent", order=0)
    services.reckon_from(indicator=share, operation="share", parts=[(first, None), (base, None)], by=None)
    assert latest(store, share).said == "25%"


def test_part_may_be_one_category_or_the_sum_of_what_is_held(store):
    divided = store.indicator([store.scheme("Red", "Blue")], number=1)
    store.record(divided, 9, "red")
    store.record(divided, 27, "blue")
    red = divided.scheme1.categories.get(code="red")
    share = store.indicator(number=2, unit="percent")
    services.reckon_from(indicator=share, operation="share", parts=[(divided, red), (divided, None)], by=None)
    assert latest(store, share).said == "25%"


def test_share_of_few_people_is_hidden_from_the_board(store):
    share = from_parts(store, "share", 3, 120, unit="percent")
    assert latest(store, share, Audience.BOARD).said == "hidden"
    assert latest(store, share).said == "3%"


def test_page_and_list_mark_what_is_computed(office, store):
    made = from_parts(store, "sum", 30, 12)
    said = office.get(reverse("indicator", args=(store.board.slug, made.pk))).content.decode()
    assert "Computed here" in said
    assert "Sum of the parts: Part 1; Part 2" in said
    assert "(computed)" in office.get(reverse("indicators", args=(store.board.slug,))).content.decode()


def test_reckoning_is_set_by_form_and_saved_again_unchanged(office, store):
    first, second = store.indicator(number=1), store.indicator(number=2)
    made = store.indicator(number=3)
    address = reverse("indicator-reckoning", args=(store.board.slug, made.pk))
    for _ in range(2):
        office.post(address, {"operation": "sum", "part1": first.pk, "part2": second.pk})
        made.refresh_from_db()
        assert made.operation == "sum"
        assert list(DerivedPart.objects.values_list("part", flat=True)) == [first.pk, second.pk]
    said = office.post(address, {"operation": "share", "part1": first.pk}).content.decode()
    assert "name two parts" in said


def test_computed_indicator_takes_no_figures_and_one_with_figures_is_not_computed(store):
    made = from_parts(store, "sum", 30, 12)
    with pytest.raises(ValidationError, match="computed from others"):
        store.record(made, 5)
    entered = store.indicator(number=60)
    store.record(entered, 5)
    with pytest.raises(ValidationError, match="either entered or computed"):
        services.reckon_from(indicator=entered, operation="sum", parts=[(made, None), (made, None)], by=None)


def test_indicator_cannot_rest_on_itself_through_others(store):
    first = from_parts(store, "sum", 30, 12)
    second = store.indicator(number=70)
    services.reckon_from(indicator=second, operation="sum", parts=[(first, None), (first, None)], by=None)
    with pytest.raises(ValidationError, match="cannot rest on itself"):
        services.reckon_from(indicator=first, operation="sum", parts=[(second, None), (second, None)], by=None)


def test_answer_of_an_operation_is_in_its_own_unit(store):
    part, made = store.indicator(number=1), store.indicator(number=2)
    with pytest.raises(ValidationError, match="Percentage"):
        services.reckon_from(indicator=made, operation="share", parts=[(part, None), (part, None)], by=None)


def test_category_of_another_division_is_refused(store):
    part, made = store.indicator(number=1), store.indicator(number=2, unit="percent")
    red = store.scheme("Red", "Blue").categories.get(code="red")
    with pytest.raises(ValidationError, match="category it is divided by"):
        services.reckon_from(indicator=made, operation="share", parts=[(part, red), (part, None)], by=None)


def test_entered_indicator_may_name_parts_that_it_is_held_against(store):
    part, made = store.indicator(number=1), store.indicator(number=2)
    services.reckon_from(indicator=made, operation="", parts=[(part, None)], by=None)
    store.record(made, Decimal(5))
    assert latest(store, made).said == "5"


def test_number_to_multiply_or_divide_by_is_asked_for_and_kept_for_nothing_else(store):
    with pytest.raises(ValidationError, match="for example 7"):
        from_parts(store, "divided", 35, unit="ratio")
    made = store.indicator(number=80)
    part = store.indicator(number=81)
    kept = services.reckon_from(indicator=made, operation="divided", parts=[(part, None)], factor=7, by=None)
    assert kept.factor == 7
    assert (
        services.reckon_from(indicator=made, operation="sum", parts=[(part, None)] * 2, factor=7, by=None).factor
        is None
    )


def test_conversion_says_how_it_was_reckoned_and_bounds_stay_bounds(office, store):
    made = from_parts(store, "divided", 14, unit="ratio", factor=7, part_unit="days")
    store.record(made.parts.get().part, 21, bound="at least")
    assert latest(store, made).said == "at least 3"
    page = office.get(reverse("indicator", args=(store.board.slug, made.pk))).content.decode()
    assert "The part divided by a stated number (7): Part 1." in page
    assert "21 ÷ 7 = at least 3" in page or "21 ÷ 7 = 3" in page


def test_conversion_is_made_for_each_category_its_parts_share(store):
    scheme = store.scheme("Red", "Blue")
    contacts, referrals = (store.indicator([scheme], number=n) for n in (1, 2))
    for indicator, values in ((contacts, (40, 60)), (referrals, (10, 45))):
        for code, value in zip(("red", "blue"), values, strict=True):
            store.record(indicator, value, code)
    made = store.indicator([scheme], number=3, unit="percent", adds_up=False)
    parts = [(contacts, None), (referrals, None)]
    services.reckon_from(indicator=made, operation="conversion", parts=parts, by=None)
    (held,) = Reading(Year(store.board, store.year), only=[made.pk]).placed
    named = {held.names[key[2]].name: f.value for key, f in held.figures.items()}
    assert named == {"All": 55, "Red": 25, "Blue": 75}


def test_more_that_became_than_began_is_doubted_and_few_who_did_are_hidden(store):
    made = from_parts(store, "conversion", 120, 3, unit="percent")
    assert latest(store, made, Audience.BOARD).said == "hidden"
    store.record(made.parts.order_by("order").last().part, 130)
    look_again(store.board)
    assert Doubt.objects.filter(indicator=made, name="part-above-its-base").exists()


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["times", "over"]), st.fractions(min_value=-(10**6), max_value=10**6), st.integers(1, 10**6))
def test_reckoning_by_a_number_is_exact_and_goes_both_ways(way, value, number):
    op, back = (Op.TIMES, Op.OVER) if way == "times" else (Op.OVER, Op.TIMES)
    made = Reckoning(op, (Ref("a.b", 1, "value", value),), number)
    assert reckon(made) == (value * number if way == "times" else value / number)
    assert reckon(Reckoning(back, (made,), number)) == value
