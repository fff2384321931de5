"""What the board's abbreviations stand for."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lscb.annualreport import services
from lscb.annualreport.forms import AbbreviationForm
from lscb.annualreport.models import Abbreviation
from lscb.annualreport.tables import AbbreviationTable
from lscb.board.finding import board_of
from lscb.board.models import Board
from lscb.permissions import Power
from lscb.web.editing import confirm, edit
from lscb.web.listing import listing
from lscb.web.masthead import Link

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def index(request: HttpRequest, board: str) -> HttpResponse:
    """Every abbreviation the board explains."""
    of = board_of(request, board, Power.READ_DRAFT)
    user: Any = request.user
    may = user.may(Power.EDIT_RECORDS, of)
    return listing(
        request,
        Abbreviation.objects.of_board(of),
        table=AbbreviationTable,
        name="abbreviations",
        context={
            "title": "Abbreviations",
            "lede": "A report writes each out where it first uses it, and lists those it uses at its end.",
            "add": Link("Explain an abbreviation", reverse("abbreviation-add", args=(of.slug,))) if may else None,
            "back": Link("Annual reports", reverse("reports", args=(of.slug,))),
        },
        board=of,
        may_write=may,
    )


@login_required
@ASKED
def add(request: HttpRequest, board: str) -> HttpResponse:
    """A new one."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    return edit(
        request,
        form=AbbreviationForm,
        find=lambda: Abbreviation(board=of),
        save=lambda form: services.explain(
            board=of, short=form.cleaned_data["short"], meaning=form.cleaned_data["meaning"], by=request.user
        ),
        said=lambda made: f"{made.short} is explained.",
        to=_all(of),
        context={"title": "Explain an abbreviation", "back": Link("Abbreviations", _all(of))},
    )


@login_required
@ASKED
def change(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """One that stands."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    rows = Abbreviation.objects.of_board(of)

    def find() -> Abbreviation:
        locked = rows.select_for_update(of=("self",)) if request.method == "POST" else rows
        return get_object_or_404(locked, pk=pk)

    return edit(
        request,
        form=AbbreviationForm,
        find=find,
        save=lambda form: services.explain_anew(
            abbreviation=rows.get(pk=pk),
            short=form.cleaned_data["short"],
            meaning=form.cleaned_data["meaning"],
            by=request.user,
        ),
        said=lambda made: f"{made.short} is explained.",
        to=_all(of),
        template="annualreport/abbreviation.html",
        context={
            "title": "An abbreviation",
            "back": Link("Abbreviations", _all(of)),
            "remove": reverse("abbreviation-remove", args=(of.slug, pk)),
        },
    )


@login_required
@ASKED
def remove(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """No longer explained."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = get_object_or_404(Abbreviation.objects.of_board(of), pk=pk)
    return confirm(
        request,
        question=f"Remove {shown.short}?",
        consequence=f"Reports no longer say that it stands for {shown.meaning}. Published editions stay as they are.",
        words="Remove it",
        act=lambda reason: services.forget_abbreviation(abbreviation=shown, by=request.user),
        said=f"{shown.short} is removed.",
        to=_all(of),
        back=_all(of),
    )


def _all(of: Board) -> str:
    return reverse("abbreviations", args=(of.slug,))
