"""Rates of take-up on screen: the same two as the report's, each with its base."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.factories.training import TakeUpFactory, TrainingEventFactory
from workgroups.training import limits
from workgroups.training.counts import Numbers, added, disagreements, of_event, of_record
from workgroups.training.rates import absence, filled

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "numbers",
    [
        {"registered": 10, "cancelled": 2, "no_show": 2},
        {"registered": 7, "no_show": 3},
        {"registered": 10},
        {"no_show": 3},
        {"registered": 2, "cancelled": 2, "no_show": 0},
    ],
)
def test_absence_is_the_reports(numbers):
    row = TakeUpFactory(**numbers)
    figure, rate = absence(row), of_record(row).absence
    shown = figure.value if figure is not None else None
    assert (None if rate is None else rate.per_cent) == shown


def test_rate_is_written_with_its_base():
    numbers = Numbers(registered=1_010, cancelled=10, no_show=250, attended=750, places=1_000)
    assert numbers.absence_words == "250 of 1,000, 25.0%"
    assert numbers.filled_words == "750 of 1,000, 75.0%"


def test_rate_without_its_base_is_no_rate():
    assert Numbers(attended=4).filled_words == "base not stated"
    assert Numbers(registered=4, cancelled=4, no_show=0).absence is None


def test_places_of_an_event_are_the_base_of_what_was_filled_here_and_in_the_report():
    event = TrainingEventFactory(places=20)
    row = TakeUpFactory(period=event.period, event=event, attended=13)
    assert of_record(row).filled_words == "13 of 20, 65.0%"
    (paragraph,) = filled(row)
    assert any(getattr(part, "value", None) == 65 for part in paragraph.inlines)


def test_numbers_add_up_only_where_everybody_gave_theirs():
    total = added([Numbers(registered=3, attended=2), Numbers(registered=4)])
    assert (total.registered, total.attended, total.places) == (7, None, None)


def test_event_without_take_up_has_no_numbers():
    assert of_event([], 20) is None


def test_what_does_not_agree_is_said_by_name():
    words = disagreements(Numbers(registered=16, attended=9), Numbers(registered=15, attended=9))
    assert words == ["Booked: 16 for all together, 15 added up over the agencies"]


def test_stated_rate_keeps_its_decimals():
    row = TakeUpFactory(absence_stated=Decimal("21.50"))
    assert of_record(row).absence_words == "stated as 21.5%, base not stated"


@pytest.mark.parametrize(
    ("numbers", "why"),
    [
        (Numbers(registered=5, cancelled=3, no_show=3), "more are recorded as cancelled or not come (6) than"),
        (Numbers(walk_in=3, attended=2), "more came without a booking (3) than attended (2)"),
        (Numbers(registered=5, cancelled=3, no_show=2, walk_in=1, attended=1), ""),
        (Numbers(no_show=3), ""),
    ],
)
def test_numbers_that_cannot_be(numbers, why):
    said = limits.why_not_count(numbers).lower()
    assert why in said
    assert bool(said) is bool(why)
