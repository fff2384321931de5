"""What is reported of progress through the year, and the headings it stands under."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from lscb.board.finding import board_of
from lscb.board.models import Board
from lscb.permissions import Power
from lscb.web.editing import confirm, edit
from priorities import services
from priorities.desk import Beside
from priorities.models import Priority, ProgressUpdate, Topic
from priorities.progressforms import TopicForm
from priorities.views.finding import ASKED, back_to, for_change, found

HEADING = "The report prints what was done under it, with the figures, findings and policies that belong to it."
TOLD = ("done", "difference", "evidence", "on", "when", "agency", "group")


@login_required
@ASKED
def add(request: HttpRequest, board: str, pk: int, beside: Beside) -> HttpResponse:
    """Progress on a priority: under one of its headings, or under a new one."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    under = found(request, of, Priority, pk, "period")
    begun = ProgressUpdate(board=of, period=under.period)
    begun.topic = under.topics.filter(pk=_number(request, "topic")).first()

    def save(form: Any) -> ProgressUpdate:
        given = form.cleaned_data
        topic = given.get("topic") or services.open_next_topic(
            period=under.period, name=given["new_topic"], serves=[under], by=request.user
        )
        made = services.report_progress(topic=topic, by=request.user, **{name: given[name] for name in TOLD})
        beside.keep(made, form, request.user)
        return made

    return edit(
        request,
        form=beside.form,
        find=lambda: begun,
        priority=under,
        save=save,
        said="The update is kept.",
        to=lambda made: _at(of, under, made),
        context={"title": "Report progress", "lede": f"{under}. {under.aim}", "back": back_to(of, under)},
    )


@login_required
@ASKED
def change(request: HttpRequest, board: str, pk: int, beside: Beside) -> HttpResponse:
    """An update as it stands; another heading moves it there."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = found(request, of, ProgressUpdate, pk, "period", "topic")
    under = shown.topic.priorities.first()

    def save(form: Any) -> ProgressUpdate:
        kept = services.change_progress(update=form.instance, by=request.user)
        beside.keep(kept, form, request.user)
        return kept

    return edit(
        request,
        form=beside.form,
        find=lambda: for_change(request, shown),
        save=save,
        said="The update is changed.",
        to=lambda kept: _at(of, kept.topic.priorities.first(), kept),
        context={"title": "Change an update", "lede": str(shown.topic), "back": back_to(of, under)},
    )


@login_required
@ASKED
def remove(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Asks before an update is taken away."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = found(request, of, ProgressUpdate, pk, "topic")
    back = back_to(of, shown.topic.priorities.first()).href
    return confirm(
        request,
        question="Remove this update?",
        consequence=f"{shown}… What it said stays in the log of who did what.",
        words="Remove it",
        act=lambda reason: services.remove_progress(update=shown, reason=reason, by=request.user),
        reason=True,
        said="The update is removed.",
        to=back,
        back=back,
    )


@login_required
@ASKED
def add_topic(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """A heading before anything is reported under it, so that figures and findings can already stand there."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    under = found(request, of, Priority, pk, "period")

    def save(form: Any) -> Topic:
        given = form.cleaned_data
        return services.open_next_topic(
            period=under.period, name=given["name"], serves=given["priorities"], by=request.user
        )

    return edit(
        request,
        form=TopicForm,
        find=lambda: Topic(board=of, period=under.period),
        initial={"priorities": [under.pk]},
        save=save,
        said="The heading is added.",
        to=lambda made: f"{back_to(of, under).href}#topic-{made.pk}",
        context={"title": "Add a heading", "lede": HEADING, "back": back_to(of, under)},
    )


@login_required
@ASKED
def topic(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """A heading's words, and which priorities it serves."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = found(request, of, Topic, pk, "period")

    def save(form: Any) -> Topic:
        return services.change_topic(topic=form.instance, serves=form.cleaned_data["priorities"], by=request.user)

    return edit(
        request,
        form=TopicForm,
        find=lambda: for_change(request, shown),
        save=save,
        said="The heading is changed.",
        to=lambda kept: back_to(of, kept.priorities.first()).href,
        context={"title": "Change a heading", "lede": str(shown), "back": back_to(of, shown.priorities.first())},
    )


@login_required
@ASKED
def remove_topic(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Asks before an empty heading is taken away."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = found(request, of, Topic, pk, "period")
    back = back_to(of, shown.priorities.first()).href
    return confirm(
        request,
        question=f"Remove the heading “{shown}”?",
        consequence="A heading can go when nothing stands under it.",
        words="Remove it",
        act=lambda reason: services.remove_topic(topic=shown, reason=reason, by=request.user),
        reason=True,
        said=f"The heading “{shown}” is removed.",
        to=back,
        back=back,
    )


def _at(board: Board, priority: Priority | None, update: ProgressUpdate) -> str:
    """The update's own place on the page of a priority."""
    return f"{back_to(board, priority).href}#update-{update.pk}"


def _number(request: HttpRequest, name: str) -> int | None:
    given = request.GET.get(name, "")
    return int(given) if given.isdigit() and len(given) < 10 else None
