"""The board's actions in one list over all that gave rise to them, and chasing those that were ticked."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from lscb.actions import services
from lscb.actions.filters import ActionFilters
from lscb.actions.forms import ActionForm
from lscb.actions.models import Action, ReminderRule, with_letters
from lscb.actions.tables import ActionTable
from lscb.actions.views.finding import ASKED, address
from lscb.board.finding import board_of
from lscb.permissions import Power
from lscb.web.editing import edit
from lscb.web.listing import listing
from lscb.web.masthead import Link

MOST_NAMED = 3


@login_required
@require_safe
def actions(request: HttpRequest, board: str) -> HttpResponse:
    """Every action of a board, those that are late first among the unfinished."""
    of = board_of(request, board, Power.READ_RECORDS)
    user: Any = request.user
    today = timezone.localdate()
    rows = Action.objects.of_board(of)
    late, unfinished = rows.overdue(today).count(), rows.unfinished().count()
    may_edit = user.may(Power.EDIT_RECORDS, of)
    add = Link("Add an action", reverse("action-add", args=(of.slug,))) if may_edit else None
    lede = f"{late} of {unfinished} unfinished {'action is' if unfinished == 1 else 'actions are'} late."
    return listing(
        request,
        with_letters(rows.for_lists().in_order()),
        table=ActionTable,
        filters=ActionFilters(request.GET, board=of),
        name="actions",
        template="actions/actions.html",
        context={
            "title": "Actions",
            "lede": lede,
            "add": add,
            "board": of,
            "may_chase": may_edit and bool(unfinished),
            "query": request.GET.urlencode(),
            "rules": list(ReminderRule.objects.of_board(of).filter(in_force=True)),
        },
        board=of,
        today=today,
        may_chase=may_edit,
    )


@login_required
@require_POST
def chase(request: HttpRequest, board: str) -> HttpResponse:
    """Writes to those who are to do the actions that were ticked."""
    of = board_of(request, board, Power.EDIT_RECORDS, why_not="Only the board’s office chases actions.")
    ticked = [int(pk) for pk in request.POST.getlist("chase") if pk.isdecimal() and len(pk) < 19]
    try:
        _say(
            request,
            services.chase(board=of, actions=Action.objects.of_board(of).filter(pk__in=ticked), by=request.user),
        )
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    # Back to the list as it was filtered. What is sent is only ever a query, so it leads nowhere else.
    query = request.POST.get("query", "")
    return redirect(reverse("actions", args=(of.slug,)) + (f"?{query}" if query else ""))


@login_required
@ASKED
def add(request: HttpRequest, board: str) -> HttpResponse:
    """A new action; `?origin=` says what gave rise to it."""
    of = board_of(request, board, Power.EDIT_RECORDS)

    def save(form: Any) -> Action:
        given = {name: form.cleaned_data[name] for name in ActionForm.Meta.fields}
        return services.open_action(board=of, owners=form.owners, by=request.user, **given)

    asked = request.GET.get("origin", "")
    return edit(
        request,
        form=ActionForm,
        find=lambda: Action(board=of, opened_on=timezone.localdate()),
        board=of,
        initial={"origin": asked} if asked.isdecimal() and len(asked) < 19 else {},
        save=save,
        said="The action is added.",
        to=address,
        context={"title": "Add an action", "back": Link("Actions", reverse("actions", args=(of.slug,)))},
    )


def _say(request: HttpRequest, done: services.Chased) -> None:
    if done.actions:
        letters = f"{done.letters} letter{'s' if done.letters != 1 else ''}"
        messages.success(request, f"{letters} written about {_named(done.actions)}.")
    if done.again:
        messages.success(request, f"Written to already today about {_named(done.again)}.")
    if done.nobody:
        messages.error(
            request,
            f"Nobody to write to about {_named(done.nobody)}. Name an owner who signs in here: an agency with a lead, "
            "a group with a chair, an office with a holder, or a post and who holds it.",
        )


def _named(actions: list[Action]) -> str:
    """Up to three by name; of more, how many."""
    named = ", ".join(f"“{action.title}”" for action in actions[:MOST_NAMED])
    more = len(actions) - MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named
