"""The calendar at its private address, and the page on which the address is made, renewed and revoked."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lscb.calendar.events import events_of
from lscb.calendar.ics import calendar as written
from lscb.calendar.models import Feed
from lscb.calendar.services import feed_at, make_address, revoke_address
from lscb.outbox.services import address


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """What the calendar holds, and whether it has an address. A POST makes one, which is shown this once."""
    made = ""
    if request.method == "POST":
        token = make_address(user=request.user, by=request.user)
        made = address(reverse("calendar-feed", args=[token]))
    feed = Feed.objects.filter(user=request.user).first()  # type: ignore[misc]  # signed in
    answer = render(request, "calendar/calendar.html", {"feed": feed, "made": made})
    answer["Cache-Control"] = "private, no-store"
    return answer


@login_required
@require_POST
def revoke(request: HttpRequest) -> HttpResponse:
    """The address stops working."""
    revoke_address(user=request.user, by=request.user)
    messages.success(request, "The address of your calendar no longer works.")
    return redirect("calendar")


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar as a file, for whoever has its address; unchanged, only that is said."""
    found = feed_at(token)
    if found is None:
        raise Http404
    user: Any = found.user
    body = written("Safeguarding board", events_of(user, timezone.localdate()), found.made_at).encode()
    tag = f'"{hashlib.sha256(body).hexdigest()}"'
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["ETag"] = tag
    answer["Cache-Control"] = "private, no-cache"
    answer["X-Robots-Tag"] = "noindex"
    return get_conditional_response(request, etag=tag, response=answer) or answer
