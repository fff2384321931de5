"""One's own account."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lscb.accounts.services import rename
from lscb.people.forms import NameForm
from lscb.people.places import places_with
from lscb.people.reading import parts_of
from lscb.permissions import EVERYWHERE, Role


@login_required
def your_account(request: HttpRequest) -> HttpResponse:
    """One's name, the way to change the password, and what one is here, in words."""
    user: Any = request.user
    form = NameForm(request.POST if request.method == "POST" else None, initial={"name": user.name})
    if request.method == "POST" and form.is_valid():
        rename(user=user, name=form.cleaned_data["name"], by=user)
        messages.success(request, "Your name is saved.")
        return redirect("your-account")
    places = places_with(grant.scope for grant in user.grants.all() if grant.scope != EVERYWHERE)
    everywhere = [Role(grant.role).label for grant in user.grants.in_force() if grant.scope == EVERYWHERE]
    context = {"form": form, "parts": parts_of(user, places), "everywhere": everywhere}
    return render(request, "people/your_account.html", context)
