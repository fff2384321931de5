"""Typed numbers are held against the records they evidently speak of."""

from datetime import date

import pytest

from tests.factories.board import PeriodFactory
from tests.factories.indicators import IndicatorFactory, ObservationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted(report):
    """181 assessments in the report's year."""
    indicator = IndicatorFactory(board=report.board, title="Assessments", terms="assessment\nCAF", unit="count")
    return ObservationFactory(indicator=indicator, period=report.period, value=181)


@pytest.fixture
def shares(report):
    """The needs of 64% were met, then of 68%."""
    indicator = IndicatorFactory(board=report.board, title="Needs met", terms="needs met", unit="percent")
    before = PeriodFactory(board=report.board, starts=date(2011, 4, 1), ends=date(2012, 3, 31), name="2011-12")
    ObservationFactory(indicator=indicator, period=before, value=64)
    ObservationFactory(indicator=indicator, period=report.period, value=68)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("There were 181 assessments.", False),
        ("There were 182 assessments.", True),
        ("There were 182 new CAFs in the year.", True),
        ("Assessments rose to 190.", True),
        ("Assessments rose to 181 in the year.", False),
        ("There were over 180 assessments.", False),
        ("There were about 180 assessments.", False),
        ("In 2012 assessments changed.", False),
        ("All 43 schools use it, and an assessment takes time.", False),
        ("Assessments were 12% of the work.", False),
        ("There were 182 meetings.", False),
    ],
)
def test_number_beside_a_registered_word_is_held_against_the_records(says, counted, sentence, found):
    assert bool(says("typed-number", sentence)) is found


def test_fault_says_what_was_typed_and_what_is_held(says, counted):
    (words,) = says("typed-number", "There were 182 assessments.")
    assert words.startswith("“182” in “There were 182 assessments.” The records say 181 (Assessments, ")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("That is twelve assessments per month.", True),
        ("That is fifteen assessments per month.", False),
        ("That is 15 assessments a month.", False),
        ("The meetings, twelve a month, went on.", False),
    ],
)
def test_number_for_each_month_is_held_against_the_year(says, counted, sentence, found):
    assert bool(says("monthly-average", sentence)) is found


def test_fault_of_an_average_says_what_the_total_gives(says, counted):
    (words,) = says("monthly-average", "Agencies completed twelve assessments per month.")
    assert "181 in twelve months" in words
    assert "is 15 for each" in words


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The share of needs met is up 4%.", True),
        ("The share of needs met rose by 4 per cent.", True),
        ("The share of needs met rose by 6.3%.", False),
        ("The share of needs met rose by four percentage points.", False),
        ("Costs rose by 4%.", False),
    ],
)
def test_points_said_as_per_cent_are_found(says, shares, sentence, found):
    assert bool(says("per-cent-for-points", sentence)) is found


def test_figure_put_into_a_sentence_is_not_a_typed_number(subject, counted):
    from lscb.annualreport import checks
    from lscb.document.blocks import Figure, Paragraph, Prose, Text

    live = Prose((Paragraph((Text("There were "), Figure("Assessments", 190), Text(" assessments."))),))
    assert not checks.run(subject(live), [checks.BY_NAME["typed-number"]])
