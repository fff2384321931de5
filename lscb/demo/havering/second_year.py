"""2013-14, opened from 2012-13: its priorities carried over, its returns asked for, its child deaths invented."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from lscb.demo.havering import second_year_meetings, second_year_returns
from lscb.demo.invented import child_deaths
from lscb.demo.stage import Stage
from lscb.rollover.services import open_year

DEATHS = 12
SEED = 2013


def load(stage: Stage) -> None:
    """Opens the year that follows, and gives its panel records that their case numbers call invented."""
    opened = open_year(last=stage.year, by=stage.by)
    stage.next_year = opened.period
    following = replace(stage, year=opened.period)
    child_deaths.invent_cases(following, size=DEATHS, random=Random(SEED))
    child_deaths.invent_work(following, times=1)
    second_year_meetings.load(stage)
    second_year_returns.load(stage)
