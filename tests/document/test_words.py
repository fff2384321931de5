from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from lscb.document.blocks import Bound, Figure, Marker, Unit
from lscb.document.figures import change, difference, reckoned, share, total, with_printed
from lscb.document.reckoning import Op, Reckoning, Ref
from lscb.document.words import (
    SPOKEN,
    difference_words,
    differs,
    explained,
    figure_words,
    inline_words,
    mark,
    reckoning_words,
    records_words,
    shows_pence,
)
from tests.document.making import figure


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "written"),
    [
        (121, Unit.COUNT, 0, "121"),
        (1239, Unit.PEOPLE, 0, "1,239"),
        (0, Unit.COUNT, 0, "0"),
        (-3, Unit.COUNT, 0, "−3"),
        (63, Unit.PERCENT, 1, "63.0%"),
        (100, Unit.PERCENT, 1, "100%"),
        (0, Unit.PERCENT, 1, "0%"),
        (Fraction(100, 121), Unit.PERCENT, 1, "0.8%"),
        (Decimal("13.9"), Unit.POINTS, 1, "13.9 points"),
        (1, Unit.POINTS, 0, "1 point"),
        (16230100, Unit.PENCE, 0, "£162,301"),
        (11747570, Unit.PENCE, 0, "£117,475.70"),
        (-14536700, Unit.PENCE, 0, "−£145,367"),
        (Fraction(181, 12), Unit.MONTHLY, 1, "15.1"),
    ],
)
def test_figure_is_written_in_its_unit(value, unit, decimals, written):
    assert figure_words(Figure("x", value, unit, decimals)) == written


def test_money_is_written_with_pence_when_asked():
    assert figure_words(Figure("x", 3916900, Unit.PENCE), pence=True) == "£39,169.00"


def test_pence_are_shown_when_one_of_the_figures_has_them():
    pounds, pence = Figure("a", 500000, Unit.PENCE), Figure("b", 477833, Unit.PENCE)
    assert not shows_pence([pounds])
    assert shows_pence([pounds, pence])
    assert not shows_pence([Figure("c", 33, Unit.COUNT)])


@pytest.mark.parametrize(
    ("bound", "value", "unit", "written"),
    [
        (Bound.ABOUT, 95, Unit.COUNT, "about 95"),
        (Bound.OVER, 90, Unit.PERCENT, "over 90%"),
        (Bound.UNDER, 5, Unit.COUNT, "under 5"),
        (Bound.AT_LEAST, 61, Unit.COUNT, "at least 61"),
    ],
)
def test_bound_is_said_before_the_value(bound, value, unit, written):
    assert figure_words(Figure("x", value, unit, bound=bound)) == written


def test_every_marker_has_a_sign_a_word_and_an_explanation():
    assert [mark(m) for m in Marker] == ["[c]", "[x]", "[z]", "[n]", "[m]", ""]
    for marker in Marker:
        assert explained(marker).startswith(SPOKEN[marker])


def test_hidden_is_explained_with_the_threshold_in_force():
    assert "fewer than 8 people" in explained(Marker.SUPPRESSED, 8)


def test_words_stand_in_the_place_of_a_value():
    stated = Figure("x", None, words="not stated", marker=Marker.NOT_AVAILABLE)
    assert figure_words(stated) == inline_words(stated) == "not stated"


def test_marker_is_readable_in_a_sentence():
    assert inline_words(Figure("x", None, marker=Marker.SUPPRESSED)) == "[number hidden]"
    assert inline_words(Figure("x", None, marker=Marker.NOT_YET_DUE)) == "[number not yet due]"
    assert figure_words(Figure("x", None, marker=Marker.NOT_YET_DUE)) == ""


def test_figure_without_value_words_or_marker_is_not_available():
    assert figure_words(Figure("x", None)) == "[x]"


def test_sum_is_said_with_its_parts():
    assert reckoning_words(total("All", [figure(v) for v in (64, 45, 10, 2)])) == "64 + 45 + 10 + 2 = 121"


def test_sum_of_sums_is_said_with_the_sums():
    parts = [total("a", [figure(1), figure(2)]), total("b", [figure(3), figure(4)])]
    assert reckoning_words(total("All", parts)) == "3 + 7 = 10"


