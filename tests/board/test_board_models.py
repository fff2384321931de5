"""What the database refuses of the board's own records."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from lscb.board.models import Basis, Period
from tests.factories import board as make

pytestmark = pytest.mark.django_db


def refused(factory, **given):
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**given)


def test_period_does_not_end_before_it_starts():
    refused(make.PeriodFactory, starts=date(2013, 4, 1), ends=date(2013, 3, 31))
    assert make.PeriodFactory(starts=date(2013, 4, 1), ends=date(2013, 4, 1)).pk


def test_period_of_a_name_stands_once_on_its_basis():
    period = make.PeriodFactory()
    refused(make.PeriodFactory, board=period.board)
    assert make.PeriodFactory(board=period.board, basis=Basis.OTHER).pk
    assert make.PeriodFactory().pk


def test_refusal_is_a_sentence_by_form():
    with pytest.raises(ValidationError, match="before the first"):
        Period(board=make.BoardFactory(), name="2012-13", starts=date(2013, 4, 1), ends=date(2013, 3, 1)).full_clean()


def test_board_does_not_end_before_it_began():
    refused(make.BoardFactory, starts=date(2006, 4, 1), ends=date(2005, 4, 1))


@pytest.mark.parametrize("column", ["hours", "days"])
def test_staff_post_has_no_time_below_nought(column):
    refused(make.PostFactory, **{column: -1})


def test_scale_has_one_level_at_a_step_and_of_a_name():
    level = make.LevelFactory()
    refused(make.LevelFactory, scale=level.scale, order=level.order)
    refused(make.LevelFactory, scale=level.scale, name=level.name)


def test_periods_that_share_a_day_overlap():
    year = make.PeriodFactory()
    quarter = make.PeriodFactory(
        board=year.board, name="Jan-Apr", basis=Basis.OTHER, starts=date(2013, 3, 31), ends=date(2013, 4, 30)
    )
    posts = [make.PostFactory(period=period) for period in (year, quarter)]
    assert set(posts[0].__class__.objects.overlapping(year)) == set(posts)
    assert list(posts[0].__class__.objects.for_period(year)) == posts[:1]
