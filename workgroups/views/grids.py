"""Attendance entered in one grid: of one meeting, or of a group's whole year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from lscb.board.closing import why_locked_in
from lscb.web import british
from lscb.web.grid import Grid, Head, Key, fill
from lscb.web.masthead import Link
from workgroups import policies, services
from workgroups.attendance import recorded, there
from workgroups.codes import HOW, letter_of, state_of
from workgroups.filters import years_of
from workgroups.models import Meeting, Seat
from workgroups.views.finding import ASKED, group_of, meeting_of, to_group, to_meeting

MOST_COLUMNS = 12
MOST_CELLS = 800
NO_SEAT = "This group has no seat on these days. Add its seats first."


@login_required
@ASKED
def of_meeting(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Who came to one meeting: a row for each seat that was there."""
    one = meeting_of(request, board, pk, run=True)
    if why_not := policies.why_not_attend(one):
        raise PermissionDenied(why_not)
    seats = [seat for seat in one.group.seats.select_related("group", "agency", "area") if there(seat, one.on)]
    context = {
        "title": "Attendance",
        "lede": str(one),
        "back": Link("The meeting", to_meeting(one)),
        "words": "Save the attendance",
        "none": "" if seats else NO_SEAT,
        "group": one.group,
        "board": one.group.board,
    }
    return _fill(request, [one], seats, to=to_meeting(one), context=context)


@login_required
@ASKED
def of_year(request: HttpRequest, board: str, group: str, period: int) -> HttpResponse:
    """Who came to all meetings of a group in a year; a group of many seats and meetings has several pages."""
    one = group_of(request, board, group, run=True)
    year = get_object_or_404(years_of(one.board), pk=period)
    seats = list(one.seats.during(year.starts, year.ends).select_related("group", "agency", "area"))
    rows = one.meetings.during(year).exclude(state=Meeting.State.CANCELLED).select_related("group")
    per_page = max(1, min(MOST_COLUMNS, MOST_CELLS // max(1, len(seats))))
    page = Paginator(rows.order_by("on", "title", "pk"), per_page).get_page(request.GET.get("page"))
    context = {
        "title": f"Attendance, {year.label}",
        "lede": str(one),
        "back": Link(str(one), to_group(one)),
        "words": "Save the attendance",
        "none": _none(page, seats) or why_locked_in(year),
        "group": one,
        "board": one.board,
        "page": page,
    }
    again = reverse("group-attendance", args=(board, group, period))
    to = f"{again}?page={page.number}" if page.has_other_pages() else again
    return _fill(request, list(page), seats, to=to, context=context)


def _none(page: Page[Meeting], seats: Sequence[Seat]) -> str:
    if not page.object_list:
        return "This group has no meeting in this year. Add its meetings first."
    return "" if seats else NO_SEAT


def _fill(
    request: HttpRequest, meetings: list[Meeting], seats: list[Seat], *, to: str, context: dict[str, Any]
) -> HttpResponse:
    today = timezone.localdate()
    by_key = {(str(seat.pk), str(meeting.pk)): (meeting, seat) for seat in seats for meeting in meetings}

    def grid(data: Any) -> Grid:
        if data is not None:  # two who save wait for each other here
            list(Meeting.objects.filter(pk__in=[m.pk for m in meetings]).order_by("pk").select_for_update(of=("self",)))
        held = {(str(seat), str(meeting)): letter_of(state) for (meeting, seat), state in recorded(meetings).items()}
        return Grid(
            rows=[Head(str(seat.pk), seat.title, _of(seat)) for seat in seats],
            columns=[_column(meeting, today) for meeting in meetings],
            held=held,
            read=lambda key, typed: _read(by_key, key, typed),
            closed={key: said for key, pair in by_key.items() if (said := policies.why_not_fill(*pair))},
            caption="Who came",
            small=HOW,
            data=data,
        )

    def save(changes: dict[Key, str]) -> str:
        told = {by_key[key]: state_of(text) if text else "" for key, text in changes.items()}
        begun = services.record_attendance(told=told, by=request.user)
        if not begun:
            return "The attendance is kept."
        return f"The attendance is kept. Now marked as held: {', '.join(str(meeting) for meeting in begun)}."

    return fill(request, grid=grid, save=save, to=to, template="workgroups/attendance_grid.html", context=context)


def _read(by_key: dict[Key, tuple[Meeting, Seat]], key: Key, typed: str) -> str:
    state = state_of(typed)
    if why_not := policies.why_not_record(*by_key[key], state):
        raise ValidationError(why_not)
    return letter_of(state)


def _column(meeting: Meeting, today: Any) -> Head:
    words = f"{meeting.on.day} {british.MONTHS[meeting.on.month - 1][:3]} {meeting.on.year}"
    to_come = "to come" if meeting.on > today else "not marked as held"
    more = [meeting.title, to_come if meeting.state == Meeting.State.PLANNED else ""]
    return Head(str(meeting.pk), words, ", ".join(filter(None, more)))


def _of(seat: Seat) -> str:
    return ", ".join(str(each) for each in (seat.agency, seat.area) if each)
