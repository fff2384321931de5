"""Opening a year: what goes on is carried over, and nothing is made twice."""

from __future__ import annotations

from datetime import date

import pytest

from lscb.annualreport.models import Report
from lscb.board.models import Period, Post
from lscb.rollover.services import open_year
from priorities.models import Closing, Priority
from tests.factories.board import PeriodFactory, PostFactory
from tests.factories.priorities import PriorityFactory

pytestmark = pytest.mark.django_db


def test_next_year_begins_the_day_after_and_lasts_a_year():
    opened = open_year(last=PeriodFactory(), by=None)
    assert (opened.period.name, opened.period.starts, opened.period.ends) == (
        "2013-14",
        date(2013, 4, 1),
        date(2014, 3, 31),
    )


def test_calendar_year_is_followed_by_a_calendar_year():
    last = PeriodFactory(name="2019", starts=date(2019, 1, 1), ends=date(2019, 12, 31))
    assert open_year(last=last, by=None).period.name == "2020"


def test_year_that_begins_on_a_leap_day_is_followed():
    last = PeriodFactory(name="x", starts=date(2023, 3, 1), ends=date(2024, 2, 28))
    assert open_year(last=last, by=None).period.ends == date(2025, 2, 27)


def test_unfinished_priorities_are_carried_and_finished_ones_are_not():
    last = PeriodFactory()
    going_on = PriorityFactory(period=last, number=1)
    PriorityFactory(
        period=last, number=2, closing=Closing.ACHIEVED, closing_reason="Done.", closed_on=date(2013, 3, 31)
    )
    opened = open_year(last=last, by=None)
    assert [p.carried_from for p in opened.carried] == [going_on]
    assert Priority.objects.for_period(opened.period).count() == 1


def test_posts_are_carried_without_saying_that_they_are_filled():
    post = PostFactory(state=Post.State.FILLED, title="Business manager")
    opened = open_year(last=post.period, by=None)
    carried = Post.objects.for_period(opened.period).get()
    assert (carried.title, carried.state) == ("Business manager", Post.State.UNKNOWN)


def test_year_opened_twice_is_made_once():
    priority = PriorityFactory()
    PostFactory(period=priority.period)
    first = open_year(last=priority.period, by=None)
    before = (Period.objects.count(), Priority.objects.count(), Post.objects.count(), Report.objects.count())
    assert open_year(last=priority.period, by=None).period == first.period
    after = (Period.objects.count(), Priority.objects.count(), Post.objects.count(), Report.objects.count())
    assert before == after
