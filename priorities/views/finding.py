"""What each of these pages begins with: a record of the board that the address names."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lscb.board.models import Board
from lscb.web.masthead import Link
from priorities.models import Priority

ASKED = require_http_methods(["GET", "HEAD", "POST"])


def found(request: HttpRequest, board: Board, model: Any, pk: int, *reads: str) -> Any:
    """One record of a board. Raises 404."""
    rows = model.objects.of_board(board).visible_to(request.user).select_related(*reads)
    return get_object_or_404(rows, pk=pk)


def for_change(request: HttpRequest, shown: Any) -> Any:
    """The record again as it stands now, locked while a change to it is being taken."""
    if request.method != "POST":
        return shown
    return type(shown).objects.select_for_update(of=("self",)).get(pk=shown.pk)


def back_to(board: Board, priority: Priority | None) -> Link:
    """The way back to a priority, or to the list where there is none."""
    if priority is None:
        return Link("Priorities", address("priorities", board))
    return Link(str(priority), address("priority", board, priority.pk))


def address(name: str, board: Board, *more: Any) -> str:
    """An address of the board."""
    return reverse(name, args=(board.slug, *more))
