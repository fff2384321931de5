"""The priorities of a board: the list, one in full, set, changed, closed with a judgement, taken away."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from lscb.board.finding import board_of
from lscb.board.models import Board
from lscb.permissions import Power
from lscb.web import british
from lscb.web.editing import confirm, edit
from lscb.web.listing import listing
from lscb.web.masthead import Link
from priorities import policies, services, standing, telling
from priorities.desk import Beside
from priorities.forms import JudgeForm, PriorityFilters, PriorityForm, years_of
from priorities.models import Priority
from priorities.papers import papers_on
from priorities.tables import PriorityTable
from priorities.views.finding import ASKED, address, back_to, for_change, found


@login_required
@require_safe
def priorities(request: HttpRequest, board: str) -> HttpResponse:
    """Every priority, the newest year's first, and how many of that year's have no evidence yet."""
    of = board_of(request, board, Power.READ_RECORDS)
    user: Any = request.user
    rows = Priority.objects.of_board(of).visible_to(user)
    may_edit = user.may(Power.EDIT_RECORDS, of)
    context = {
        "title": "Priorities",
        "board": of,
        "add": Link("Add a priority", address("priority-add", of)) if may_edit else None,
        **_newest(of, rows),
    }
    return listing(
        request,
        standing.with_standing(rows),
        table=PriorityTable,
        filters=PriorityFilters(request.GET, board=of),
        name="priorities",
        template="priorities/priorities.html",
        context=context,
        board=of,
    )


def _newest(board: Board, rows: Any) -> dict[str, Any]:
    """The newest year that has priorities: how many, and how many of them without evidence."""
    newest = rows.select_related("period").order_by("-period__starts").first()
    if newest is None:
        return {"lede": "The board’s priorities for no year are recorded yet."}
    of_year = rows.for_period(newest.period)
    many, wanting = of_year.count(), standing.without_evidence(of_year).count()
    noun = "priority" if many == 1 else "priorities"
    lede = f"{british.number_in_words(many).capitalize()} {noun} for {newest.period.label}."
    query = urlencode({"period": newest.period_id, "standing": "no_evidence"})
    words = "1 has no evidence of progress yet" if wanting == 1 else f"{wanting} have no evidence of progress yet"
    return {"lede": lede, "wanting": Link(words, f"?{query}") if wanting else None}


@login_required
@require_safe
def priority(request: HttpRequest, board: str, pk: int, beside: Beside) -> HttpResponse:
    """One priority: its aim, what was done, the work planned, what agencies and groups said, its timeline."""
    of = board_of(request, board, Power.READ_RECORDS)
    user: Any = request.user
    shown = found(request, of, Priority, pk, "period", "carried_from__period", "subject")
    topics = telling.topics_of(shown)
    updates = telling.updates_of(topics)
    by = beside.shown(of, updates)
    for update in updates:
        update.shown_as = by.get(update.pk, [])  # type: ignore[attr-defined]  # for the page alone
    said = telling.said_of(shown, user)
    works = telling.work_of(shown)
    context = {
        "board": of,
        "priority": shown,
        "topics": topics,
        "evidence": telling.evidence_words(updates),
        "works": works,
        "work_words": telling.work_words(works),
        "said": said,
        "asked": telling.asked_words(shown, said),
        "timeline": telling.timeline(shown, updates, said),
        "undated": sum(not (update.on or update.when) for update in updates),
        "measured": beside.measured(of, shown),
        "papers": papers_on(shown),
        "may_edit": user.may(Power.EDIT_RECORDS, of),
    }
    return render(request, "priorities/priority.html", context)


@login_required
@ASKED
def add(request: HttpRequest, board: str) -> HttpResponse:
    """A new priority, in the newest year unless another is named or chosen, under the next number."""
    of = board_of(request, board, Power.EDIT_RECORDS)

    def save(form: Any) -> Priority:
        given = {name: form.cleaned_data[name] for name in PriorityForm.Meta.fields}
        return services.set_priority(board=of, by=request.user, **given)

    return edit(
        request,
        form=PriorityForm,
        find=lambda: _begun(of, request.GET.get("period", "")),
        board=of,
        save=save,
        said=lambda made: f"{made} is added.",
        to=lambda made: address("priority", of, made.pk),
        context={"title": "Add a priority", "back": back_to(of, None)},
    )


def _begun(board: Board, named: str) -> Priority:
    """In the year the address names, else in the newest; under the next number of it."""
    years = list(years_of(board))
    year = next((each for each in years if str(each.pk) == named), years[0] if years else None)
    last = Priority.objects.of_board(board).filter(period=year).aggregate(last=Max("number"))["last"] or 0
    return Priority(board=board, period=year, number=last + 1)


@login_required
@ASKED
def change(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """What the board set out to do."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = found(request, of, Priority, pk, "period")
    return edit(
        request,
        form=PriorityForm,
        find=lambda: for_change(request, shown),
        board=of,
        save=lambda form: services.change_priority(priority=form.instance, by=request.user),
        said="The priority is changed.",
        to=address("priority", of, pk),
        context={"title": "Change a priority", "lede": shown.period.label, "back": back_to(of, shown)},
    )


@login_required
@ASKED
def judge(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """The judgement a priority ends its year with, beside how far it rests on evidence."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = found(request, of, Priority, pk, "period")
    if why_not := policies.why_not_judge(shown):
        raise PermissionDenied(why_not)
    updates = telling.updates_of(telling.topics_of(shown))
    return edit(
        request,
        form=JudgeForm,
        save=lambda form: services.judge(priority=shown, by=request.user, **form.cleaned_data),
        said="The judgement is recorded.",
        to=address("priority", of, pk),
        context={
            "title": "Close this priority",
            "lede": f"{shown}. {telling.evidence_words(updates)}",
            "back": back_to(of, shown),
        },
    )


@login_required
@ASKED
def take_back(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Asks before a judgement is taken back."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = found(request, of, Priority, pk, "period")
    if why_not := policies.why_not_take_back(shown):
        raise PermissionDenied(why_not)
    return confirm(
        request,
        question="Take the judgement back?",
        consequence=f"{shown} is open again until it is judged anew. The judgement stays in the log of who did what.",
        words="Take it back",
        act=lambda reason: services.take_back(priority=shown, reason=reason, by=request.user),
        reason=True,
        said="The judgement is taken back.",
        to=address("priority", of, pk),
        back=address("priority", of, pk),
    )


@login_required
@ASKED
def remove(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Asks before a priority that was set by mistake is taken away."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = found(request, of, Priority, pk, "period", "subject")
    return confirm(
        request,
        question=f"Remove “{shown}”?",
        consequence=policies.why_not_remove(shown) or "Nothing stands under it. It stays in the log of who did what.",
        words="Remove it",
        act=lambda reason: services.remove_priority(priority=shown, reason=reason, by=request.user),
        reason=True,
        said=f"“{shown}” is removed.",
        to=address("priorities", of),
        back=address("priority", of, pk),
    )
