"""Whom the board's figures are shown to, and whether small numbers are hidden from them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from agencies.models import Agency
from lscb.board.models import Board
from lscb.document.disclosure import Audience
from lscb.permissions import EVERYWHERE, Power
from workgroups.models import Group

NOT_A_READER = "The board’s figures are for its members, the chairs of its groups, its agencies’ leads and its office."


def board_for(request: HttpRequest, slug: str) -> tuple[Board, Audience]:
    """The board an address names, and as whom the person reads its figures: the office all, others protected.

    Raises Http404 where there is no such board, PermissionDenied for whoever reads none of its figures.
    """
    user: Any = request.user
    board = get_object_or_404(Board, slug=slug)
    if user.may(Power.READ_RECORDS, board):
        return board, Audience.OFFICE
    if _reads_drafts(user, board):
        return board, Audience.BOARD
    raise PermissionDenied(NOT_A_READER)


def _reads_drafts(user: Any, board: Board) -> bool:
    """Whether a person reads what is shared with the board: over it, or over a group or an agency of it."""
    power = Power.READ_SHARED_DRAFT
    if EVERYWHERE in user.scope_keys_with(power) or user.may(power, board):
        return True
    of_groups = Group.objects.filter(board=board, pk__in=user.scope_ids("group", power))
    of_agencies = Agency.objects.filter(board=board, pk__in=user.scope_ids("agency", power))
    return of_groups.exists() or of_agencies.exists()
