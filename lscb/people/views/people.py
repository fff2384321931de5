"""Who is who, for those who manage people."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from lscb.accounts.models import Grant
from lscb.people import services
from lscb.people.forms import EndPartForm, InvitationForm
from lscb.people.letters import part_in_words
from lscb.people.models import Invitation
from lscb.people.places import Places, boards_managed_by, places_of
from lscb.people.policies import why_not_end_part
from lscb.people.reading import Part, who_is_who
from lscb.permissions import Power

NOT_YOURS = "The people of a board are managed by its business manager. Ask them to invite somebody or to end a role."


@login_required
def people(request: HttpRequest) -> HttpResponse:
    """Everybody with their roles and days, and the invitations under way."""
    places = _places(request)
    pending = Invitation.objects.visible_to(request.user).open().select_related("board", "invited_by")
    invitations = [(each, places[each.scope]) for each in pending if each.scope in places]
    context = {"people": who_is_who(places), "invitations": invitations, "several": _several(places)}
    return render(request, "people/people.html", context)


@login_required
def invite(request: HttpRequest) -> HttpResponse:
    """Asks somebody in."""
    places = _places(request)
    form = InvitationForm(request.POST if request.method == "POST" else None, places=places)
    if request.method == "POST" and form.is_valid() and _sent(request, form):
        return redirect("people")
    return render(request, "people/invite.html", {"form": form})


def _sent(request: HttpRequest, form: InvitationForm) -> bool:
    given = {name: form.cleaned_data[name] for name in ("email", "name", "role", "place", "starts", "ends")}
    actor: Any = request.user
    try:
        invitation = services.invite(**given, by=actor)
    except ValidationError as refusal:
        form.add_error("email", refusal.messages)
        return False
    messages.success(request, f"Invitation sent to {invitation.email}.")
    return True


@login_required
@require_POST
def invite_again(request: HttpRequest, invitation: int) -> HttpResponse:
    """A new letter for somebody who lost the first or came too late."""
    return _change(request, invitation, services.invite_again, "Invitation sent again to {0.email}.")


@login_required
@require_POST
def revoke(request: HttpRequest, invitation: int) -> HttpResponse:
    """Withdraws an invitation."""
    return _change(request, invitation, services.revoke, "The invitation of {0.email} is withdrawn.")


def _change(request: HttpRequest, pk: int, verb: Any, said: str) -> HttpResponse:
    _places(request)
    invitation = get_object_or_404(Invitation.objects.visible_to(request.user), pk=pk)
    try:
        messages.success(request, said.format(verb(invitation=invitation, by=request.user)))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    return redirect("people")


@login_required
def end_role(request: HttpRequest, grant: int) -> HttpResponse:
    """The last day of somebody's role."""
    places = _places(request)
    held = get_object_or_404(Grant.objects.filter(scope__in=places).select_related("user"), pk=grant)
    part = Part(held, places[held.scope])
    if why_not := why_not_end_part(held, part.place, request.user):
        raise PermissionDenied(why_not)
    form = EndPartForm(request.POST if request.method == "POST" else None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        actor: Any = request.user
        services.end_part(grant=held, place=part.place, on=form.cleaned_data["on"], by=actor)
        messages.success(request, f"The role of {held.user} ends.")
        return redirect("people")
    context = {"form": form, "who": held.user, "part": part_in_words(held.role, part.place)}
    return render(request, "people/end_role.html", context)


def _places(request: HttpRequest) -> Places:
    user: Any = request.user
    if not user.may(Power.MANAGE_PEOPLE):
        raise PermissionDenied(NOT_YOURS)
    return places_of(boards_managed_by(user))


def _several(places: Places) -> bool:
    return len({place.board.pk for place in places.values()}) > 1
