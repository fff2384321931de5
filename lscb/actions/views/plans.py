"""Action plans: a list, a page of each that prints alone, its form."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lscb.actions import services
from lscb.actions.forms import PlanForm
from lscb.actions.lateness import days_late, due_words
from lscb.actions.models import Action, Plan
from lscb.actions.tables import PlanTable
from lscb.actions.views.finding import ASKED
from lscb.board.finding import board_of
from lscb.board.models import Board
from lscb.permissions import Power
from lscb.web import british
from lscb.web.editing import confirm, edit
from lscb.web.listing import listing
from lscb.web.masthead import Link


@login_required
@require_safe
def plans(request: HttpRequest, board: str) -> HttpResponse:
    """The plans of a board, with how many of their actions are finished and how many late."""
    of = board_of(request, board, Power.READ_RECORDS)
    user: Any = request.user
    add = Link("Make a plan", reverse("action-plan-add", args=(board,))) if user.may(Power.EDIT_RECORDS, of) else None
    return listing(
        request,
        _counted(Plan.objects.of_board(of)).select_related("origin"),
        table=PlanTable,
        name="action-plans",
        context={
            "title": "Action plans",
            "lede": "What one inspection, review or audit gave rise to, as one paper.",
            "add": add,
            "back": Link("Actions", reverse("actions", args=(board,))),
        },
        board=of,
    )


@login_required
@require_safe
def plan(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """One plan: what it is to bring about, and each of its actions with all that was said of it. Prints alone."""
    of = board_of(request, board, Power.READ_RECORDS)
    user: Any = request.user
    shown = get_object_or_404(_counted(Plan.objects.of_board(of)).select_related("origin"), pk=pk)
    today = timezone.localdate()
    rows = Action.objects.of_board(of).filter(origin=shown.origin_id).for_lists()
    lines = [_line(one, today) for one in rows.prefetch_related("updates__status")]
    context = {"board": of, "plan": shown, "lines": lines, "today": today}
    return render(request, "actions/plan.html", {**context, "may_edit": user.may(Power.EDIT_RECORDS, of)})


@login_required
@ASKED
def add(request: HttpRequest, board: str) -> HttpResponse:
    """A new plan."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    return _edit(request, of, find=lambda: Plan(board=of), title="Make a plan")


@login_required
@ASKED
def change(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """A plan as it stands."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    rows = Plan.objects.of_board(of)
    get_object_or_404(rows, pk=pk)
    locked = rows.select_for_update(of=("self",)) if request.method == "POST" else rows
    return _edit(request, of, find=lambda: locked.get(pk=pk), title="Change a plan")


@login_required
@ASKED
def remove(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Asks before a plan is taken away."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = get_object_or_404(Plan.objects.of_board(of), pk=pk)
    return confirm(
        request,
        question=f"Remove the plan “{shown.title}”?",
        consequence="Its actions stay, each with its owners and all that was said of it.",
        words="Remove the plan",
        reason=True,
        act=lambda reason: services.remove_plan(plan=shown, by=request.user, reason=reason),
        said="The plan is removed; its actions stay.",
        to=reverse("action-plans", args=(board,)),
        back=reverse("action-plan", args=(board, pk)),
    )


def _edit(request: HttpRequest, board: Board, *, find: Any, title: str) -> HttpResponse:
    return edit(
        request,
        form=PlanForm,
        find=find,
        board=board,
        save=lambda form: services.keep_plan(plan=form.instance, by=request.user),
        said="The plan is saved.",
        to=lambda kept: reverse("action-plan", args=(board.slug, kept.pk)),
        context={"title": title, "back": Link("Action plans", reverse("action-plans", args=(board.slug,)))},
    )


def _counted(rows: QuerySet[Plan]) -> QuerySet[Plan]:
    done, actions = Q(origin__actions__status__closes=True), "origin__actions"
    late = ~done | Q(origin__actions__status__isnull=True)
    passed = Q(origin__actions__due_on__lt=timezone.localdate())
    passed |= Q(origin__actions__due_on__isnull=True, origin__actions__look_again_on__lt=timezone.localdate())
    return rows.annotate(
        many=Count(actions, distinct=True),
        finished=Count(actions, filter=done, distinct=True),
        late=Count(actions, filter=late & passed, distinct=True),
    )


def _line(action: Action, today: Any) -> dict[str, Any]:
    late = days_late(action, today)
    return {
        "action": action,
        "due": due_words(action),
        "late": british.days_late(late) if late else "",
        "owners": ", ".join(str(owner) for owner in action.owners.all()) or "Nobody named",
        "updates": list(action.updates.all()),
    }
