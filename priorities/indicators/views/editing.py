"""Adding and changing indicators, their targets and thresholds."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lscb.board.finding import board_of
from lscb.board.models import Board
from lscb.permissions import Power
from lscb.web.editing import confirm, edit
from lscb.web.masthead import Link
from priorities.indicators import services
from priorities.indicators.forms import IndicatorForm, NoteForm, ReckoningForm, TargetForm, ThresholdForm
from priorities.indicators.models import Indicator, Observation, Target, Threshold
from priorities.indicators.views.pages import found

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@ASKED
def add(request: HttpRequest, board: str) -> HttpResponse:
    """A new indicator."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    return edit(
        request,
        form=IndicatorForm,
        find=lambda: Indicator(board=of, decimals=0),
        board=of,
        save=lambda form: services.define(board=of, by=request.user, **form.given),
        said="The indicator is added.",
        to=lambda made: _address(of, made.pk),
        context={"title": "Add an indicator", "back": Link("Figures", reverse("indicators", args=(of.slug,)))},
    )


@login_required
@ASKED
def change(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """What an indicator is, who owes it and where it is printed."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = found(of, pk)

    def find() -> Indicator:
        rows = Indicator.objects.of_board(of)
        return shown if request.method != "POST" else rows.select_for_update(of=("self",)).get(pk=pk)

    return edit(
        request,
        form=IndicatorForm,
        find=find,
        board=of,
        save=lambda form: services.redefine(indicator=form.instance, by=request.user, **form.given),
        said="The indicator is changed.",
        to=_address(of, pk),
        context={"title": f"Change “{shown}”", "back": Link(str(shown), _address(of, pk))},
    )


@login_required
@ASKED
def reckoning(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """What it is computed from, or held against."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = found(of, pk)

    def save(form: Any) -> Indicator:
        given = {name: form.cleaned_data[name] for name in ("operation", "factor")}
        return services.reckon_from(indicator=shown, parts=form.parts, by=request.user, **given)

    return edit(
        request,
        form=ReckoningForm,
        save=save,
        said="It is saved.",
        to=_address(of, pk),
        context={"title": "How it is computed", "lede": shown.title, "back": Link(str(shown), _address(of, pk))},
        indicator=shown,
        initial={"operation": shown.operation, "factor": shown.factor},
    )


@login_required
@ASKED
def target(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """A target; one that stands for the same period, area and sort is changed."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = found(of, pk)
    return _measure(
        request,
        of,
        shown,
        form=TargetForm,
        save=lambda form: services.set_target(indicator=shown, by=request.user, **form.cleaned_data),
        words="Set a target",
    )


@login_required
@ASKED
def threshold(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """How far a figure may miss its target and be amber."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = found(of, pk)
    return _measure(
        request,
        of,
        shown,
        form=ThresholdForm,
        save=lambda form: services.set_threshold(indicator=shown, by=request.user, **form.cleaned_data),
        words="Set a threshold",
    )


@login_required
@ASKED
def drop_target(request: HttpRequest, board: str, pk: int, measure: int) -> HttpResponse:
    """Asks before a target is taken away."""
    return _drop(request, board, pk, Target, measure)


@login_required
@ASKED
def drop_threshold(request: HttpRequest, board: str, pk: int, measure: int) -> HttpResponse:
    """Asks before a threshold is taken away."""
    return _drop(request, board, pk, Threshold, measure)


@login_required
@ASKED
def note(request: HttpRequest, board: str, pk: int, figure: int) -> HttpResponse:
    """What is printed with one figure."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = found(of, pk)
    held = get_object_or_404(Observation.objects.filter(indicator=shown).select_related("period", "area"), pk=figure)
    address = reverse("indicator-figures", args=(of.slug, pk))
    return edit(
        request,
        form=NoteForm,
        save=lambda form: services.annotate(observation=held, by=request.user, **form.cleaned_data),
        said="The note is kept.",
        to=address,
        context={"title": "What is printed with it", "lede": str(held), "back": Link("Every figure", address)},
        initial={"note": held.note},
    )


def _measure(request: HttpRequest, board: Board, shown: Indicator, *, form: Any, save: Any, words: str) -> HttpResponse:
    begun = {name: value for name in ("period", "area", "kind") if (value := request.GET.get(name))}
    return edit(
        request,
        form=form,
        save=save,
        said="It is set.",
        to=f"{_address(board, shown.pk)}#measured",
        context={"title": words, "lede": shown.title, "back": Link(str(shown), _address(board, shown.pk))},
        board=board,
        initial=begun,
    )


def _drop(request: HttpRequest, board: str, pk: int, model: type[Target | Threshold], measure: int) -> HttpResponse:
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = found(of, pk)
    standing = get_object_or_404(model.objects.filter(indicator=shown).select_related("period"), pk=measure)
    address = f"{_address(of, pk)}#measured"
    return confirm(
        request,
        question=f"Remove “{standing}”?",
        consequence="What it said stays in the log of who did what.",
        words="Remove it",
        act=lambda reason: services.drop(measure=standing, by=request.user, reason=reason),
        reason=True,
        said="It is removed.",
        to=address,
        back=address,
    )


def _address(board: Board, pk: int) -> str:
    return reverse("indicator", args=(board.slug, pk))
