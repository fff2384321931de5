"""Attendance as figures: by meeting, agency, area, group or seat, each with its base, on screen and as a file."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from lscb.web import british
from lscb.web.listing import listing
from lscb.web.masthead import Link
from workgroups.attendance import Place, Presence, altogether, counted, places
from workgroups.filters import AttendanceFilters
from workgroups.models import Attendance, Meeting, Seat
from workgroups.tables import AttendanceTable
from workgroups.views.finding import board_and_groups, meeting_to_read, to_meeting

AT_THE_END = 99_999
ALONG: dict[str, tuple[str, str, Callable[[Place], Any]]] = {
    "meeting": ("By meeting", "Meeting", lambda place: place.meeting),
    "agency": ("By agency", "Agency", lambda place: place.seat.agency or "Seats in their own right"),
    "area": ("By area", "Area", lambda place: place.seat.area or "Of no single area"),
    "group": ("By group", "Group", lambda place: place.seat.group),
    "seat": ("By seat", "Seat", lambda place: place.seat),
}


@login_required
@require_safe
def attendance(request: HttpRequest, board: str) -> HttpResponse:
    """Seats held at meetings held, and how they were filled, to date or in one year."""
    of, groups = board_and_groups(request, board)
    filters = AttendanceFilters(request.GET, board=of, groups=groups)
    held = Meeting.objects.held().filter(group__in=groups.order_by().values("pk")).select_related("group")
    meetings = list(filters.narrow(held).order_by("-on", "pk"))
    seats = Seat.objects.filter(group__in={meeting.group_id for meeting in meetings})
    found = places(meetings, seats.select_related("group", "agency", "area"))
    along = request.GET.get("along", "")
    along = along if along in ALONG else "meeting"
    caption, head, key = ALONG[along]
    met: dict[Any, set[int]] = {}
    for place in found:
        met.setdefault(key(place), set()).add(place.meeting.pk)
    rows = [_row(named, count, len(met[named])) for named, count in counted(found, key).items()]
    if along != "meeting":
        rows.sort(key=lambda row: row["order"])
    return listing(
        request,
        rows,  # type: ignore[arg-type]  # a list is drawn, sorted and paged as rows of records are
        table=AttendanceTable,
        name=f"attendance-by-{along}",
        template="workgroups/attendance.html",
        context={
            "title": "Attendance",
            "lede": _lede(altogether(found), {place.meeting for place in found}),
            "back": Link("Meetings", reverse("meetings", args=(of.slug,))),
            "narrowing": filters,
            "along": along,
            "ways": [(name, words, _address(request, name)) for name, (words, _, _) in ALONG.items()],
        },
        caption=caption,
        head=head,
    )


@login_required
@require_safe
def recorded(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Where one record of attendance is read: on its meeting's page."""
    found = Attendance.objects.filter(pk=pk, meeting__group__board__slug=board).first()
    one = meeting_to_read(request, board, found.meeting_id if found else 0)
    return redirect(f"{to_meeting(one)}#came")


def _row(named: Any, count: Presence, meetings: int) -> dict[str, Any]:
    return {
        "name": f"{named.group}: {named}" if isinstance(named, Seat) else str(named),
        "order": _place(named),
        "meetings": meetings,
        "presence": count,
        "base": count.base,
        "in_person": count.in_person,
        "in_person_rate": _order(count.per_cent(count.in_person)),
        "represented": count.represented,
        "represented_rate": _order(count.per_cent(count.represented)),
        "apologies": count.apologies,
        "absent": count.absent,
        "unrecorded": count.unrecorded,
    }


def _place(named: Any) -> tuple[Any, ...]:
    """Where a row stands: seats below their group, what has no record of its own at the end."""
    if isinstance(named, Seat):
        return (named.group.order, named.group.name, named.order, named.title)
    return (getattr(named, "order", AT_THE_END), str(named))


def _order(share: Fraction | None) -> float:
    """A share by which rows sort; those without one come before nought."""
    return -1.0 if share is None else float(share)


def _lede(count: Presence, meetings: set[Meeting]) -> str:
    if not count.base:
        return "No meeting in this choice is recorded as held with a seat in it."
    many = "the one meeting" if len(meetings) == 1 else f"the {len(meetings)} meetings"
    days = [meeting.on for meeting in meetings]
    since, until = min(days), max(days)
    when = british.day(since) if since == until else f"{british.day(since)} to {british.day(until)}"
    shares = f"{count.share(count.represented)}; in person {count.share(count.in_person)}"
    return f"Represented {shares}: over the seats held at {many} held, {when}."


def _address(request: HttpRequest, along: str) -> str:
    query = request.GET.copy()
    for name in ("page", "sort", "as"):
        query.pop(name, None)
    query["along"] = along
    return f"?{query.urlencode()}"
