"""Groups: the list, a group's page with its seats and who holds them, and its forms."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, F, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lscb.board.finding import board_of
from lscb.permissions import Power
from lscb.web.editing import edit
from lscb.web.listing import listing
from lscb.web.masthead import Link
from workgroups import policies, services
from workgroups.attendance import BASE, altogether, places, there
from workgroups.ending import end_group
from workgroups.filters import years_of
from workgroups.forms.groups import GroupForm, LastDayForm
from workgroups.models import Group, GroupSuccession, Holder, Meeting, Seat
from workgroups.tables import GroupTable
from workgroups.views.finding import ASKED, board_and_groups, group_of, to_group

LATEST = 8


@login_required
@require_safe
def groups(request: HttpRequest, board: str) -> HttpResponse:
    """The board's groups; a chair's own for a chair."""
    of, rows = board_and_groups(request, board)
    user: Any = request.user
    today = timezone.localdate()
    seats = Seat.objects.on(today).filter(group=OuterRef("pk")).order_by().values("group")
    ahead = Q(meetings__on__gte=today, meetings__state=Meeting.State.PLANNED)
    shown = rows.annotate(
        seats_now=Coalesce(Subquery(seats.annotate(many=Count("pk")).values("many")), 0),
        next_on=Min("meetings__on", filter=ahead),
    ).order_by(F("ends").asc(nulls_first=True), "order", "name")
    may_edit = user.may(Power.EDIT_RECORDS, of)
    context = {
        "title": "Groups",
        "lede": "The board itself and the groups that work for it: their seats, who holds them, when they meet.",
        "add": Link("Add a group", reverse("group-add", args=(of.slug,))) if may_edit else None,
        "back": Link("Meetings", reverse("meetings", args=(of.slug,))),
    }
    return listing(request, shown, table=GroupTable, name="groups", context=context, board=of)


@login_required
@require_safe
def group(request: HttpRequest, board: str, group: str) -> HttpResponse:
    """One group: its seats with whoever holds them today, its latest meetings, and its attendance to date."""
    one = group_of(request, board, group)
    user: Any = request.user
    today = timezone.localdate()
    seats = list(one.seats.select_related("group", "agency", "area"))
    held = Holder.objects.filter(seat__group=one).select_related("user").order_by("starts", "pk")
    by_seat: dict[int, list[Holder]] = {}
    for holder in held:
        by_seat.setdefault(holder.seat_id, []).append(holder)
    rows = [(seat, by_seat.get(seat.pk, [])) for seat in seats]
    meetings = list(one.meetings.select_related("group").order_by("-on", "pk"))
    context = {
        "board": one.board,
        "group": one,
        "now": [(seat, _now(holders, today)) for seat, holders in rows if there(seat, today)],
        "other": [(seat, holders) for seat, holders in rows if not there(seat, today)],
        "before": [(seat, past) for seat, holders in rows if (past := _past(holders, today)) and there(seat, today)],
        "followed": list(GroupSuccession.objects.filter(Q(old=one) | Q(new=one)).select_related("old", "new")),
        "meetings": meetings[:LATEST],
        "presence": altogether(places(meetings, seats)),
        "base": BASE,
        "years": list(years_of(one.board)),
        "meets": one.meets[:1].lower() + one.meets[1:],
        "may_edit": user.may(Power.EDIT_RECORDS, one),
        "may_run": policies.may_run(user, one),
    }
    return render(request, "workgroups/group.html", context)


def _now(holders: list[Holder], today: date) -> list[Holder]:
    return [holder for holder in holders if holder.ends is None or holder.ends >= today]


def _past(holders: list[Holder], today: date) -> list[Holder]:
    return [holder for holder in holders if holder.ends is not None and holder.ends < today]


@login_required
@ASKED
def add(request: HttpRequest, board: str) -> HttpResponse:
    """A new group."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    return edit(
        request,
        form=GroupForm,
        find=lambda: Group(board=of),
        save=lambda form: services.keep_group(group=form.instance, by=request.user),
        said=lambda made: f"{made} is added. Its seats come next.",
        to=to_group,
        context={"title": "Add a group", "back": Link("Groups", reverse("groups", args=(of.slug,)))},
    )


@login_required
@ASKED
def change(request: HttpRequest, board: str, group: str) -> HttpResponse:
    """A group as it is today."""
    board_of(request, board, Power.EDIT_RECORDS)
    one = group_of(request, board, group)

    def find() -> Group:
        rows = Group.objects.filter(pk=one.pk).select_related("board")
        return rows.select_for_update(of=("self",)).get() if request.method == "POST" else rows.get()

    return edit(
        request,
        form=GroupForm,
        find=find,
        save=lambda form: services.keep_group(group=form.instance, by=request.user),
        said=lambda kept: f"{kept} is saved.",
        to=to_group,
        context={"title": f"Change {one}", "back": Link(str(one), to_group(one))},
    )


@login_required
@ASKED
def end(request: HttpRequest, board: str, group: str) -> HttpResponse:
    """The last day of a group: its seats and their holders end with it."""
    board_of(request, board, Power.EDIT_RECORDS)
    one = group_of(request, board, group)
    return edit(
        request,
        form=LastDayForm,
        save=lambda form: end_group(group=one, on=form.cleaned_data["on"], by=request.user),
        said=f"{one} ends, and its seats with it.",
        to=to_group(one),
        context={
            "title": f"End: {one}",
            "lede": "Its seats end on the same day, and the roles of whoever holds them. Its meetings and papers stay.",
            "back": Link(str(one), to_group(one)),
        },
        initial={"on": timezone.localdate()},
    )
