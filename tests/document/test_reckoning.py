from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lscb.document.reckoning import CannotReckon, Op, Reckoning, Ref, reckon, ref_count, refs

numbers = st.one_of(
    st.integers(-(10**9), 10**9),
    st.fractions(max_denominator=1000),
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**6), max_value=10**6),
)


def of(op, *values, constant=None):
    return Reckoning(op, tuple(Ref("a.b", pk, "value", v) for pk, v in enumerate(values)), constant)


@pytest.mark.parametrize(
    ("reckoning", "answer"),
    [
        (of(Op.VALUE, Decimal("63.0")), Decimal("63.0")),
        (of(Op.SUM, 64, 45, 10, 2), 121),
        (of(Op.SUM), 0),
        (of(Op.SUM, Decimal("0.1"), Decimal("0.2")), Fraction(3, 10)),
        (of(Op.DIFFERENCE, 184536, 145367), 39169),
        (of(Op.DIFFERENCE, 10, 2, 3), 5),
        (of(Op.COUNT, None, None, None), 3),
        (of(Op.MEAN, 2, 5), Fraction(7, 2)),
        (of(Op.MEAN, 181, constant=12), Fraction(181, 12)),
        (of(Op.SHARE, 1, 121), Fraction(100, 121)),
        (of(Op.CHANGE, 1239, 1283), Fraction(4400, 1239)),
        (of(Op.CHANGE, 100, 50), -50),
        (of(Op.RATIO, 3, 4), Fraction(3, 4)),
        (of(Op.PER, 26, 52000, constant=10000), 5),
    ],
)
def test_each_operation_is_exact(reckoning, answer):
    assert reckon(reckoning) == answer


@given(st.lists(numbers, min_size=1, max_size=9))
def test_sum_is_exact_and_never_a_float(values):
    answer = reckon(of(Op.SUM, *values))
    assert answer == sum(Fraction(v) for v in values)
    assert isinstance(answer, int | Fraction)


@given(st.lists(numbers, min_size=1, max_size=9).filter(lambda values: sum(map(Fraction, values)) != 0))
def test_shares_of_a_whole_come_to_a_hundred(values):
    whole = of(Op.SUM, *values)
    shares = [reckon(Reckoning(Op.SHARE, (Ref("a.b", 1, "value", v), whole))) for v in values]
    assert sum(map(Fraction, shares)) == 100


@given(numbers, numbers.filter(bool))
def test_change_undoes_itself(after, before):
    change = Fraction(reckon(of(Op.CHANGE, before, after)))
    assert Fraction(before) * (1 + change / 100) == Fraction(after)


@pytest.mark.parametrize("op", [Op.SHARE, Op.RATIO, Op.PER])
def test_division_by_nought_has_no_answer(op):
    with pytest.raises(CannotReckon):
        reckon(of(op, 1, 0))


@pytest.mark.parametrize("op", [Op.VALUE, Op.DIFFERENCE, Op.SHARE, Op.CHANGE, Op.RATIO, Op.PER])
def test_operation_without_its_parts_has_no_answer(op):
    with pytest.raises(CannotReckon):
        reckon(of(op))


def test_part_without_a_number_has_no_answer():
    with pytest.raises(CannotReckon, match=r"a\.b 1 holds no number"):
        reckon(of(Op.SUM, 1, None))


def test_values_are_fetched_again_by_the_lookup():
    assert reckon(of(Op.SUM, 1, 2), lambda ref: ref.pk * 100) == 100


def test_records_are_counted_once_at_any_depth():
    inner = of(Op.SUM, 1, 2)
    outer = Reckoning(Op.SHARE, (inner, of(Op.SUM, 1, 2, 3)))
    assert len(list(refs(outer))) == 5
    assert ref_count(outer) == 3
    assert ref_count(None) == 0
