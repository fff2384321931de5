from decimal import Decimal
from types import SimpleNamespace

import pytest

from lscb.document.blocks import Bound, Figure, Marker, Unit
from lscb.document.figures import change, counted, recorded, share, total, with_printed
from lscb.document.reckoning import reckon
from tests.document.making import figure


def record(pk, **columns):
    return SimpleNamespace(pk=pk, _meta=SimpleNamespace(label_lower="finance.spending"), **columns)


def test_recorded_figure_names_its_record_and_unit():
    found = recorded("Staff", record(7, pence=9975800), "pence", unit=Unit.PENCE)
    (reference,) = found.reckoning.parts
    assert (found.value, reference.model, reference.pk, reference.field) == (9975800, "finance.spending", 7, "pence")
    assert found.reckoning.part_unit == Unit.PENCE


def test_empty_column_is_not_stated():
    found = recorded("Staff", record(7, pence=None), "pence")
    assert (found.value, found.words) == (None, "not stated")


def test_counted_figure_names_every_record():
    found = counted("Reviews", [record(1), record(2)])
    assert (found.value, found.records) == (2, 2)


def test_value_is_the_reckonings_own_answer():
    parts = [figure(64), figure(45)]
    for found in (total("t", parts), share("s", *parts), change("c", *parts)):
        assert reckon(found.reckoning) == found.value


def test_sum_over_a_missing_part_is_a_lower_bound():
    found = total("t", [figure(61), Figure("x", None, marker=Marker.NOT_RETURNED)])
    assert (found.value, found.bound) == (61, Bound.AT_LEAST)


def test_sum_of_lower_bounds_is_a_lower_bound_and_of_estimates_an_estimate():
    assert total("t", [figure(61, bound=Bound.AT_LEAST), figure(2)]).bound is Bound.AT_LEAST
    assert total("t", [figure(61, bound=Bound.OVER), figure(2)]).bound is Bound.AT_LEAST
    assert total("t", [figure(61, bound=Bound.ABOUT), figure(2)]).bound is Bound.ABOUT
    assert total("t", [figure(61), figure(2)]).bound is Bound.EXACT


@pytest.mark.parametrize("marker", list(Marker))
def test_sum_of_nothing_known_shares_the_parts_reason(marker):
    found = total("t", [Figure("x", None, marker=marker), Figure("y", None, marker=marker)])
    assert (found.value, found.marker) == (None, marker)


def test_sum_of_parts_missing_for_several_reasons_is_not_available():
    parts = [Figure("x", None, marker=Marker.NOT_RETURNED), Figure("y", None, marker=Marker.NOT_YET_DUE)]
    assert total("t", parts).marker is Marker.NOT_AVAILABLE


def test_share_of_something_missing_is_not_available():
    assert share("s", Figure("x", None), figure(3)).marker is Marker.NOT_AVAILABLE


def test_share_of_nought_is_not_applicable():
    assert share("s", figure(3), figure(0)).marker is Marker.NOT_APPLICABLE


def test_printed_value_stands_beside():
    found = with_printed(figure(1), Decimal("1.7"), "under two")
    assert (found.value, found.printed, found.printed_words) == (1, Decimal("1.7"), "under two")
