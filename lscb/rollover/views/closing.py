"""Closing a year after looking at what still waits; opening it, or one record of it, again."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lscb.board.finding import board_of
from lscb.board.forms import ReopenForm
from lscb.board.models import Period, Reopening
from lscb.permissions import Power
from lscb.rollover import checks, closing, policies
from lscb.rollover.closing_forms import CloseForm
from lscb.rollover.kinds import KINDS, Kind
from lscb.rollover.tables import RecordsTable
from lscb.rollover.views.finding import NOT_YOURS_TO_KEEP, year_to_keep
from lscb.web.editing import confirm, edit
from lscb.web.listing import listing
from lscb.web.masthead import Link


@login_required
def close(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """What still waits, and the button that closes the year."""
    period = year_to_keep(request, board, pk)
    found = checks.waiting(period)
    address = _year(period)
    return edit(
        request,
        form=CloseForm,
        save=lambda form: closing.close_year(period=period, by=request.user),
        said=f"{period.label} is closed.",
        to=address,
        template="rollover/close.html",
        context={
            "period": period,
            "checks": found,
            "back": Link(period.label, address),
            "why_not": policies.why_not_close(period, timezone.localdate()),
        },
        waiting=bool(found),
    )


@login_required
def open_again(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Asks why a closed year is opened whole."""
    period = year_to_keep(request, board, pk)
    return confirm(
        request,
        question=f"Open {period.label} again?",
        consequence="Everything of it can be changed until it is closed again. Its rounds of returns stay closed.",
        words="Open the whole year again",
        act=lambda reason: closing.open_again(period=period, reason=reason, by=request.user),
        said=f"{period.label} is open again.",
        to=_year(period),
        back=_year(period),
        reason=True,
    )


@login_required
@require_safe
def records(request: HttpRequest, board: str, pk: int, kind: str) -> HttpResponse:
    """The records of one kind that closed with the year, each with the way to open it again."""
    period, what = _year_and_kind(request, board, pk, kind)
    user: Any = request.user
    closed = f"{period.label} is closed. Choose what to open again. {what.opens}"
    lede = closed if period.closed else f"{period.label} is open: all can be changed."
    return listing(
        request,
        what.rows(period, user),
        table=RecordsTable,
        name=f"{what.slug}-{period.name}",
        context={"title": f"{what.many}, {period.label}", "lede": lede, "back": Link(period.label, _year(period))},
        period=period,
        kind=what,
        standing=list(Reopening.objects.of_board(period.board_id).standing()),
    )


@login_required
def reopen(request: HttpRequest, board: str, pk: int, kind: str, record: int) -> HttpResponse:
    """Asks why one record of a closed year is opened again, and until when."""
    period, what = _year_and_kind(request, board, pk, kind)
    found = get_object_or_404(what.rows(period, request.user), pk=record)
    back = reverse("year-records", args=[board, pk, kind])
    return edit(
        request,
        form=ReopenForm,
        save=lambda form: closing.reopen_record(
            period=period,
            record=found,
            reason=form.cleaned_data["reason"],
            until=form.cleaned_data["until"],
            by=request.user,
        ),
        said=f"“{found}” is open again.",
        to=back,
        context={"title": f"Open again: {found}", "lede": what.opens, "back": Link(what.many, back)},
        today=timezone.localdate(),
    )


@login_required
def end(request: HttpRequest, board: str, pk: int, reopening: int) -> HttpResponse:
    """Asks before a record that was opened again is closed."""
    of = board_of(request, board, Power.KEEP_YEARS, why_not=NOT_YOURS_TO_KEEP)
    one = get_object_or_404(
        Reopening.objects.of_board(of).visible_to(request.user).select_related("period__board"), pk=reopening, period=pk
    )
    return confirm(
        request,
        question=f"Close “{one}” again?",
        words="Close it again",
        act=lambda reason: closing.end_reopening(reopening=one, by=request.user),
        said=f"“{one}” is closed again.",
        to=_year(one.period),
        back=_year(one.period),
    )


def _year_and_kind(request: HttpRequest, board: str, pk: int, kind: str) -> tuple[Period, Kind]:
    period = year_to_keep(request, board, pk)
    if kind not in KINDS:
        raise Http404
    return period, KINDS[kind]


def _year(period: Period) -> str:
    return reverse("year", args=[period.board.slug, period.pk])
