"""What signing in needs on every request: a session that ends with the working day, and text that outlives it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.urls import reverse

from lscb.accounts import keeping

GetResponse = Callable[[HttpRequest], HttpResponse]
USED = "used"
SECONDS_BETWEEN_NOTES = 10 * 60
RAN_OUT = "Your sign-in ran out. Sign in again, and what you had typed comes back."


class WorkingDayMiddleware:
    """A session ends SESSION_COOKIE_AGE after it was last used; its use is noted every ten minutes at most."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        session = request.session
        if session.accessed and SESSION_KEY in session and time.time() - session.get(USED, 0) > SECONDS_BETWEEN_NOTES:
            note_use(session)
        return response


def note_use(session: Any) -> None:
    """Saves the session with this moment, which moves its end."""
    session[USED] = int(time.time())


class KeepTypedMiddleware:
    """A form sent after the sign-in ran out is kept, and comes back once its writer has signed in again."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST":
            response = self._sent(request, response)
        keeping.remember_whose(request, response)
        return response

    def _sent(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if not _asks_to_sign_in(response):
            if response.status_code < 400:
                keeping.forget(request)
            return response
        token = "" if request.user.is_authenticated else keeping.keep(request)
        if not token:
            return response
        messages.info(request, RAN_OUT)
        return redirect_to_login(reverse("typed", args=[token]))


def _asks_to_sign_in(response: HttpResponse) -> bool:
    asking = (resolve_url(settings.LOGIN_URL), reverse("admin:login"))
    return response.status_code == 302 and urlsplit(response["Location"]).path in asking
