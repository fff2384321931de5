"""Take-up entered in one grid, a row for each agency: of an event, of a course in a year, or of a whole year."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from agencies.models import Agency
from lscb.board.closing import why_locked_in
from lscb.board.finding import board_of
from lscb.board.models import Board, Period
from lscb.permissions import Power
from lscb.web.grid import Grid, Head, Key, fill
from lscb.web.masthead import Link
from workgroups.training import keeping
from workgroups.training.models import Course, TakeUp, TrainingEvent
from workgroups.training.takeuptext import COLUMNS
from workgroups.training.views.records import ASKED

TOGETHER = "all"
MOST = 1_000_000
HOW = "Whole numbers of people. Leave empty what is not known; nought is a number."


@login_required
@ASKED
def of_event(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Who came to one event."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    events = TrainingEvent.objects.of_board(of).select_related("period", "course")
    one = get_object_or_404(events, pk=pk)
    address = reverse("training-event", args=(board, pk))
    return _fill(request, of, one.period, {"event": one}, title=str(one), back=Link("The event", address))


@login_required
@ASKED
def of_course(request: HttpRequest, board: str, pk: int, period: int) -> HttpResponse:
    """Who came to a course in a year, where its events were not counted one by one."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    course = get_object_or_404(Course.objects.of_board(of), pk=pk)
    year = get_object_or_404(Period.objects.of_board(of), pk=period)
    back = Link("Take-up", reverse("training-list", args=(board, "take-up")))
    key = {"course": course, "period": year}
    return _fill(request, of, year, key, title=f"{course}, {year.label}", back=back)


@login_required
@ASKED
def of_year(request: HttpRequest, board: str, period: int) -> HttpResponse:
    """Who came to all training of a year, where nothing nearer is known."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    year = get_object_or_404(Period.objects.of_board(of), pk=period)
    back = Link("Take-up", reverse("training-list", args=(board, "take-up")))
    return _fill(request, of, year, {"period": year}, title=f"All training, {year.label}", back=back)


def _fill(
    request: HttpRequest, board: Board, period: Period, key: dict[str, Any], *, title: str, back: Link
) -> HttpResponse:
    agencies = {str(agency.pk): agency for agency in _agencies(board, period, key)}
    rows = [*(Head(pk, str(agency)) for pk, agency in agencies.items()), Head(TOGETHER, "All agencies together")]

    def grid(data: Any) -> Grid:
        if data is not None:  # two who save wait for each other here
            Period.objects.select_for_update(of=("self",)).get(pk=period.pk)
        held = {
            (str(row.agency_id or TOGETHER), column): str(getattr(row, column))
            for row in _standing(board, key)
            for _, column in COLUMNS
            if getattr(row, column) is not None
        }
        columns = [Head(column, head) for head, column in COLUMNS]
        return Grid(rows=rows, columns=columns, held=held, read=_read, caption="Who came", small=HOW, data=data)

    def save(changes: dict[Key, str]) -> str:
        numbers: dict[Agency | None, dict[str, int | None]] = {}
        for (row, column), text in changes.items():
            numbers.setdefault(agencies.get(row), {})[column] = int(text) if text else None
        keeping.fill_in(board=board, numbers=numbers, by=request.user, **key)
        return "The take-up is kept."

    locked = why_locked_in(period)
    context = {
        "title": "Take-up",
        "lede": f"{title}. {locked}" if locked else title,
        "back": back,
        "words": "Save the take-up",
    }
    return fill(request, grid=grid, save=save, to=back.href, template="web/grid.html", context=context)


def _standing(board: Board, key: dict[str, Any]) -> QuerySet[TakeUp]:
    rows = TakeUp.objects.of_board(board).filter(**key)
    without = {name: True for name in ("event", "course") if name not in key}
    return rows.filter(**{f"{name}__isnull": value for name, value in without.items()}).order_by("pk")


def _agencies(board: Board, period: Period, key: dict[str, Any]) -> QuerySet[Agency]:
    """Those in force in the period, and any whose numbers stand already."""
    standing = _standing(board, key).filter(agency__isnull=False).order_by().values("agency")
    of_board = Agency.objects.of_board(board)
    now = of_board.during(period.starts, period.ends).order_by().values("pk")
    return of_board.filter(Q(pk__in=now) | Q(pk__in=standing))


def _read(key: Key, typed: str) -> str:
    digits = typed.replace(",", "").replace(" ", "")
    if not digits.isdecimal():
        raise ValidationError(f"“{typed}” is no whole number of people. Enter 0 or more, or leave it empty.")
    if int(digits) > MOST:
        raise ValidationError("This is more than a million people.")
    return str(int(digits))
