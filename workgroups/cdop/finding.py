"""What every page of the panel's desk begins with: the board, and that its reader is an officer of its panel.

Whoever is none is refused before anything is looked up, so that no answer tells whether a record is there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from lscb.board.models import Board, Period
from lscb.permissions import Power
from workgroups.cdop.models import ChildDeath
from workgroups.models import Group

View = Callable[..., HttpResponse]
NOT_YOURS = "These records are for child death panel officers alone."


def officers(view: View) -> View:
    """A page of the desk: for somebody signed in, and kept by no browser or server on the way."""
    guarded: View = never_cache(login_required(view))
    return guarded


def desk_of(request: HttpRequest, slug: str) -> Board:
    """The board an address names, for an officer of it or of a panel of it.

    Raises Http404 where there is no such board, PermissionDenied for anybody else.
    """
    board = get_object_or_404(Board, slug=slug)
    user: Any = request.user
    if not (user.may(Power.EDIT_CHILD_DEATHS, board) or panels_of(user, board).exists()):
        raise PermissionDenied(NOT_YOURS)
    return board


def panels_of(user: Any, board: Board) -> QuerySet[Group]:
    """The panels of a board that a person is an officer of, and those of other boards that keep its records."""
    of_board = Q(board=board, kind=Group.Kind.PANEL)
    own = Q(pk__in=user.scope_ids("group", Power.EDIT_CHILD_DEATHS))
    shared = Q(pk__in=ChildDeath.objects.of_board(board).values("panel"))
    if user.may(Power.EDIT_CHILD_DEATHS, board):
        return Group.objects.filter(of_board | shared)
    return Group.objects.filter(own & (Q(board=board) | shared))


def death_of(request: HttpRequest, board: Board, key: UUID) -> ChildDeath:
    """The record of a key, as its page shows it. Raises Http404 where the reader may see none."""
    rows = ChildDeath.objects.of_board(board).visible_to(request.user).for_lists()
    found: ChildDeath = get_object_or_404(rows, key=key)
    return found


def years_of(board: Board) -> QuerySet[Period]:
    """The years of a board, the newest first."""
    return Period.objects.filter(board=board, basis="year").order_by("-starts")
