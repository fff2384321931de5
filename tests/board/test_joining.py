"""What many records of a report point to is read once, whole, and whatever board it belongs to."""

from __future__ import annotations

from datetime import date

import pytest

from agencies.models import Agency
from finance.models import Contribution
from lscb.board.joining import held_by_board, joined
from lscb.board.models import Board, Period
from lscb.board.year import Year
from priorities.models import Topic
from priorities.scrutiny.models import Audit
from tests.factories.agencies import AgencyFactory, AgencyNameFactory
from tests.factories.board import BoardFactory, PeriodFactory
from tests.factories.priorities import TopicFactory
from tests.factories.scrutiny import AuditFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> Year:
    board: Board = BoardFactory()
    period: Period = PeriodFactory(board=board)
    return Year(board, period)


def test_what_rows_point_to_is_one_object_and_read_once(year, django_assert_num_queries):
    agency = AgencyNameFactory(agency__board=year.board).agency
    AuditFactory.create_batch(3, board=year.board, period=year.period, agency=agency)
    first, second, third = joined(year, Audit.objects.order_by("pk"), "agency")
    assert first.agency is second.agency is third.agency
    with django_assert_num_queries(1):
        (again, *_) = joined(year, Audit.objects.order_by("pk"), "agency")
        assert again.agency is first.agency
        assert [name.name for name in again.agency.names.all()]


def test_a_path_is_followed_to_its_end_without_a_question_more(year, django_assert_num_queries):
    topic: Topic = TopicFactory(board=year.board, period=year.period)
    AuditFactory(board=year.board, period=year.period, topic=topic)
    (audit,) = joined(year, Audit.objects.all(), "topic__period")
    with django_assert_num_queries(0):
        assert audit.topic.period == year.period


def test_what_points_nowhere_stays_so(year):
    AuditFactory(board=year.board, period=year.period, agency=None)
    (audit,) = joined(year, Audit.objects.all(), "agency", "topic__period")
    assert audit.agency is None
    assert audit.topic is None


def test_a_record_of_another_board_is_found_with_its_earlier_names(year, django_assert_num_queries):
    neighbour = AgencyNameFactory().agency
    AuditFactory(board=year.board, period=year.period, agency=neighbour)
    (audit,) = joined(year, Audit.objects.all(), "agency")
    assert neighbour.board != year.board
    with django_assert_num_queries(0):
        assert audit.agency == neighbour
        assert audit.agency.name_on(date(2012, 1, 1)) != neighbour.name


def test_no_row_that_points_to_a_kind_asks_for_it(year, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert joined(year, Contribution.objects.all(), "agency") == []


def test_what_a_board_holds_is_its_own_alone_whatever_its_rows_point_to(year):
    own: Agency = AgencyFactory(board=year.board)
    AuditFactory(board=year.board, period=year.period, agency=AgencyFactory())
    joined(year, Audit.objects.all(), "agency")
    assert held_by_board(year, Agency) == {own.pk: own}
