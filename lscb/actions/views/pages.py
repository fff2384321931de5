"""One action: its page, changing it, saying how it stands, answering a proposal, naming who holds a post."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lscb.accounts.models import User
from lscb.actions import policies, services
from lscb.actions.forms import ActionForm, HolderForm, UpdateForm
from lscb.actions.history import history
from lscb.actions.lateness import days_late, due_words
from lscb.actions.models import Action, ActionUpdate
from lscb.actions.views.finding import ASKED, action_of, address, back_to, stored
from lscb.board.finding import board_of
from lscb.permissions import Power
from lscb.web import british
from lscb.web.editing import confirm, edit
from lscb.web.masthead import Link


@login_required
@require_safe
def action(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """What is to be done, by whom and when, what was said of it, and what happened to it."""
    user: Any = request.user
    shown = action_of(request, board, pk)
    late = days_late(shown, timezone.localdate())
    reads, edits = user.may(Power.READ_RECORDS, shown), user.may(Power.EDIT_RECORDS, shown)
    updates = list(shown.updates.select_related("status"))
    office = Link("Actions", reverse("actions", args=(board,)))
    return render(
        request,
        "actions/action.html",
        {
            "board": shown.board,
            "action": shown,
            "due": due_words(shown),
            "late": british.days_late(late) if late else "",
            "updates": [(update, _who(update, names)) for names in [_names(updates)] for update in updates],
            "proposal": next((each for each in updates if each.proposal == policies.WAITS), None),
            "letters": list(shown.letters.select_related("person")) if reads else [],
            "history": history(shown, user),
            "reads": reads,
            "may_edit": edits,
            "may_update": not policies.why_not_update(shown, user),
            "back": office if reads else Link("Your actions", reverse("my-actions")),
        },
    )


@login_required
@ASKED
def change(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """What is to be done, by whom and by when: the office's to change."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = action_of(request, board, pk)
    return edit(
        request,
        form=ActionForm,
        find=lambda: stored(shown, request),
        board=of,
        save=lambda form: services.change_action(
            action=form.instance, owners=form.owners, lead=form.leading, by=request.user
        ),
        said="The action is changed.",
        to=address(shown),
        context={"title": "Change an action", "back": back_to(shown)},
    )


@login_required
@ASKED
def say(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """What was done, and how the action stands now: the office's and the owners' to say."""
    shown = action_of(request, board, pk)
    if why_not := policies.why_not_update(shown, request.user):
        raise PermissionDenied(why_not)
    proposed = "The update is kept. The board’s office will say whether it agrees that the action is finished."
    return edit(
        request,
        form=UpdateForm,
        board=shown.board,
        proposes=not policies.is_of_the_office(shown, request.user),
        save=lambda form: services.update(action=shown, by=request.user, **form.cleaned_data),
        said=lambda made: proposed if made.proposal else "The update is kept.",
        to=address(shown),
        context={"title": "Update an action", "lede": shown.title, "back": back_to(shown)},
    )


@login_required
@ASKED
def agree(request: HttpRequest, board: str, pk: int, update: int) -> HttpResponse:
    """Asks before an action is closed as its owner proposes."""
    shown, proposal = _proposal(request, board, pk, update)
    return confirm(
        request,
        question=f"Agree that this is finished: {proposal.status}?",
        consequence=f"“{shown.title}” is closed on {british.day(proposal.on)}, and whoever proposed it is told.",
        words="Agree and close it",
        act=lambda reason: services.agree(proposal=proposal, by=request.user),
        said="The action is closed, and its owner is told.",
        to=address(shown),
        back=address(shown),
    )


@login_required
@ASKED
def decline(request: HttpRequest, board: str, pk: int, update: int) -> HttpResponse:
    """Says why an action is not finished yet."""
    shown, proposal = _proposal(request, board, pk, update)
    return confirm(
        request,
        question="Say why this is not finished yet",
        consequence=f"“{shown.title}” stands as before. Whoever proposed it reads your reason.",
        words="Send the reason",
        reason=True,
        act=lambda reason: services.decline(proposal=proposal, reason=reason, by=request.user),
        said="The action stands as before, and its owner is told why.",
        to=address(shown),
        back=address(shown),
    )


@login_required
@ASKED
def holder(request: HttpRequest, board: str, pk: int, owner: int) -> HttpResponse:
    """Who holds a post that is to do the action: reminded of it, and able to say how it stands."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = action_of(request, board, pk)
    rows = shown.owners.filter(post__isnull=False)
    post = get_object_or_404(rows, pk=owner)
    return edit(
        request,
        form=HolderForm,
        find=lambda: rows.select_for_update(of=("self",)).get(pk=owner) if request.method == "POST" else post,
        board=of,
        save=lambda form: services.name_holder(owner=post, holder=form.cleaned_data["holder"], by=request.user),
        said=lambda kept: f"{kept.holder} holds the post." if kept.holder else "Nobody is named to hold the post.",
        to=address(shown),
        context={"title": f"Who is “{post.post}”?", "lede": shown.title, "back": back_to(shown)},
    )


def _proposal(request: HttpRequest, board: str, pk: int, update: int) -> tuple[Action, ActionUpdate]:
    board_of(request, board, Power.EDIT_RECORDS)
    shown = action_of(request, board, pk)
    proposal = get_object_or_404(shown.updates.exclude(proposal="").select_related("status"), pk=update)
    if why_not := policies.why_not_answer(proposal):
        raise PermissionDenied(why_not)
    return shown, proposal


def _names(updates: list[ActionUpdate]) -> dict[str, str]:
    numbers = {update.by for update in updates if update.by.isdigit()}
    return {str(user.pk): str(user) for user in User.objects.filter(pk__in=numbers)}


def _who(update: ActionUpdate, names: dict[str, str]) -> str:
    return names.get(update.by, "")
