"""Two writers at once: what the slower one stores is found once it is through."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from lscb.search.indexing import catch_up
from tests.factories.board import BoardFactory
from tests.search.test_trail import added, titles


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite lets one writer in at a time")
def test_write_still_under_way_is_found_once_it_is_through():
    board, started, go_on = BoardFactory(), threading.Event(), threading.Event()

    def slowly():
        try:
            with transaction.atomic():
                added("Slow", board)
                started.set()
                go_on.wait(20)
        finally:
            connection.close()

    writer = threading.Thread(target=slowly)
    writer.start()
    started.wait(20)
    added("Quick", board)
    catch_up()
    assert titles() == {"Quick"}
    go_on.set()
    writer.join()
    catch_up()
    assert titles() == {"Quick", "Slow"}
