"""Finding a shared draft for its reader, and answering again only where something changed."""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.templatetags.static import static
from django.utils.cache import get_conditional_response

from lscb.annualreport.models import Report, SharedDraft
from lscb.annualreport.models.drafts import SharedDraftQuerySet
from lscb.annualreport.policies import NOT_A_READER, holds
from lscb.annualreport.stored import opened
from lscb.board.models import Board
from lscb.document.spots import Spot, spots
from lscb.permissions import Power

FOR_THE_OFFICE = "The board’s office prepares its annual report; the board reads it once a draft is shared."


def report_of(
    request: HttpRequest, board: str, year: str, power: Power = Power.READ_DRAFT, why_not: str = FOR_THE_OFFICE
) -> Report:
    """The annual report of a year. Raises 404 where there is none, PermissionDenied with the sentence."""
    user: Any = request.user
    rows = Report.objects.select_related("board", "period")
    report = get_object_or_404(rows, board__slug=board, kind=Report.Kind.ANNUAL, period__name=year)
    if not user.may(power, report.board):
        raise PermissionDenied(why_not)
    return report


def drafts_of(request: HttpRequest, board: str, year: str) -> SharedDraftQuerySet:
    """The shared drafts of a year's annual report. Raises 404 without the board, PermissionDenied for strangers."""
    user: Any = request.user
    owner = get_object_or_404(Board, slug=board)
    if not holds(user, Power.READ_SHARED_DRAFT, owner):
        raise PermissionDenied(NOT_A_READER)
    rows = SharedDraft.objects.visible_to(user).for_lists()
    return rows.filter(report__board=owner, report__kind=Report.Kind.ANNUAL, report__period__name=year)


def draft_of(request: HttpRequest, board: str, year: str, number: int) -> SharedDraft:
    """One shared draft. Raises as above, and 404 where there is none of that number."""
    return get_object_or_404(drafts_of(request, board, year), number=number)


def spot_of(draft: SharedDraft, key: str, ident: str) -> Spot:
    """What stands at an address of a draft. Raises 404 where nothing does."""
    try:
        chapter = opened(draft).chapter(key)
    except KeyError:
        raise Http404("The draft has no such chapter.") from None
    found = next((spot for spot in spots(chapter) if spot.ident == ident), None)
    if found is None:
        raise Http404("The chapter has no such paragraph.")
    return found


def etag_of(request: HttpRequest, draft: SharedDraft, *more: object) -> str:
    """Changes with the draft's bytes, the reader and their roles, the style sheet, and whatever else is on the page."""
    user: Any = request.user
    parts = (draft.sha256, user.pk, user.name, user.current_grants, static("app.css"), static("app.mjs"), *more)
    return f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'


def unchanged(request: HttpRequest, etag: str) -> HttpResponse | None:
    """The answer "not modified", where the browser's copy still holds and nothing waits to be told."""
    if request.COOKIES.get("messages") or "_messages" in request.session:
        return None
    answer = get_conditional_response(request, etag=etag)
    return answer if answer is not None and answer.status_code == 304 else None


def keep(answer: HttpResponse, etag: str) -> HttpResponse:
    """Lets the reader's own browser keep a page, asking each time whether it still holds."""
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    return answer
