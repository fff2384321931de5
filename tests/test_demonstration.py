import pytest
from django.db import transaction

from lscb.board.models import Board
from tests.demonstration import demonstration, rows
from tests.factories.board import BoardFactory

pytestmark = pytest.mark.django_db


def test_what_is_put_back_is_what_was_loaded():
    held = []
    for _ in range(2):
        with transaction.atomic():
            assert demonstration().slug == "havering"
            held.append(rows())
            transaction.set_rollback(True)
    loaded, put_back = held
    assert len(loaded) > 80
    assert put_back == loaded


@pytest.mark.slow
def test_beside_other_records_it_is_loaded_as_anybody_would():
    other, loaded = BoardFactory(), demonstration()
    assert {board.pk for board in Board.objects.all()} == {other.pk, loaded.pk}
