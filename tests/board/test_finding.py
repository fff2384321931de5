"""The board an address names, for those who may."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from lscb.board.finding import board_of
from lscb.permissions import Power, Role
from tests.factories.accounts import person
from tests.factories.board import BoardFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def asking(rf):
    def asked(user, slug, *powers):
        request = rf.get("/")
        request.user = user
        return board_of(request, slug, *powers)

    return asked


def test_reader_with_one_of_the_powers_gets_the_board(asking):
    board = BoardFactory()
    assert asking(person(Role.FINANCE_OFFICER, board), board.slug, Power.READ_RECORDS, Power.READ_MONEY) == board


def test_reader_of_another_board_is_told_what_the_page_is_for(asking):
    with pytest.raises(PermissionDenied, match="people who may read records"):
        asking(person(Role.MANAGER, BoardFactory()), BoardFactory().slug, Power.READ_RECORDS)


def test_unknown_board_is_nowhere(asking):
    with pytest.raises(Http404):
        asking(person(Role.MANAGER, BoardFactory()), "no-such-board", Power.READ_RECORDS)
