"""What every screen of a board's office begins with: the board its address names, and whether the reader may."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from lscb.board.models import Board
from lscb.permissions import Power

NOT_YOURS = "This page is for people who may {power} of this board. Ask the business manager if you need it."


def board_of(request: HttpRequest, slug: str, *powers: Power, why_not: str = "") -> Board:
    """The board an address names, for a reader who holds one of the powers over it.

    Raises Http404 where there is no such board, PermissionDenied with `why_not` (or a sentence naming the first power)
    for whoever holds none of them.
    """
    user: Any = request.user
    board = get_object_or_404(Board, slug=slug)
    if not any(user.may(power, board) for power in powers):
        raise PermissionDenied(why_not or NOT_YOURS.format(power=powers[0].value))
    return board
