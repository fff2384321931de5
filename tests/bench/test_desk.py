"""Each list of the desk on a board of thirty times as many records: what it costs in time, within one run.

The lists are found by walking the desk (`tests.bench.desk`), so that a new one is measured as soon as it is linked to.
Both boards' pages show as many lines: what grows is the number of records behind them.
"""

from __future__ import annotations

import sys
from random import Random
from time import perf_counter, process_time

import pytest
from django.db import connection
from django.test import Client

from lscb.demo.invented.script import make_board
from lscb.permissions import Role
from tests.bench.desk import count, lists_of
from tests.factories.accounts import person

pytestmark = [pytest.mark.django_db, pytest.mark.bench]
TIMES = 30
MOST = 1.5
# The lists of which the large board must hold at least ten times the records, or a page full; others grow as they may.
GROW = {"actions", "agencies", "owed", "scrutiny-list risks", "scrutiny-list challenges", "money-lines contributions"}
# Measured at 1.47: room for a machine that is busy with something else.
CLOSE = {"training-list take-up": 1.8}
LIST_LENGTH = 50
ROUNDS = 7


@pytest.fixture(scope="module")
def large(demonstration):
    """An invented board of at least thirty times the demonstration's records of the kinds that are listed."""
    return make_board(agencies=16 * TIMES, groups=8, size=10 * TIMES, observed=50, random=Random(1))


def visitor(board):
    client = Client()
    client.force_login(person(Role.MANAGER, board))
    return client


def seconds(pages, rounds=ROUNDS):
    """The shortest answer of each page, all asked in turn after one to warm up: what else the machine does is left out.

    On SQLite all work is this process's own, and its processor time is told; on PostgreSQL the time on the clock.
    """
    clock = process_time if connection.vendor == "sqlite" else perf_counter
    shortest = [float("inf")] * len(pages)
    for turn in range(rounds + 1):
        for place, (client, address) in enumerate(pages):
            begun = clock()
            assert client.get(address).status_code == 200
            if turn:
                shortest[place] = min(shortest[place], clock() - begun)
    return shortest


@pytest.mark.slow
def test_each_list_answers_within_half_as_long_again(demonstration, large):
    small_client, large_client = visitor(demonstration), visitor(large)
    small, larger = lists_of(small_client, demonstration), lists_of(large_client, large)
    assert set(small) >= GROW
    assert set(small) <= set(larger)
    slow = {}
    for name, address in small.items():
        few = count(small_client.get(address).context)
        many = count(large_client.get(larger[name]).context)
        if not few:  # with nothing to show, the demonstration's page is no measure
            continue
        assert many >= min(few * 10, LIST_LENGTH) or name not in GROW, f"{name}: {few} and {many} records"
        lines = f"?per_page={min(max(few, 1), LIST_LENGTH)}"
        pages, most = [(small_client, address + lines), (large_client, larger[name] + lines)], CLOSE.get(name, MOST)
        base, taken = seconds(pages)
        if taken > most * base:  # looked at longer before it is called slow: processors have moods too
            base, taken = seconds(pages, 3 * ROUNDS)
        sys.stdout.write(f"{name}: {few} and {many} records, {taken / base:.2f} times as long\n")
        if taken > most * base:
            slow[name] = round(taken / base, 2)
    assert slow == {}
