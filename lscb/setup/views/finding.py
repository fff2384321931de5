"""What every screen of the set-up begins with: the board, the kind and the record its address names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from lscb.board.finding import board_of
from lscb.board.models import Board
from lscb.permissions import Power
from lscb.setup.catalogue import kind_of
from lscb.setup.kinds import Kind


def to_read(request: HttpRequest, board: str, kind: str) -> tuple[Board, Kind]:
    """For whoever reads the board's records."""
    return board_of(request, board, Power.READ_RECORDS), kind_of(kind)


def to_write(request: HttpRequest, board: str, kind: str) -> tuple[Board, Kind]:
    """For whoever may write records of the kind; whoever may only read learns no less than what there is to read."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    what = kind_of(kind)
    board_of(request, board, what.power)
    return of, what


def rows_of(board: Board, kind: Kind) -> Any:
    """A board's records of a kind."""
    return kind.model.objects.of_board(board)


def record_of(board: Board, kind: Kind, pk: int) -> Any:
    """One of them. Raises Http404."""
    return get_object_or_404(rows_of(board, kind).select_related(*kind.reads), pk=pk)


def locked(request: HttpRequest, rows: Any, shown: Any) -> Callable[[], Any]:
    """How the form finds what it changes: as shown, or locked where it is saved."""
    if request.method != "POST":
        return lambda: shown
    return lambda: rows.select_for_update(of=("self",)).get(pk=shown.pk)


def address(board: Board, kind: Kind, pk: int) -> str:
    """The page of a record."""
    return reverse("setup-record", args=(board.slug, kind.slug, pk))
