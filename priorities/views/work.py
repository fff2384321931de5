"""Work planned for a year: the list, a piece or a part added, how far it came, changed, taken away."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from lscb.board.finding import board_of
from lscb.board.models import Board, Period
from lscb.permissions import Power
from lscb.web.editing import confirm, edit
from lscb.web.listing import listing
from lscb.web.masthead import Link
from priorities import services
from priorities.forms import WorkFilters, WorkForm, WorkStateForm, years_of
from priorities.models import PlannedWork, Priority
from priorities.tables import WorkTable
from priorities.views.finding import ASKED, address, back_to, for_change, found

NO_YEAR = "Work is planned for a year. Add the board’s first priority, and with it the year, before its work."


@login_required
@require_safe
def planned(request: HttpRequest, board: str) -> HttpResponse:
    """All planned work, whichever priority it serves, the newest year's first."""
    of = board_of(request, board, Power.READ_RECORDS)
    user: Any = request.user
    rows = PlannedWork.objects.of_board(of).visible_to(user).select_related("period", "part_of")
    may_edit = user.may(Power.EDIT_RECORDS, of)
    return listing(
        request,
        rows.prefetch_related("priorities", "part_of__priorities"),
        table=WorkTable,
        filters=WorkFilters(request.GET, board=of),
        name="planned-work",
        context={
            "title": "Planned work",
            "lede": "What the board planned to do, and how far it came.",
            "add": Link("Plan work", address("planned-work-add", of)) if may_edit else None,
            "back": back_to(of, None),
        },
        board=of,
        may_edit=may_edit,
    )


@login_required
@ASKED
def add(request: HttpRequest, board: str) -> HttpResponse:
    """Work under a priority, as part of other work, or under the newest year alone."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    under, whole = _named(request, of, Priority, "priority"), _named(request, of, PlannedWork, "part_of")
    period = _named(request, of, Period, "period") or years_of(of).first()
    period = whole.period if whole else under.period if under else period
    if period is None:
        raise PermissionDenied(NO_YEAR)

    def save(form: Any) -> PlannedWork:
        given = dict(form.cleaned_data)
        given.pop("as_read")
        return services.plan_work(period=period, serves=given.pop("priorities"), by=request.user, **given)

    return edit(
        request,
        form=WorkForm,
        find=lambda: PlannedWork(board=of, period=period, part_of=whole),
        initial={"priorities": [under.pk]} if under and not whole else {},
        save=save,
        said="The work is planned.",
        to=lambda made: back_to(of, _of_work(made, under)).href,
        context={
            "title": "Plan part of a piece of work" if whole else "Plan work",
            "lede": f"Part of: {whole}" if whole else period.label,
            "back": back_to(of, under),
        },
    )


@login_required
@ASKED
def state(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """How far a piece of work came, and what came of it."""
    return _change(request, board, pk, WorkStateForm, "Say how far the work came")


@login_required
@ASKED
def change(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """What was planned, for which priorities, as part of what."""
    return _change(request, board, pk, WorkForm, "Change planned work")


def _change(request: HttpRequest, board: str, pk: int, form: Any, title: str) -> HttpResponse:
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = found(request, of, PlannedWork, pk, "period", "part_of")
    back = back_to(of, _of_work(shown))

    def save(form: Any) -> PlannedWork:
        return services.change_work(work=form.instance, serves=form.cleaned_data.get("priorities"), by=request.user)

    return edit(
        request,
        form=form,
        find=lambda: for_change(request, shown),
        save=save,
        said="The planned work is changed.",
        to=lambda kept: back_to(of, _of_work(kept)).href,
        context={"title": title, "lede": shown.text, "back": back},
    )


@login_required
@ASKED
def remove(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Asks before planned work is taken away."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = found(request, of, PlannedWork, pk)
    back = back_to(of, _of_work(shown)).href
    return confirm(
        request,
        question="Remove this planned work?",
        consequence=f"{shown} Its parts go with it. What was not done is better kept, and said to be not done.",
        words="Remove it",
        act=lambda reason: services.remove_work(work=shown, reason=reason, by=request.user),
        reason=True,
        said="The planned work is removed.",
        to=back,
        back=back,
    )


def _of_work(work: PlannedWork, first: Priority | None = None) -> Priority | None:
    """The priority whose page shows a piece of work: its own, or that of what it is part of."""
    at: PlannedWork | None = work
    while at is not None and first is None:
        first, at = at.priorities.first(), at.part_of
    return first


def _named(request: HttpRequest, board: Board, model: Any, name: str) -> Any:
    """A record of the board that the address's query names; None where it names none of them."""
    given = request.GET.get(name, "")
    if not (given.isdigit() and len(given) < 10):
        return None
    return model.objects.filter(board=board, pk=given).first()
