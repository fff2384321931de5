"""Finding the action an address names, for whoever may read it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lscb.actions.models import Action
from lscb.actions.policies import NOT_YOURS
from lscb.board.models import Board
from lscb.permissions import Power
from lscb.web.masthead import Link

ASKED = require_http_methods(["GET", "HEAD", "POST"])


def action_of(request: HttpRequest, slug: str, pk: int) -> Action:
    """An action of a board that its reader may read: the office's, and an owner's own.

    Raises Http404 for readers of the board's records where there is none, PermissionDenied for everybody else: whether
    there is such an action is told to nobody whose it is not.
    """
    user: Any = request.user
    board = get_object_or_404(Board, slug=slug)
    found = (
        Action.objects.of_board(board)
        .visible_to(user)
        .for_lists()
        .select_related("board", "origin__plan")
        .filter(pk=pk)
        .first()
    )
    if found is not None:
        return found
    if user.may(Power.READ_RECORDS, board):
        raise Http404
    raise PermissionDenied(NOT_YOURS)


def stored(action: Action, request: HttpRequest) -> Action:
    """The action to be changed: on a POST as the database holds it now, locked."""
    if request.method != "POST":
        return action
    found: Action = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    return found


def address(action: Action) -> str:
    """An action's page."""
    return reverse("action", args=(action.board.slug, action.pk))


def back_to(action: Action) -> Link:
    """The way back to an action's page."""
    return Link("The action", address(action))
