"""The statistics' screens on a board of many figures: as many queries as on the demonstration, and hardly more time.

Lists are asked for as many lines on both boards: what grows is what lies behind a page, never what stands on it. The
twelve thousand are part of `make test`, the million of `make soak`; docs/performance.md keeps what was measured.
"""

from __future__ import annotations

import sys
from random import Random
from statistics import median
from time import perf_counter, process_time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lscb.demo.invented.script import make_board
from lscb.permissions import Role
from priorities.indicators.checks.services import look_again
from priorities.indicators.models import Observation
from tests.bench.desk import count, table_of
from tests.bench.statistics import LISTS, screens, signed_in

pytestmark = [pytest.mark.django_db]
MOST = 1.5
# On twelve thousand figures a page takes a few dozen milliseconds, and a busy machine's moods show.
ROOM = 1.9
NARROWED = 1.8
"""A filter by status reckons how each indicator with a target stands before it shows a page of them."""


@pytest.fixture(scope="module")
def thousands(demonstration):
    """A board of twelve thousand figures of sixty indicators and thirty areas, with little else beside them."""
    return built(indicators=60, observations=12_000, agencies=2, groups=1)


@pytest.fixture(scope="module")
def million(demonstration):
    """A board of a million figures: three hundred indicators, thirty areas, about ten years."""
    return built(indicators=300, observations=1_000_000)


def built(*, indicators, observations, agencies=12, groups=5):
    begun = perf_counter()
    board = make_board(
        agencies=agencies, groups=groups, observed=indicators, observations=observations, compared=29, random=Random(1)
    )
    if connection.vendor == "postgresql":  # what its housekeeping does by itself once rows are committed
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    held = Observation.objects.filter(indicator__board=board).count()
    assert held >= observations
    sys.stdout.write(f"{connection.vendor}: {held:,} figures written in {perf_counter() - begun:.0f} s\n")
    begun = perf_counter()
    look_again(board)
    sys.stdout.write(f"what the checks read of them, once: {perf_counter() - begun:.0f} s\n")
    return board


@pytest.mark.bench
def test_screens_of_twelve_thousand_figures_cost_what_the_demonstrations_do(demonstration, thousands):
    holds(demonstration, thousands, rounds=3, most=ROOM)


@pytest.mark.soak
def test_screens_of_a_million_figures_cost_what_the_demonstrations_do(demonstration, million):
    holds(demonstration, million, rounds=15, most=MOST)


@pytest.mark.soak
def test_list_narrowed_by_status_costs_hardly_more_than_the_whole_list(million):
    slow = {}
    for role in (Role.MANAGER, Role.MEMBER):
        visitor, address = signed_in(role, million), reverse("indicators", args=[million.slug])
        whole = (visitor, f"{address}?per_page=13")
        for status in ("red", "amber", "green", "none"):
            base, taken = milliseconds([whole, (visitor, f"{whole[1]}&status={status}")], 15)
            sys.stdout.write(f"by status {status}, {role}: {base:.1f} and {taken:.1f} ms, {taken / base:.2f}\n")
            if taken > NARROWED * base:
                slow[role, status] = round(taken / base, 2)
    assert slow == {}


def holds(demonstration, large, *, rounds, most):
    """Each screen of the large board asks no more than the demonstration's, and takes at most so many times as long."""
    small, larger = screens(demonstration), screens(large)
    assert set(small) == set(larger)
    look_again(demonstration)
    dear, slow = {}, {}
    for name, (visitor, address) in small.items():
        shown = lines(visitor, address) if name.split()[0].rstrip(",") in (*LISTS, "indicator-figures") else ""
        pair = [(visitor, address + shown), (larger[name][0], larger[name][1] + shown)]
        few, many = (queries(*page) for page in pair)
        base, taken = milliseconds(pair, rounds)
        if taken > most * base:  # looked at longer before it is called slow: processors have moods too
            base, taken = milliseconds(pair, 3 * rounds)
        sys.stdout.write(f"{name}: {base:.1f} and {taken:.1f} ms, {taken / base:.2f}; {few} and {many} queries\n")
        if many > few:
            dear[name] = (few, many)
        if taken > most * base:
            slow[name] = round(taken / base, 2)
    assert (dear, slow) == ({}, {})


def lines(visitor, address):
    """So many lines as the demonstration's list shows, where the page is a list."""
    context = visitor.get(address).context
    if table_of(context) is None:
        return ""
    return f"?per_page={min(max(count(context), 1), 50)}"


def queries(visitor, address):
    with CaptureQueriesContext(connection) as asked:
        assert visitor.get(address).status_code == 200, address
    return len(asked)


def milliseconds(pages, rounds):
    """The median of each page's answers, asked in turns: whatever else the machine does falls on both alike.

    On SQLite all work is this process's own, and its processor time is told; on PostgreSQL the time on the clock.
    """
    clock = process_time if connection.vendor == "sqlite" else perf_counter
    taken = [[] for _ in pages]
    for _ in range(rounds):
        for place, (visitor, address) in enumerate(pages):
            begun = clock()
            visitor.get(address)
            taken[place].append((clock() - begun) * 1000)
    return [median(times) for times in taken]
