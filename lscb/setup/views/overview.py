"""The page that leads through a board's set-up."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lscb.board.finding import board_of
from lscb.permissions import Power
from lscb.setup.overview import changes_of, next_steps, parts_of
from lscb.web.masthead import Link


@login_required
@require_safe
def overview(request: HttpRequest, board: str) -> HttpResponse:
    """Each part with what is there and what is missing, the first that is missing as the next thing to do."""
    of = board_of(request, board, Power.READ_RECORDS)
    user: Any = request.user
    parts = parts_of(of, user)
    missing = [part for part in parts if part.missing]
    context = {
        "board": of,
        "lists": [("", parts), ("When a body changes", changes_of(of)), ("Then the year begins", next_steps(of, user))],
        "missing": missing,
        "next": next((part for part in missing if part.href), None) if user.may(Power.EDIT_RECORDS, of) else None,
        "back": Link("All parts", reverse("desk", args=(of.slug,))),
    }
    return render(request, "setup/setup.html", context)
