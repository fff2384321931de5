"""What the public opens: a board's reports, and an edition where its files are not on this machine."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from lscb.annualreport.models import Edition, Publication, Rendition
from lscb.board.models import Board
from lscb.public import site
from lscb.public.serving import CACHE


@require_safe
def home(request: HttpRequest, board: str) -> HttpResponse:
    """The current report of a board, and those before it."""
    owner = get_object_or_404(Board, slug=board)
    rows = list(_ever_published(board).order_by("-report__period__starts", "-number"))
    standing = [edition for edition in rows if _stands(edition)]
    newest = {edition.report_id: edition.number for edition in reversed(standing)}
    for edition in rows:
        later = newest.get(edition.report_id, 0)
        edition.replaced_by = later if later > edition.number else 0  # type: ignore[attr-defined]  # for the list alone
    current = standing[0] if standing else None
    return render(request, "public/home.html", {"board": owner, "current": current, "editions": rows})


@require_safe
def year(request: HttpRequest, board: str, year: str) -> HttpResponse:
    """Leads to the newest edition of a year that the public may read, or to the page that says why none stands."""
    rows = list(_ever_published(board).filter(report__period__name=year).order_by("-number"))
    if not rows:
        raise Http404("No report on that year is published.")
    edition = next((edition for edition in rows if _stands(edition)), rows[0])
    return redirect("edition", board, year, edition.number)


@require_safe
def edition(request: HttpRequest, board: str, year: str, number: int, path: str = "") -> HttpResponse:
    """One file of an edition from its stored bytes. `lscb.public.serving` answers first where the files are written."""
    found = get_object_or_404(_ever_published(board), report__period__name=year, number=number)
    name = f"{path}index.html" if path == "" or path.endswith("/") else path
    if _stands(found):
        kept = Rendition.objects.filter(edition=found, path=name).latest().first()
        part = (kept.content_type, bytes(kept.content), kept.sha256) if kept else None
    else:
        parts = {p: (kind, content, sha) for p, kind, sha, content, _ in site.withdrawn_parts(found, found.history[-1])}
        part = parts.get(name)
    if part is None:
        raise Http404("The edition has no such page.")
    kind, content, sha = part
    answer = HttpResponse(content, content_type=kind)
    answer["ETag"], answer["Cache-Control"] = f'"{sha[:32]}"', CACHE
    return answer


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "public/accessibility.html")


def _ever_published(board: str) -> Any:
    return Edition.objects.filter(report__board__slug=board, facts__isnull=False).distinct().for_lists()


def _stands(edition: Edition) -> bool:
    return edition.history[-1].what == Publication.What.PUBLISHED
