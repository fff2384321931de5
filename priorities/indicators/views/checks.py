"""What does not agree: the list of doubts, open ones first, and the page on which one is answered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lscb.board.finding import board_of
from lscb.board.models import Board
from lscb.permissions import Power
from lscb.web.editing import confirm, edit
from lscb.web.forms import PlainForm
from lscb.web.listing import listing
from lscb.web.masthead import Link
from priorities.indicators.checks import services
from priorities.indicators.checks.catalogue import BY_SLUG
from priorities.indicators.checks.filters import DoubtFilters
from priorities.indicators.models import Doubt
from priorities.indicators.sources import figure_of
from priorities.indicators.tables import DoubtTable
from priorities.indicators.telling import people

LATE = "past-due"
TWO_SOURCES = "two-sources"
ASKED = require_http_methods(["GET", "HEAD", "POST"])


class AcceptForm(PlainForm):
    """Why figures that do not agree stand as they are; carries the mark of the values it was read beside."""

    submit_words = "Accept it as it stands"

    digest = forms.CharField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label="Why the figures stand as they are",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        error_messages={"required": "Say why"},
        help_text="The answer holds for these values: when one of them changes, the check is open again.",
    )


@login_required
@require_safe
def checks(request: HttpRequest, board: str) -> HttpResponse:
    """Every doubt of the board's figures, those nobody has answered first."""
    of = board_of(request, board, Power.READ_RECORDS)
    services.look_again(of)
    rows = Doubt.objects.of_board(of)
    waiting = rows.open()
    late = waiting.filter(name=LATE).count()
    apart = waiting.count() - late
    lede = f"{apart} open {'check does' if apart == 1 else 'checks do'} not agree, {late} owed figures have not come."
    return listing(
        request,
        rows.open_first().select_related("indicator"),
        table=DoubtTable,
        filters=DoubtFilters(request.GET, board=of),
        name="checks",
        context={
            "title": "What does not agree",
            "lede": f"{lede} Nothing is altered here: put a figure right where it was entered, or say why it stands.",
            "back": Link("Figures", reverse("indicators", args=(of.slug,))),
        },
        board=of,
    )


@login_required
@ASKED
def check(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """One doubt: what was printed, what was computed, the difference; and the box to accept it with a reason."""
    of = board_of(request, board, Power.READ_RECORDS if request.method != "POST" else Power.EDIT_RECORDS)
    services.look_again(of)
    doubt = found(of, pk)
    user: Any = request.user
    answer = services.answer_to(doubt)
    context = {
        "title": doubt.place,
        "board": of,
        "doubt": doubt,
        "sentence": BY_SLUG[doubt.name].sentence,
        "answer": answer,
        "answered_by": people([answer.accepted_by], user).get(answer.accepted_by, "the system") if answer else "",
        "may_edit": user.may(Power.EDIT_RECORDS, of),
        "back": Link("What does not agree", reverse("indicator-checks", args=(of.slug,))),
        "apart": figure_of(doubt) if doubt.name == TWO_SOURCES else None,
    }
    return edit(
        request,
        form=AcceptForm,
        save=lambda form: services.accept(doubt=doubt, by=request.user, **form.cleaned_data),
        said="It is accepted as it stands.",
        to=reverse("indicator-checks", args=(of.slug,)),
        template="indicators/check.html",
        context=context,
        initial={"digest": doubt.digest},
    )


@login_required
@ASKED
def reopen(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Asks before an answer is taken back."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    doubt = found(of, pk)
    return confirm(
        request,
        question="Open this check again?",
        consequence=f"{doubt.indicator}, {doubt.place}. The reason that was given stays in the log of who did what.",
        words="Open it again",
        act=lambda reason: services.reopen(doubt=doubt, reason=reason, by=request.user),
        reason=True,
        said="It is open again.",
        to=reverse("indicator-checks", args=(of.slug,)),
        back=reverse("indicator-check", args=(of.slug, pk)),
    )


def found(board: Board, pk: int) -> Doubt:
    """A doubt of a board. Raises Http404."""
    made: Doubt = get_object_or_404(Doubt.objects.of_board(board).select_related("indicator", "period"), pk=pk)
    return made
