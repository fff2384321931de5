"""Invented boards: as large as asked, the same for the same seed, and costing the report no more queries."""

from __future__ import annotations

from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.models import Agency
from lscb.annualreport.assembly import assemble
from lscb.annualreport.models import Report
from lscb.demo.invented.script import make_board
from lscb.document import walk
from priorities.indicators.models import Observation
from workgroups.models import Group

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def queries_to_assemble(board):
    report = Report.objects.select_related("board", "period").filter(board=board).earliest("period__starts")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assemble(report)
    return [query["sql"] for query in asked]


def test_board_is_as_large_as_asked():
    board = make_board(agencies=4, groups=2, size=2, observed=3, random=Random(1))
    assert Agency.objects.of_board(board).count() == 4
    assert Group.objects.of_board(board).filter(kind=Group.Kind.WORKING).count() == 2


def test_same_seed_gives_the_same_report():
    written = []
    for _ in range(2):
        board = make_board(agencies=2, groups=1, size=2, observed=3, random=Random(7))
        report = Report.objects.select_related("board", "period").get(board=board)
        written.append([(path, figure.label, figure.value) for path, figure in walk.figures(assemble(report))])
    assert written[0] == written[1]


def test_thirty_times_the_records_cost_no_more_queries():
    one = make_board(agencies=1, groups=1, size=1, observed=1, random=Random(1))
    thirty = make_board(agencies=30, groups=30, size=30, observed=30, random=Random(1))
    few, many = queries_to_assemble(one), queries_to_assemble(thirty)
    assert len(many) <= len(few), "\n".join(many)


def test_board_of_thirty_of_each_kind_asks_no_more_than_the_demonstration(demonstration):
    large = make_board(agencies=30, groups=30, size=30, observed=30, random=Random(1))
    assert len(queries_to_assemble(large)) <= len(queries_to_assemble(demonstration))


def test_board_holds_as_many_figures_as_asked_each_once():
    board = make_board(agencies=1, groups=1, size=1, observed=4, observations=3_000, compared=5, random=Random(1))
    held = Observation.objects.filter(indicator__board=board)
    assert held.count() >= 3_000
    assert held.values(*Observation.KEY).distinct().count() == held.count()
    assert held.values("area").distinct().count() == 6
