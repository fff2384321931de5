"""The forms by which the office keeps its agencies and who speaks for them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from agencies import services
from agencies.forms import AgencyForm, LastDayForm, RepresentativeForm
from agencies.models import Agency, Representative
from lscb.board.finding import board_of
from lscb.permissions import Power
from lscb.web.editing import edit
from lscb.web.masthead import Link


@login_required
def add(request: HttpRequest, board: str) -> HttpResponse:
    """A new agency."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    return edit(
        request,
        form=AgencyForm,
        find=lambda: Agency(board=of),
        save=lambda form: services.keep(agency=form.instance, by=request.user),
        said=lambda made: f"{made} is added.",
        to=_address,
        context={"title": "Add an agency", "back": Link("Agencies", reverse("agencies", args=[of.slug]))},
    )


@login_required
def change(request: HttpRequest, board: str, agency: str) -> HttpResponse:
    """An agency as it is today; a new name may keep the earlier one."""
    one = _agency(request, board, agency)

    def find() -> Agency:
        rows = Agency.objects.filter(pk=one.pk).select_related("board")
        return rows.select_for_update(of=("self",)).get() if request.method == "POST" else rows.get()

    return edit(
        request,
        form=AgencyForm,
        find=find,
        save=lambda form: services.keep(
            agency=form.instance, renamed_on=form.cleaned_data["renamed_on"], by=request.user
        ),
        said=lambda kept: f"{kept} is saved.",
        to=_address,
        context={"title": f"Change {one}", "back": _back(one)},
    )


@login_required
def add_representative(request: HttpRequest, board: str, agency: str) -> HttpResponse:
    """Who speaks for an agency from now on, by post."""
    one = _agency(request, board, agency)
    lede = "By post, not by name. To give a person an account and the role that goes with it, invite them under People."

    def save(form: Any) -> Representative:
        given = {name: form.cleaned_data[name] for name in ("part", "post", "starts")}
        return services.name_representative(agency=one, by=request.user, **given)

    return edit(
        request,
        form=RepresentativeForm,
        find=lambda: Representative(agency=one),
        save=save,
        said=lambda made: f"{made} is added.",
        to=_address(one),
        context={"title": f"Who speaks for {one}", "lede": lede, "back": _back(one)},
    )


@login_required
def end_representative(request: HttpRequest, board: str, agency: str, pk: int) -> HttpResponse:
    """The last day somebody speaks for an agency; their role ends with it."""
    one = _agency(request, board, agency)
    representative = get_object_or_404(one.representatives.select_related("agency"), pk=pk)
    lede = f"{representative.post}. " if representative.post else ""
    return edit(
        request,
        form=LastDayForm,
        save=lambda form: services.end_representation(
            representative=representative, on=form.cleaned_data["on"], by=request.user
        ),
        said=lambda ended: f"{ended} ends.",
        to=_address(one),
        context={
            "title": f"End: {representative}",
            "lede": f"{lede}The role this person has because of it ends on the same day.",
            "back": _back(one),
        },
        initial={"on": timezone.localdate()},
    )


def _agency(request: HttpRequest, board: str, slug: str) -> Agency:
    of = board_of(request, board, Power.EDIT_RECORDS)
    return get_object_or_404(Agency.objects.of_board(of).select_related("board"), slug=slug)


def _address(agency: Agency) -> str:
    return reverse("agency", args=[agency.board.slug, agency.slug])


def _back(agency: Agency) -> Link:
    return Link(str(agency), _address(agency))
