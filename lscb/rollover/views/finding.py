"""The year an address names, for whoever may."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from lscb.board.finding import board_of
from lscb.board.models import Basis, Board, Period
from lscb.permissions import Power

NOT_YOURS_TO_KEEP = "Only the board's manager opens and closes years."


def year_to_read(request: HttpRequest, board: str, pk: int) -> Period:
    """A reporting year of a board whose records the reader may read."""
    return _year(board_of(request, board, Power.READ_RECORDS), pk)


def year_to_keep(request: HttpRequest, board: str, pk: int) -> Period:
    """The same for whoever opens and closes years."""
    return _year(board_of(request, board, Power.KEEP_YEARS, why_not=NOT_YOURS_TO_KEEP), pk)


def _year(board: Board, pk: int) -> Period:
    rows = Period.objects.of_board(board).filter(basis=Basis.YEAR).select_related("board")
    return get_object_or_404(rows, pk=pk)