def test_share_change_mean_difference_ratio_and_rate_are_said():
    assert reckoning_words(share("s", figure(1), figure(121))) == "1 of 121 = 0.8%"
    assert reckoning_words(change("c", figure(1239), figure(1283))) == "(1,283 − 1,239) ÷ 1,239 = 3.6%"
    mean = reckoned("m", Op.MEAN, [figure(181)], unit=Unit.MONTHLY, decimals=1, constant=12)
    assert reckoning_words(mean) == "181 ÷ 12 = 15.1"
    average = reckoned("m", Op.MEAN, [figure(2), figure(5)], unit=Unit.NUMBER, decimals=1)
    assert reckoning_words(average) == "(2 + 5) ÷ 2 = 3.5"
    points = difference(
        "d", figure(Decimal("63.0"), Unit.PERCENT), figure(Decimal("49.1"), Unit.PERCENT), unit=Unit.POINTS, decimals=1
    )
    assert reckoning_words(points) == "63.0% − 49.1% = 13.9 points"
    assert (
        reckoning_words(reckoned("r", Op.RATIO, [figure(3), figure(4)], unit=Unit.NUMBER, decimals=2)) == "3 ÷ 4 = 0.75"
    )
    rate = reckoned("r", Op.PER, [figure(26), figure(55000)], unit=Unit.RATE, decimals=1, constant=10000)
    assert reckoning_words(rate) == "26 ÷ 55,000 × 10,000 = 4.7"


def test_share_of_money_is_said_in_pounds():
    part, whole = figure(11747570, Unit.PENCE), figure(16230100, Unit.PENCE)
    assert reckoning_words(share("s", part, whole)) == "£117,475.70 of £162,301.00 = 72.4%"


def test_count_names_the_number_of_records():
    refs = tuple(Ref("cdop.death", pk, "pk", pk) for pk in range(18))
    counted = Figure("reviews", 18, reckoning=Reckoning(Op.COUNT, refs))
    assert reckoning_words(counted) == "count of 18 records"
    assert records_words(counted) == "18 records"


def test_recorded_figure_needs_no_reckoning_in_words():
    assert reckoning_words(figure(7)) == ""
    assert records_words(figure(7)) == "1 record"


def test_long_sum_is_not_spelt_out():
    assert reckoning_words(total("All", [figure(1) for _ in range(40)])) == "40 numbers added up = 40"


def test_sum_whose_parts_are_hidden_gives_no_number_away():
    parts = tuple(Ref("a.b", pk, "value", None) for pk in (1, 2, 3))
    assert reckoning_words(Figure("x", 64, reckoning=Reckoning(Op.SUM, parts))) == (
        "reckoned from 3 records, which are not shown because some are hidden"
    )


@pytest.mark.parametrize(
    ("value", "decimals", "printed", "disagrees"),
    [
        (Fraction(4400, 1239), 1, "4.3", True),
        (Fraction(4400, 1239), 1, "3.6", False),
        (Fraction(4400, 1239), 1, "4", False),
        (Fraction(4400, 1239), 1, "3.600", False),
        (Fraction(4400, 1239), 1, "3.55", False),
        (Fraction(4400, 1239), 1, "3.56", True),
        (121, 0, "122", True),
        (121, 0, "121.00", False),
        (11747570, 0, "117476E2", False),
    ],
)
def test_printed_is_compared_at_its_own_decimals(value, decimals, printed, disagrees):
    assert differs(Figure("x", value, Unit.PERCENT, decimals, printed=Decimal(printed))) is disagrees


def test_lower_bound_disagrees_only_with_less():
    bound = Figure("x", 61, bound=Bound.AT_LEAST)
    assert not differs(with_printed(bound, 64))
    assert differs(with_printed(bound, 60))


def test_difference_is_one_sentence():
    rise = with_printed(change("c", figure(1239), figure(1283)), Decimal("4.3"))
    assert difference_words(rise) == "Printed as 4.3%; the figures give 3.6%."
    assert difference_words(replace(rise, printed=None)) == ""


def test_difference_uses_the_words_that_were_printed():
    assert difference_words(with_printed(figure(181), 144, "twelve a month")) == (
        "Printed as twelve a month; the figures give 181."
    )
