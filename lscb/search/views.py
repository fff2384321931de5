"""The page that searches."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lscb.board.models import Period
from lscb.board.models.periods import Basis
from lscb.search import words
from lscb.search.finding import find
from lscb.search.forms import SearchForm
from lscb.search.indexing import LINES, catch_up
from lscb.search.kinds import Family
from lscb.search.tasks import follow_on

Years = dict[str, tuple[date, date]]


@login_required
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What is found for `?q=`, narrowed by `kind` and `year`. Whatever is asked is answered; nothing is an error."""
    typed = request.GET.get("q", "")
    asked = words.read(typed)
    years, family = _years(), _family(request.GET.get("kind", ""))
    year = request.GET.get("year", "") if request.GET.get("year", "") in years else ""
    found, behind = None, False
    if asked:
        behind = not _caught_up()
        found = find(request, asked, family=family, days=years.get(year), page=request.GET.get("page"))
    shown = {
        "search": SearchForm(typed, family, year, years, found.families if found else {}),
        "typed": typed.strip(),
        "found": found,
        "behind": behind,
        "shortened": asked.shortened,
        "most_words": words.MOST_WORDS,
        "narrowed": bool(family or year),
    }
    return render(request, "search/search.html", shown)


def _family(slug: str) -> Family | None:
    return next((family for family in Family if family.slug == slug), None)


def _years() -> Years:
    """The reporting years there are, newest first, by their names."""
    rows = Period.objects.filter(basis=Basis.YEAR).order_by("-starts", "ends", "pk")
    years: Years = {}
    for name, starts, ends in rows.values_list("name", "starts", "ends"):
        years.setdefault(name, (starts, ends))
    return years


def _caught_up() -> bool:
    """Whether the index knows everything that was written; where it is far behind, the worker goes on."""
    try:
        if catch_up(most=LINES):
            return True
    except OperationalError:  # somebody else is writing for long: what is indexed is searched meanwhile
        return False
    result: Any = follow_on.enqueue()
    return bool(result.is_finished)
