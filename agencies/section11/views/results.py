"""The results of a round, for those who read the board's records; and as a file."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from agencies.section11 import services
from agencies.section11.forms import AskForm
from agencies.section11.results import HEADER, lines, results_of
from lscb.permissions import Power
from lscb.returns.models import Round
from lscb.web.exports import as_csv, as_xlsx

NOT_OFFICE = "The board’s office says which standards a round asks for."


@login_required
@require_safe
def results(request: HttpRequest, round: int) -> HttpResponse:
    """By agency, by standard, as a matrix, spread, against earlier rounds."""
    shown = _round(request, round)
    return _page(request, shown, AskForm(shown))


def _page(request: HttpRequest, shown: Round, form: AskForm) -> HttpResponse:
    user: Any = request.user
    context = {"round": shown, "results": results_of(shown), "form": form}
    may = user.may(Power.ACCEPT_RETURN, shown) and shown.state == Round.State.OPEN
    return render(request, "section11/results.html", {**context, "may_ask": may})


@login_required
@require_POST
def ask(request: HttpRequest, round: int) -> HttpResponse:
    """Asks the chosen returns of the round, where they may be written, for a set of standards."""
    shown, user = _round(request, round), request.user
    if not user.may(Power.ACCEPT_RETURN, shown):  # type: ignore[union-attr]  # signed in
        raise PermissionDenied(NOT_OFFICE)
    form = AskForm(shown, data=request.POST)
    if not form.is_valid():
        return _page(request, shown, form)
    chosen = form.cleaned_data
    asked = services.ask_returns(returns=chosen["of"], standard_set=chosen["asked"], by=user)
    messages.success(request, f"{asked} return{'s are' if asked != 1 else ' is'} now asked for these standards.")
    return redirect("round-results", round)


@login_required
@require_safe
def export(request: HttpRequest, round: int, kind: str) -> HttpResponse:
    """Every agency's grade of every standard, a line each."""
    shown = _round(request, round)
    write = as_csv if kind == "csv" else as_xlsx
    return write(slugify(f"{shown.title} {shown.period.label}"), HEADER, lines(results_of(shown)))


def _round(request: HttpRequest, pk: int) -> Round:
    return get_object_or_404(Round.objects.visible_to(request.user).select_related("period", "board"), pk=pk)
