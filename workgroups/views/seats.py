"""Seats: added, changed, ended; filled, handed over, left."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from lscb.board.finding import board_of
from lscb.permissions import Power
from lscb.web.editing import confirm, edit
from lscb.web.masthead import Link
from workgroups import services
from workgroups.ending import end_seat
from workgroups.forms.groups import HandOverForm, HolderDaysForm, HolderForm, LastDayForm, SeatForm
from workgroups.models import Group, Holder, Seat
from workgroups.views.finding import ASKED, group_of, holder_of, seat_of, to_group

BY_INVITATION = "Somebody without an account yet is invited under People, with the seat they are to hold."
ROLES = "The roles that go with the seat begin and end with it."


@login_required
@ASKED
def add(request: HttpRequest, board: str, group: str) -> HttpResponse:
    """A new seat in a group."""
    board_of(request, board, Power.EDIT_RECORDS)
    one = group_of(request, board, group)
    return edit(
        request,
        form=SeatForm,
        find=lambda: Seat(group=one, order=one.seats.count() + 1),
        save=lambda form: services.keep_seat(seat=form.instance, by=request.user),
        said=lambda made: f"“{made}” is added.",
        to=to_group(one),
        context={"title": f"Add a seat in {one}", "back": _back(one)},
    )


@login_required
@ASKED
def change(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """A seat as it is."""
    one = seat_of(request, board, pk)

    def find() -> Seat:
        rows = Seat.objects.select_related("group__board")
        return one if request.method != "POST" else rows.select_for_update(of=("self",)).get(pk=pk)

    return edit(
        request,
        form=SeatForm,
        find=find,
        save=lambda form: services.keep_seat(seat=form.instance, by=request.user),
        said=lambda kept: f"“{kept}” is saved.",
        to=to_group(one.group),
        template="workgroups/seat.html",
        context={
            "title": f"Change “{one}”",
            "back": _back(one.group),
            "remove": reverse("seat-remove", args=(board, pk)),
        },
    )


@login_required
@ASKED
def end(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """The last day of a seat, and of whoever holds it."""
    one = seat_of(request, board, pk)
    return edit(
        request,
        form=LastDayForm,
        save=lambda form: end_seat(seat=one, on=form.cleaned_data["on"], by=request.user),
        said=f"“{one}” ends.",
        to=to_group(one.group),
        context={
            "title": f"End: {one}",
            "lede": f"Whoever holds it leaves it on the same day. {ROLES}",
            "back": _back(one.group),
        },
        initial={"on": timezone.localdate()},
    )


@login_required
@ASKED
def remove(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Asks before a seat entered by mistake is taken away."""
    one = seat_of(request, board, pk)
    name = str(one)
    return confirm(
        request,
        question=f"Remove “{name}”?",
        consequence="Only a seat entered by mistake is removed. One that was held or filled is ended.",
        words="Remove this seat",
        act=lambda reason: services.remove_seat(seat=one, by=request.user, reason=reason),
        reason=True,
        said=f"“{name}” is removed.",
        to=to_group(one.group),
        back=to_group(one.group),
    )


@login_required
@ASKED
def fill(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Somebody sits in a seat from a day."""
    one = seat_of(request, board, pk)
    may_seat = _may_seat(request, one.group)
    return edit(
        request,
        form=HolderForm,
        save=lambda form: services.take_seat(seat=one, by=request.user, **form.cleaned_data),
        said=f"“{one}” is filled.",
        to=to_group(one.group),
        context={"title": f"Who holds “{one}”", "lede": _lede(may_seat), "back": _back(one.group)},
        board=one.group.board,
        may_seat=may_seat,
        initial={"starts": timezone.localdate(), "part": Holder.Part.MEMBER},
    )


@login_required
@ASKED
def hand_over(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Somebody else sits in a seat from a day, or the same person as something else."""
    one = holder_of(request, board, pk)
    group, may_seat = one.seat.group, _may_seat(request, one.seat.group)
    return edit(
        request,
        form=HandOverForm,
        save=lambda form: services.hand_over(holder=one, by=request.user, **form.cleaned_data),
        said=f"“{one.seat}” is handed over.",
        to=to_group(group),
        context={
            "title": f"Hand over “{one.seat}”",
            "lede": f"{one.user or 'Whoever holds it now'} leaves it the day before. {_lede(may_seat)}",
            "back": _back(group),
        },
        board=group.board,
        may_seat=may_seat,
        initial={"on": timezone.localdate(), "part": one.part},
    )


@login_required
@ASKED
def change_holder(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Mends as what, and when, somebody sits in a seat."""
    one = holder_of(request, board, pk)

    def find() -> Holder:
        rows = Holder.objects.select_related("seat__group__board", "user")
        return one if request.method != "POST" else rows.select_for_update(of=("self",)).get(pk=pk)

    return edit(
        request,
        form=HolderDaysForm,
        find=find,
        save=lambda form: services.correct_holder(holder=form.instance, by=request.user),
        said="The holder’s part and days are saved.",
        to=to_group(one.seat.group),
        context={
            "title": f"Mend the holder of “{one.seat}”",
            "lede": f"To mend a mistake. Where somebody else holds it from a day, hand the seat over. {ROLES}",
            "back": _back(one.seat.group),
        },
    )


@login_required
@ASKED
def leave(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """The last day somebody sits in a seat."""
    one = holder_of(request, board, pk)
    who = one.user or "Whoever holds it"
    return edit(
        request,
        form=LastDayForm,
        save=lambda form: services.leave_seat(holder=one, on=form.cleaned_data["on"], by=request.user),
        said=f"{who} leaves “{one.seat}”.",
        to=to_group(one.seat.group),
        context={"title": f"{who} leaves “{one.seat}”", "lede": ROLES, "back": _back(one.seat.group)},
        initial={"on": timezone.localdate()},
    )


def _may_seat(request: HttpRequest, group: Group) -> bool:
    user: Any = request.user
    return bool(user.may(Power.MANAGE_PEOPLE, group.board))


def _lede(may_seat: bool) -> str:
    if may_seat:
        return f"{ROLES} {BY_INVITATION}"
    return "Only whoever manages the people of this board seats a person; here you say that the seat is held."


def _back(group: Group) -> Link:
    return Link(str(group), to_group(group))
