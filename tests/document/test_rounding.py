from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lscb.document.rounding import rounded

numbers = st.one_of(
    st.integers(-(10**40), 10**40),
    st.fractions(),
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12),
)


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (2, 0, "2"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(-5, 2), 0, "-3"),
        (Decimal("0.125"), 2, "0.13"),
        (Decimal("-0.4"), 0, "0"),
        (Fraction(1, 3), 3, "0.333"),
        (7, 2, "7.00"),
        (1250, -2, "1300"),
        (-49, -2, "0"),
        (10**40 + 1, 1, f"{10**40 + 1}.0"),
    ],
)
def test_half_is_rounded_away_from_nought(value, decimals, expected):
    assert str(rounded(value, decimals)) == expected


@given(numbers, st.integers(0, 6))
def test_answer_is_within_half_a_step_and_has_its_decimals(value, decimals):
    answer = rounded(value, decimals)
    assert abs(Fraction(answer) - Fraction(value)) <= Fraction(1, 2 * 10**decimals)
    assert -answer.as_tuple().exponent == decimals


@given(numbers, st.integers(0, 6))
def test_rounding_is_the_same_on_both_sides_of_nought(value, decimals):
    assert Fraction(rounded(-value if not isinstance(value, Decimal) else value.copy_negate(), decimals)) == -Fraction(
        rounded(value, decimals)
    )


@given(numbers, st.integers(0, 6))
def test_what_is_rounded_stays_as_it_is(value, decimals):
    once = rounded(value, decimals)
    assert str(rounded(once, decimals)) == str(once)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9), st.integers(0, 6))
def test_decimals_round_as_the_decimal_module_does(value, decimals):
    with localcontext() as context:
        context.prec = 100
        assert rounded(value, decimals) == value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
