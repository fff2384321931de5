"""The statement of a fund's year, all funds over all years, and money that comes in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from finance import services
from finance.forms import ReceiveForm
from finance.kinds import KINDS
from finance.models import Contribution, Fund
from finance.overview import FundYear, overview
from finance.statement import Statement, statement, words, years_of
from lscb.board.closing import why_locked_in
from lscb.board.finding import board_of
from lscb.board.models import Board, Period
from lscb.permissions import Power
from lscb.web.british import pounds_and_pence
from lscb.web.editing import edit
from lscb.web.masthead import Link


@login_required
@require_safe
def money(request: HttpRequest, board: str) -> HttpResponse:
    """Each fund in each year on one line, and the ways to the lists."""
    of = board_of(request, board, Power.READ_MONEY)
    user: Any = request.user
    rows = overview(of)
    begin = _not_begun(of, rows) if user.may(Power.EDIT_MONEY, of) else []
    context = {"board": of, "rows": rows, "begin": begin, "kinds": list(KINDS.values())}
    return render(request, "finance/money.html", context)


@login_required
@require_safe
def one_statement(request: HttpRequest, board: str, fund: str, period: int) -> HttpResponse:
    """One fund's year on one page."""
    of = board_of(request, board, Power.READ_MONEY)
    user: Any = request.user
    of_fund = get_object_or_404(Fund.objects.of_board(of).visible_to(user), slug=fund)
    year = get_object_or_404(Period.objects.of_board(of), pk=period)
    shown = statement(of_fund, year)
    context = {
        "board": of,
        "statement": shown,
        "lede": _lede(shown),
        "place": f"?fund={of_fund.pk}&period={year.pk}",
        "today": timezone.localdate(),
        "columns": _columns(shown),
        "others": _others(of, shown),
        "may_edit": user.may(Power.EDIT_MONEY, of),
        "closed": why_locked_in(year),
    }
    return render(request, "finance/statement.html", context)


@login_required
def receive(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Money that came in on a contribution: the form begins with all that is still to come, today."""
    of = board_of(request, board, Power.EDIT_MONEY)
    rows = Contribution.objects.of_board(of).visible_to(request.user).select_related("fund__board", "period", "agency")
    line = get_object_or_404(rows, pk=pk)
    back = Link(f"{line.fund}, {line.period}", _address(of, line.fund, line.period))
    start = {
        "pounds": line.outstanding_pence or None,
        "on": timezone.localdate(),
        "so_far": line.received_pence or 0,
    }
    agreed = (
        f"Agreed {pounds_and_pence(line.agreed_pence)}" if line.agreed_pence is not None else "No amount was agreed"
    )
    came = f"{pounds_and_pence(line.received_pence)} has come in" if line.received_pence else "nothing has come in yet"
    return edit(
        request,
        form=ReceiveForm,
        save=lambda form: services.receive(
            contribution=line,
            pence=form.cleaned_data["pounds"],
            on=form.cleaned_data["on"],
            so_far=form.cleaned_data["so_far"],
            by=request.user,
        ),
        said=lambda kept: f"{pounds_and_pence(kept.received_pence)} has come in from {kept}.",
        to=back.href,
        context={"title": f"Received from {line}", "lede": f"{agreed}; {came}.", "back": back},
        initial=start,
    )


def _address(board: Board, fund: Fund, period: Period) -> str:
    return reverse("money-statement", args=[board.slug, fund.slug, period.pk])


def _columns(shown: Statement) -> dict[str, tuple[str, ...]]:
    """The heads of each table, the year before by its name where it is held."""
    last = str(shown.last.label) if shown.last else "Year before"
    return {
        "contributions": ("Paid by", last, "Agreed", "Received", "Still to come"),
        "in_kind": ("Given by", "Worth"),
        "income": ("From", last, "Amount", "Received"),
        "awards": ("Given to", "Amount"),
        "spending": ("Spent on", last, "Budget", "Spent", "Left of budget"),
    }


def _lede(shown: Statement) -> str:
    """The answer the page is opened with: what came in, what went, and what does not balance."""
    sums = shown.account
    if sums.came_in is None and sums.spent is None:
        return "Nothing is recorded of this year yet."
    said = f"Came in, with what was brought forward: {words(sums.came_in)}. Spent: {words(sums.spent)}."
    left = shown.left_over
    if left == 0:
        return f"{said} It balances to the penny."
    if left is None:
        return said
    return f"{said} {pounds_and_pence(abs(left))} {'is not accounted for' if left > 0 else 'more went than came in'}."


def _not_begun(board: Board, rows: list[FundYear]) -> list[Link]:
    """The latest years of each fund of which nothing is recorded."""
    begun = {(row.fund.pk, row.period.pk) for row in rows}
    funds, years = Fund.objects.of_board(board), years_of(board)[:2]
    return [
        Link(f"{fund}, {year}", _address(board, fund, year))
        for year in years
        for fund in funds
        if (fund.pk, year.pk) not in begun
    ]


def _others(board: Board, shown: Statement) -> list[Link]:
    """The same fund in its other years, and the other funds this year."""
    years = [
        Link(f"{shown.fund}, {year}", _address(board, shown.fund, year), current=year == shown.period)
        for year in years_of(board)
    ]
    funds = [
        Link(f"{fund}, {shown.period}", _address(board, fund, shown.period))
        for fund in Fund.objects.of_board(board)
        if fund.pk != shown.fund.pk
    ]
    return [link for link in (*years, *funds) if not link.current]
