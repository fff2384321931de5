"""Suggested challenges on screen: the list, running the rules, taking one up, dismissing one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lscb.board.finding import board_of
from lscb.board.models import Board
from lscb.permissions import Power
from lscb.web.editing import confirm, edit
from lscb.web.listing import listing
from lscb.web.masthead import Link
from priorities.scrutiny import policies, suggesting
from priorities.scrutiny.desk import KINDS
from priorities.scrutiny.deskforms import form_of
from priorities.scrutiny.models import Challenge, Suggestion
from priorities.scrutiny.rules import sentence
from priorities.scrutiny.suggestionfilters import SuggestionFilters
from priorities.scrutiny.tables import SuggestionTable

ASKED = require_http_methods(["GET", "HEAD", "POST"])
LEDE = (
    "What the board’s own records give reason to ask. Each names its rule and its record; it is raised once, and taken "
    "up as a challenge or dismissed."
)


@login_required
@require_safe
def suggestions(request: HttpRequest, board: str) -> HttpResponse:
    """All that were raised, those that wait first."""
    of = board_of(request, board, Power.READ_RECORDS)
    user: Any = request.user
    may_edit = user.may(Power.EDIT_RECORDS, of)
    return listing(
        request,
        Suggestion.objects.of_board(of).select_related("period", "agency", "group", "challenge"),
        table=SuggestionTable,
        filters=SuggestionFilters(request.GET, board=of),
        name="suggested-challenges",
        template="scrutiny/suggestions.html",
        context={
            "title": "Suggested challenges",
            "lede": LEDE,
            "board": of,
            "may_edit": may_edit,
            "back": Link("Scrutiny", reverse("scrutiny", args=(board,))),
        },
        board=of,
        may_edit=may_edit,
    )


@login_required
@require_POST
def run(request: HttpRequest, board: str) -> HttpResponse:
    """Runs the rules now."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    messages.success(request, _told(suggesting.suggest(board=of, by=request.user)))
    return redirect(_list(of))


@login_required
@ASKED
def take_up(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """The form of a challenge, filled from a suggestion."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = _waiting(of, pk)
    begun = {name: getattr(shown, name) for name in ("agency", "group", "to_words", "period")}

    def save(form: Any) -> Challenge:
        return suggesting.take_up(suggestion=shown, challenge=form.instance, by=request.user)

    return edit(
        request,
        form=form_of(KINDS["challenges"]),
        find=lambda: Challenge(board=of, about=shown.found, raised_on=timezone.localdate(), **begun),
        board=of,
        save=save,
        said=lambda kept: f"“{kept}” is saved as a challenge.",
        to=lambda kept: reverse("scrutiny-record", args=(of.slug, "challenges", kept.pk)),
        context={"title": "Take up as a challenge", "lede": sentence(shown.rule), "back": _back(of)},
    )


@login_required
@ASKED
def dismiss(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Asks why before a suggestion is put aside for good."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = _waiting(of, pk)
    return confirm(
        request,
        question="Dismiss this suggestion?",
        consequence=f"{shown.found} It stays in the list with your reason, and is not raised again for "
        f"{shown.period.label}.",
        words="Dismiss it",
        reason=True,
        act=lambda reason: suggesting.dismiss(suggestion=shown, reason=reason, by=request.user),
        said="The suggestion is dismissed.",
        to=_list(of),
        back=_list(of),
    )


def _waiting(board: Board, pk: int) -> Suggestion:
    rows = Suggestion.objects.of_board(board).select_related("period", "agency", "group")
    shown: Suggestion = get_object_or_404(rows, pk=pk)
    if why_not := policies.why_not_decide(shown):
        raise PermissionDenied(why_not)
    return shown


def _told(ran: suggesting.Ran) -> str:
    if ran.period is None:
        return "No year has been opened yet, so there is nothing to look at."
    raised = ran.raised + ran.back
    found = f"{raised} suggestion{'s' if raised != 1 else ''} raised" if raised else "Nothing new was found"
    gone = f"; {ran.gone} no longer so" if ran.gone else ""
    return f"{found} for {ran.period.label}{gone}."


def _list(board: Board) -> str:
    return reverse("scrutiny-suggestions", args=(board.slug,))


def _back(board: Board) -> Link:
    return Link("Suggested challenges", _list(board))
