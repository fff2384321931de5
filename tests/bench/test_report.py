"""How the report's cost grows with its records: ratios within one run, never a time on the clock."""

from __future__ import annotations

from random import Random
from statistics import median
from time import perf_counter

import pytest

from lscb.annualreport.assembly import assemble
from lscb.annualreport.models import Report
from lscb.demo.invented.script import make_board
from lscb.document.disclosure import Audience, protect
from lscb.document.html import render_document

pytestmark = [pytest.mark.django_db, pytest.mark.bench]
LARGE = 30


def report_of(size):
    board = make_board(agencies=size, groups=size, size=size, observed=size, random=Random(1))
    return Report.objects.select_related("board", "period").get(board=board)


def seconds(work, times=5):
    """The median of several runs, after one to warm up."""
    work()
    taken = []
    for _ in range(times):
        begun = perf_counter()
        work()
        taken.append(perf_counter() - begun)
    return median(taken)


def test_thirty_times_the_records_take_at_most_thirty_times_as_long():
    small, large = report_of(1), report_of(LARGE)
    assembling = seconds(lambda: assemble(large)) / seconds(lambda: assemble(small))
    documents = [protect(assemble(report), Audience.OFFICE) for report in (small, large)]
    rendering = seconds(lambda: render_document(documents[1])) / seconds(lambda: render_document(documents[0]))
    assert assembling < LARGE
    assert rendering < LARGE
