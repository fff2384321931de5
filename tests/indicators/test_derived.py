"""Indicators computed from others: reckoned, marked as such, refused where they cannot be."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from lscb.board.year import Year
from lscb.document.disclosure import Audience
from priorities.indicators import services
from priorities.indicators.models import DerivedPart
from priorities.indicators.standing import standings

pytestmark = pytest.mark.django_db


def latest(store, indicator, audience=Audience.OFFICE):
    (found,) = standings(Year(store.board, store.year), [indicator.pk], audience)[indicator.pk]
    return found


def from_parts(store, operation, *values, unit="people", **details):
    """An indicator computed from as many others as there are values."""
    parts = []
    for n, value in enumerate(values, 1):
        part = store.indicator(number=n, title=f"Part {n}")
        store.record(part, value)
        parts.append((part, None))
    made = store.indicator(number=99, title="Computed", unit=unit, **details)
    return services.reckon_from(indicator=made, operation=operation, parts=parts, by=None)


@pytest.mark.parametrize(
    ("operation", "values", "unit", "details", "said"),
    [
        ("sum", (30, 12), "people", {}, "42"),
        ("difference", (30, 12), "people", {}, "18"),
        ("share", (30, 120), "percent", {"decimals": 1}, "25.0%"),
        ("rate", (30, 60000), "rate", {"decimals": 1, "rate_base": 10000}, "5.0"),
        ("ratio", (30, 12), "ratio", {"decimals": 1}, "2.5"),
        ("mean", (181,), "monthly", {"decimals": 1}, "15.1"),
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
