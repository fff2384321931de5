"""What the addresses of groups and meetings name, for readers who may have it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lscb.board.finding import board_of
from lscb.board.models import Board
from lscb.permissions import Power
from workgroups import policies
from workgroups.models import Group, Holder, Meeting, Paper, Seat

ASKED = require_http_methods(["GET", "HEAD", "POST"])


def board_and_groups(request: HttpRequest, slug: str) -> tuple[Board, Any]:
    """The board an address names, and those of its groups whose meetings the reader may read.

    Raises Http404 where there is no such board, PermissionDenied for whoever reads none.
    """
    board, user = get_object_or_404(Board, slug=slug), request.user
    groups = Group.objects.of_board(board).kept_by(user)
    if not user.may(Power.READ_RECORDS, board) and not groups.exists():  # type: ignore[union-attr]  # signed in
        raise PermissionDenied(policies.NOT_YOURS)
    return board, groups


def board_and_groups_to_read(request: HttpRequest, slug: str) -> tuple[Board, Any]:
    """The board an address names, and those of its groups whose meetings the reader keeps or sits in.

    Raises Http404 where there is no such board, PermissionDenied for whoever reads none.
    """
    board, user = get_object_or_404(Board, slug=slug), request.user
    groups = Group.objects.of_board(board).read_by(user, timezone.localdate())
    if not user.may(Power.READ_RECORDS, board) and not groups.exists():  # type: ignore[union-attr]  # signed in
        raise PermissionDenied(policies.NOT_YOUR_MEETINGS)
    return board, groups


def may_keep_any(request: HttpRequest, board: Board) -> bool:
    """Whether the reader finds groups and attendance too: the office, and chairs."""
    user: Any = request.user
    return user.may(Power.READ_RECORDS, board) or Group.objects.of_board(board).kept_by(user).exists()


def group_of(request: HttpRequest, board: str, slug: str, *, run: bool = False) -> Group:
    """A group by its address, for those who read its meetings, or with `run` keep them."""
    of = get_object_or_404(Board, slug=board)
    rows = Group.objects.of_board(of).select_related("board", "chair_agency", "reports_to")
    return _allowed(request, of, rows.filter(slug=slug).first(), lambda group: group, run)


def meeting_of(request: HttpRequest, board: str, pk: int, *, run: bool = False) -> Meeting:
    """A meeting by its number, for those who keep its group's or read its board's records."""
    of, found = _meeting(board, pk)
    return _allowed(request, of, found, lambda meeting: meeting.group, run)


def meeting_to_read(request: HttpRequest, board: str, pk: int) -> Meeting:
    """A meeting by its number, also for whoever sits in its group."""
    of, found = _meeting(board, pk)
    if found is not None and policies.may_read_meetings(request.user, found.group):
        return found
    return _allowed(request, of, found, lambda meeting: meeting.group, False)


def _meeting(board: str, pk: int) -> tuple[Board, Any]:
    of = get_object_or_404(Board, slug=board)
    rows = Meeting.objects.of_board(of).select_related("group__board", "minutes_file")
    return of, rows.filter(pk=pk).first()


def paper_to_read(request: HttpRequest, board: str, pk: int) -> Paper:
    """A paper by its number, for those who read its meeting."""
    of = get_object_or_404(Board, slug=board)
    rows = Paper.objects.of_board(of).select_related("meeting__group__board", "file")
    found = rows.filter(pk=pk).first()
    if found is not None and policies.may_read_meetings(request.user, found.meeting.group):
        return found
    return _allowed(request, of, found, lambda paper: paper.meeting.group, False)


def paper_of(request: HttpRequest, board: str, pk: int) -> Paper:
    """A paper by its number, for those who keep its group's meetings."""
    of = get_object_or_404(Board, slug=board)
    rows = Paper.objects.of_board(of).select_related("meeting__group__board", "file")
    return _allowed(request, of, rows.filter(pk=pk).first(), lambda paper: paper.meeting.group, True)


def seat_of(request: HttpRequest, board: str, pk: int) -> Seat:
    """A seat by its number, for the board's office."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    return get_object_or_404(Seat.objects.of_board(of).select_related("group__board", "agency"), pk=pk)


def holder_of(request: HttpRequest, board: str, pk: int) -> Holder:
    """Who holds a seat, by number, for the board's office."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    rows = Holder.objects.of_board(of).select_related("seat__group__board", "seat__agency", "user")
    return get_object_or_404(rows, pk=pk)


def to_group(group: Group) -> str:
    """The address of a group's page."""
    return reverse("group", args=(group.board.slug, group.slug))


def to_meeting(meeting: Meeting) -> str:
    """The address of a meeting's page."""
    return reverse("meeting", args=(meeting.group.board.slug, meeting.pk))


def _allowed(request: HttpRequest, board: Board, found: Any, group_of: Any, run: bool) -> Any:
    """What was found, if the reader may have it; whoever reads nothing of the board learns not even that it is not."""
    may = policies.may_run if run else policies.may_read
    scope: Any = group_of(found) if found is not None else board
    if not may(request.user, scope):
        raise PermissionDenied(policies.NOT_YOURS)
    if found is None:
        raise Http404
    return found
