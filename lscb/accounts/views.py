"""Giving back what was typed when a sign-in ran out."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import strip_tags
from django.views.csrf import csrf_failure
from django.views.decorators.cache import never_cache

from lscb.accounts import keeping

NOT_YOURS = (
    "Somebody else who signed in on this browser typed this. It waits a day for them: they sign in, and open this "
    "page again."
)


@never_cache
@login_required
def typed(request: HttpRequest, token: str) -> HttpResponse:
    """What was typed, with a button that sends it again under the sign-in there is now."""
    form = keeping.kept(token)
    if form is None:
        raise Http404
    if form.user_id != request.user.pk:
        raise PermissionDenied(NOT_YOURS)
    shown = [(in_words(name), strip_tags(value)) for name, values in form.fields for value in values]
    context = {
        "kept": form,
        "came_back": keeping.CAME_BACK,
        "token": token,
        "shown": [(name, value) for name, value in shown if value.strip()],
        "files": [(in_words(name), file) for name, file in form.files],
    }
    return render(request, "accounts/typed.html", context)


def in_words(name: str) -> str:
    """A field's name as a label: "due_day" is "Due day"."""
    return name.replace("-", " ").replace("_", " ").strip().capitalize()


def open_too_long(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is of an earlier sign-in: given back to its writer; others are told to load it again."""
    if token := keeping.keep(request):
        return redirect("typed", token=token)
    # Somebody signed in on another tab: the page for signing in has nothing to lose, and is drawn afresh.
    if keeping.nothing_kept_at(request.path) and settings.CSRF_COOKIE_NAME in request.COOKIES:
        return redirect(request.get_full_path())
    return csrf_failure(request, reason)
