"""The chapter on the board's groups: who they are, and what their returns say."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lscb.board.year import Year
from lscb.document.blocks import Gap, Section
from lscb.returns import services
from tests.factories.board import PeriodFactory
from tests.factories.indicators import IndicatorFactory, ObservationFactory
from tests.factories.returns import HeadingFactory, RoundFactory
from tests.factories.workgroups import GroupFactory, GroupSuccessionFactory
from workgroups.models import Group
from workgroups.progress.report import groups

pytestmark = pytest.mark.django_db

ON_TIME = datetime(2013, 4, 29, 12, tzinfo=UTC)


@pytest.fixture
def year() -> Year:
    period = PeriodFactory()
    return Year(period.board, period)


def chapter(year: Year) -> tuple:
    return groups(Year(year.board, year.period), [""])[""]


def words(section: Section) -> str:
    return " ".join(part.text for block in section.blocks for part in getattr(block, "inlines", ()))


def hand_in(year: Year, *owing: Group) -> None:
    round = RoundFactory(board=year.board, period=year.period)
    HeadingFactory(form=round.form, order=1)
    for group in owing:
        ret = services.open_return(round=round, respondent=group, by=None)
        services.save_answer(answer=ret.answers.get(), body="<p>Done.</p>", based_on=0, done=True, by=None)
        services.submit(ret=ret, at=ON_TIME, by=None)


def test_group_is_named_with_its_chair_its_meetings_and_its_return(year):
    group = GroupFactory(
        board=year.board, name="Case review", slug="case-review", chaired_by="Head of service", meets="Every six weeks"
    )
    hand_in(year, group)
    (section,) = chapter(year)
    assert (section.key, section.heading) == ("case-review", "Case review")
    assert words(section) == "Its chair was the head of service. It met every six weeks."
    assert section.blocks[-1].heading == "Heading 1"


def test_what_is_not_recorded_of_a_group_is_said(year):
    hand_in(year, GroupFactory(board=year.board))
    assert words(chapter(year)[0]) == "Who chaired the group was not stated. How often it met was not stated."


def test_group_without_a_return_is_a_gap(year):
    group = GroupFactory(board=year.board)
    gap = chapter(year)[0].blocks[-1]
    assert isinstance(gap, Gap)
    assert gap.owed_by == str(group)


def test_group_that_was_replaced_is_told_under_the_one_that_took_over(year):
    old = GroupFactory(board=year.board, name="Old group", ends=date(2012, 10, 31))
    new = GroupFactory(board=year.board, name="New group")
    GroupSuccessionFactory(old=old, new=new, on=None, on_words="October 2012", note="The board agreed.")
    (section,) = chapter(year)
    assert section.heading == "New group"
    assert "It took over from Old group in October 2012. The board agreed." in words(section)


def test_statistics_printed_with_a_group_stand_in_its_section(year):
    group = GroupFactory(board=year.board)
    hand_in(year, group)
    indicator = IndicatorFactory(board=year.board, group=group, title="Referrals")
    ObservationFactory(indicator=indicator, period=year.period, value=102)
    figures = chapter(year)[0].blocks[-1]
    assert (figures.key, figures.heading) == ("figures", "In figures")
    assert "102" in str(figures.blocks)


def test_board_panels_and_groups_of_other_years_are_left_out(year):
    GroupFactory(board=year.board, kind=Group.Kind.PANEL)
    GroupFactory(board=year.board, kind=Group.Kind.BOARD)
    GroupFactory(board=year.board, ends=date(2012, 3, 31))
    GroupFactory()
    (gap,) = chapter(year)
    assert gap.title == "No working groups recorded"


def test_same_number_of_reads_for_one_group_and_for_thirty(year):
    counts = []
    for times in (1, 29):
        made = GroupFactory.create_batch(times, board=year.board)
        round = RoundFactory(board=year.board, period=year.period) if times == 1 else year.period.rounds.get()
        if times == 1:
            HeadingFactory(form=round.form, order=1)
        for group in made:
            GroupSuccessionFactory(old=GroupFactory(board=year.board), new=group)
            services.open_return(round=round, respondent=group, by=None)
        with CaptureQueriesContext(connection) as queries:
            assert len(groups(Year(year.board, year.period), [""])[""]) == (1 if times == 1 else 30)
        counts.append(len(queries))
    assert counts[0] == counts[1]
