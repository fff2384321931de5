"""Where the address in a letter leads: who invites to what, and the way in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from lscb.accounts.models import User
from lscb.people import services
from lscb.people.forms import ComingInForm
from lscb.people.letters import DOES, part_in_words
from lscb.people.models import Invitation
from lscb.people.places import place_of
from lscb.people.policies import why_not_accept, why_not_accept_as
from lscb.permissions import Role

GONE = "This address opens no invitation. It may have been sent again: use the newest letter."
CLOSED = "The account of this address is closed. Ask the board’s office."


@never_cache
@sensitive_post_parameters("password")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Opened without signing in: the address is the proof."""
    found = Invitation.objects.of_token(token)
    place = place_of(found.scope) if found else None
    if found is None or place is None:
        return render(request, "people/no_invitation.html", {"why_not": GONE}, status=404)
    account = User.objects.filter(email=found.email).first()
    why_not = why_not_accept(found) or (CLOSED if account and not account.is_active else "")
    if why_not:
        return render(request, "people/no_invitation.html", {"why_not": why_not}, status=410)
    context = {
        "invitation": found,
        "place": place,
        "part": part_in_words(found.role, place),
        "does": DOES[Role(found.role)],
    }
    return (_known if account else _new)(request, found, context)


def _new(request: HttpRequest, found: Invitation, context: dict[str, Any]) -> HttpResponse:
    """Somebody without an account chooses a name and a password, and is in."""
    form = ComingInForm(
        request.POST if request.method == "POST" else None, email=found.email, initial={"name": found.name}
    )
    if request.method == "POST" and form.is_valid():
        try:
            user = services.come_in(invitation=found, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
        else:
            login(request, user)
            return _inside(request, context)
    return render(request, "people/come_in.html", {**context, "form": form})


def _known(request: HttpRequest, found: Invitation, context: dict[str, Any]) -> HttpResponse:
    """Somebody with an account signs in, if need be, and says yes."""
    user: Any = request.user
    if not user.is_authenticated:
        return render(request, "people/accept_signed_out.html", context)
    if why_not := why_not_accept_as(found, user):
        return render(request, "people/accept_as_another.html", {**context, "why_not": why_not}, status=403)
    if request.method == "POST":
        try:
            services.accept(invitation=found, by=user)
        except ValidationError as refusal:
            return render(request, "people/no_invitation.html", {"why_not": refusal.messages[0]}, status=410)
        return _inside(request, context)
    return render(request, "people/accept.html", context)


def _inside(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    messages.success(request, f"You are {context['part']}.")
    return redirect("home")
