"""The rules by which challenges suggest themselves: what each finds, and what it leaves alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lscb.actions.models import Owner
from lscb.board.models import Tone
from priorities.scrutiny.models import Suggestion
from priorities.scrutiny.rules import RULES, sentence
from priorities.scrutiny.suggesting import suggest
from tests.factories.actions import ActionFactory, OwnerFactory
from tests.factories.agencies import AgencyFactory
from tests.factories.board import AreaFactory, LevelFactory, PeriodFactory, ScaleFactory
from tests.factories.indicators import (
    IndicatorFactory,
    ObservationFactory,
    PrintedStatusFactory,
    TargetFactory,
    ThresholdFactory,
)
from tests.factories.returns import FormFactory, RoundFactory
from tests.factories.section11 import AgencyReturnFactory, JudgementFactory, StandardSetFactory
from tests.factories.workgroups import AttendanceFactory, GroupFactory, MeetingFactory, SeatFactory

pytestmark = pytest.mark.django_db
TODAY = date(2013, 3, 1)


@pytest.fixture
def period():
    return PeriodFactory()


@pytest.fixture
def board(period):
    return period.board


@pytest.fixture
def agency(board):
    return AgencyFactory(board=board, short_name="Housing")


def found(rule, board, period, on=TODAY):
    return list(RULES[rule](board, period, on))


def graded(board, period, agency, own, moderated):
    """A judgement of a scale of three grades and one outside the reckoning."""
    scale = ScaleFactory(board=board)
    levels = {n: LevelFactory(scale=scale, order=n, name=f"Grade {n}", outside=n == 0) for n in range(4)}
    form = FormFactory(board=board, for_whom="agencies")
    ret = AgencyReturnFactory(round=RoundFactory(board=board, period=period, form=form), agency=agency)
    asked = StandardSetFactory(board=board, scale=scale)
    given = {"moderated_reason": "Seen.", "moderated_on": TODAY, "moderated_by": "1"} if moderated is not None else {}
    return JudgementFactory(
        ret=ret, standard__set=asked, self_level=levels[own], moderated_level=levels.get(moderated), **given
    )


@pytest.mark.parametrize(("own", "moderated", "raised"), [(3, 2, 1), (2, 2, 0), (1, 2, 0), (2, None, 0), (2, 0, 0)])
def test_grade_moderated_down_is_found_and_no_other(board, period, agency, own, moderated, raised):
    judgement = graded(board, period, agency, own, moderated)
    told = found("moderated-down", board, period)
    assert len(told) == raised
    for one in told:
        assert (one.record, one.agency) == (judgement, agency)
        assert "“Grade 3” by Housing itself and “Grade 2” by the board" in one.words


@pytest.mark.parametrize(("value", "raised"), [(75, 0), (72, 0), (69, 1)])
def test_indicator_is_found_red_by_target_and_threshold(board, period, agency, value, raised):
    indicator = IndicatorFactory(board=board, unit="percent", better="higher", title="Seen in time", agency=agency)
    area = AreaFactory(board=board)
    ObservationFactory(indicator=indicator, period=period, area=area, value=value)
    TargetFactory(indicator=indicator, period=period, area=area, value=75)
    ThresholdFactory(indicator=indicator, period=period, amber_within=5)
    told = found("red-indicator", board, period)
    assert [one.record for one in told] == [indicator] * raised
    assert all((one.agency, str(value) in one.words) == (agency, False) for one in told)
    assert [one.address for one in told] == [reverse("indicator", args=(board.slug, indicator.pk))] * raised


def test_indicator_printed_red_this_year_is_found_where_no_rule_gives_a_colour(board, period):
    indicator, earlier = IndicatorFactory(board=board), IndicatorFactory(board=board)
    last = PeriodFactory(board=board, name="2011-12", starts=date(2011, 4, 1), ends=date(2012, 3, 31))
    PrintedStatusFactory(indicator=indicator, period=period, rag=Tone.RED)
    PrintedStatusFactory(indicator=earlier, period=last, rag=Tone.RED)
    assert [one.record for one in found("red-indicator", board, period)] == [indicator]


def test_action_is_found_when_it_is_more_than_four_weeks_late(board, period, agency):
    for days in (28, 29):
        action = ActionFactory(board=board, title=f"{days} days", due_on=TODAY - timedelta(days=days), opened_on=None)
        OwnerFactory(action=action, agency=agency)
    told = found("overdue-action", board, period)
    assert [(one.record, one.agency) for one in told] == [(action, agency)]
    assert "It was due: 31 January 2013." in told[0].words


def test_finished_action_and_a_panels_are_not_found(board, period):
    closes = LevelFactory(scale=ScaleFactory(board=board), closes=True)
    ActionFactory(board=board, status=closes)
    panels = ActionFactory(board=board)
    Owner.objects.create(action=panels, group=GroupFactory(board=board, kind="panel"))
    assert found("overdue-action", board, period) == []


@pytest.mark.parametrize(
    ("states", "raised"),
    [
        (["absent", "apologies", "absent"], 1),
        (["in_person", "absent", "absent", "absent"], 1),
        (["absent", "absent", "absent", "deputy"], 0),
        (["absent", "absent"], 0),
        (["absent", "absent", "not_held", "absent"], 1),
    ],
)
def test_seat_is_found_that_stood_empty_at_the_last_three_meetings(board, period, agency, states, raised):
    group = GroupFactory(board=board, name="Executive")
    seat = SeatFactory(group=group, agency=agency)
    for month, state in enumerate(states, start=5):
        meeting = MeetingFactory(group=group, on=date(2012, month, 1), state="held")
        AttendanceFactory(meeting=meeting, seat=seat, state=state)
    told = found("missed-meetings", board, period)
    assert [(one.record, one.agency) for one in told] == [(seat, agency)] * raised


def test_meetings_of_another_year_or_cancelled_do_not_count(board, period, agency):
    group = GroupFactory(board=board)
    seat = SeatFactory(group=group, agency=agency)
    for on, state in ((date(2012, 3, 1), "held"), (date(2012, 5, 1), "cancelled"), (date(2012, 6, 1), "held")):
        AttendanceFactory(meeting=MeetingFactory(group=group, on=on, state=state), seat=seat, state="absent")
    assert found("missed-meetings", board, period) == []


def test_each_rule_says_what_it_is_in_a_sentence():
    for rule in RULES:
        assert sentence(rule).endswith(".")
        assert "\n" not in sentence(rule)
    assert sentence("of-old") == "of-old"


@pytest.fixture
def late(board, agency):
    action = ActionFactory(board=board, title="Write to every school", due_on=date(2012, 6, 30))
    OwnerFactory(action=action, agency=agency)
    return action


def test_grades_of_the_year_before_are_still_found_when_the_next_has_begun(board, period, agency):
    graded(board, period, agency, 3, 2)
    PeriodFactory(board=board, name="2013-14", starts=date(2013, 4, 1), ends=date(2014, 3, 31))
    assert suggest(board=board, by=None, on=date(2013, 5, 1)).raised == 1
    ran = suggest(board=board, by=None, on=date(2013, 6, 1))
    assert (ran.raised, ran.gone) == (0, 0)
    assert Suggestion.objects.get().period == period


def test_rules_read_no_more_for_thirty_actions_than_for_one(board, period, agency, late):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            for rule in RULES:
                found(rule, board, period)
        return len(queries)

    few = asked()
    for _ in range(29):
        OwnerFactory(action=ActionFactory(board=board), agency=agency)
    assert asked() == few
