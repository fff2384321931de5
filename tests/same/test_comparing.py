"""The comparison sees whatever differs but the database's own numbers, and a form takes only what it offers."""

from __future__ import annotations

import pytest

from lscb.document.blocks import Fill, Gap, Section, paragraph
from lscb.document.reckoning import Ref
from tests.factories.board import BoardFactory
from tests.same.comparing import assert_same
from tests.same.entering import Screens


def test_numbers_of_records_are_all_that_may_differ():
    assert_same(Ref("finance.fund", 1, "pk", 1), Ref("finance.fund", 2, "pk", 2))
    assert_same(_gap("1", "5"), _gap("2", "6"))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (paragraph("One."), paragraph("Two.")),
        (Section("a", "A", (paragraph("One."),)), Section("a", "A")),
        (Section("a", "A"), Section("b", "A")),
        (Ref("finance.fund", 1, "order", 1), Ref("finance.fund", 2, "order", 2)),
        (Gap("Gap", "", fill=Fill("finance.fund", pk=1)), Gap("Gap", "", fill=Fill("finance.fund"))),
    ],
)
def test_what_differs_is_named(ours, theirs):
    with pytest.raises(AssertionError, match="1 differences"):
        assert_same(ours, theirs)


@pytest.mark.django_db
def test_a_box_or_a_choice_no_screen_offers_is_not_entered():
    office = Screens(BoardFactory())
    with pytest.raises(AssertionError, match="No form has"):
        office.enter("agency-add", no_such_box="x")
    with pytest.raises(AssertionError, match="no such sector"):
        office.enter("agency-add", name="Police", short_name="Police", sector="no such sector")
    with pytest.raises(AssertionError, match="Enter name"):
        office.enter("agency-add", short_name="Police", sector="Police")


def _gap(period: str, kind: str) -> Gap:
    return Gap("Gap", "", fill=Fill("finance.balance", initial=(("period", period), ("kind", kind))))
