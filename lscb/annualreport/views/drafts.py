"""Shared drafts for their readers, from their stored bytes."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lscb.annualreport import draftpages
from lscb.annualreport.consulting import finish, note_opened
from lscb.annualreport.models import Reader, Report, SharedDraft
from lscb.annualreport.places import side_by_side
from lscb.annualreport.policies import holds, why_not_consult
from lscb.annualreport.stored import opened
from lscb.annualreport.threads import Thread, threads_of
from lscb.annualreport.views.finding import draft_of, drafts_of, etag_of, keep, unchanged
from lscb.board.models import Board, Period
from lscb.document import pdf
from lscb.document.compare import ChapterChange, compare
from lscb.permissions import Power
from lscb.web import british
from lscb.web.editing import confirm


@login_required
@require_safe
def index(request: HttpRequest, board: str, year: str) -> HttpResponse:
    """The drafts of a year's report that were shared, newest first."""
    rows = list(drafts_of(request, board, year))
    owner = get_object_or_404(Board, slug=board)
    period = rows[0].report.period if rows else get_object_or_404(Period, board=owner, name=year)
    if not rows and not Report.objects.filter(board=owner, period=period, kind=Report.Kind.ANNUAL).exists():
        raise Http404("There is no report on that year.")
    lines = [
        {
            "draft": draft,
            "url": reverse("shared-draft", args=(board, year, draft.number)),
            "compared": reverse("drafts-compared", args=(board, year, draft.number - 1, draft.number))
            if draft.number > 1
            else "",
        }
        for draft in rows
    ]
    return render(request, "annualreport/drafts.html", {"board": owner, "period": period, "lines": lines})


@login_required
@require_safe
def front(request: HttpRequest, board: str, year: str, number: int) -> HttpResponse:
    """A draft's first page: how it stands, key figures, contents."""
    draft, threads, _ = _read(request, board, year, number)
    others = list(drafts_of(request, board, year))
    user: Any = request.user
    asked, board_ = asked_of(draft, user), draft.report.board
    may_consult = user.may(Power.SHARE_DRAFT, board_) and not why_not_consult(draft)
    rounds = [(each.pk, each.is_open(), each.closed_on, each.note) for each in draft.consultations.all()]
    finished_at = asked.finished_at if asked else None
    etag = etag_of(request, draft, said_in(threads), len(others), may_consult, rounds, bool(asked), finished_at)
    if answer := unchanged(request, etag):
        return answer
    context = draftpages.front(
        draft,
        others,
        threads,
        may_sign_off=user.may(Power.SIGN_OFF, board_),
        asked=asked,
        reads_rounds=user.may(Power.READ_DRAFT, board_),
        may_consult=may_consult,
    )
    return keep(render(request, "annualreport/front.html", context), etag)


@login_required
@require_safe
def chapter(request: HttpRequest, board: str, year: str, number: int, key: str) -> HttpResponse:
    """One chapter of a draft, with what was said of its paragraphs."""
    draft, threads, etag = _read(request, board, year, number, key)
    if answer := unchanged(request, etag):
        return answer
    try:
        context = draftpages.chapter(draft, key, threads, may_speak=may_speak(request, draft))
    except KeyError:
        raise Http404("The draft has no such chapter.") from None
    context["may_answer"] = holds(request.user, Power.ANSWER_COMMENTS, draft.report.board)
    return keep(render(request, "annualreport/shared_chapter.html", context), etag)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def finished(request: HttpRequest, board: str, year: str, number: int) -> HttpResponse:
    """Whoever is asked to read the draft says that they have."""
    draft = draft_of(request, board, year, number)
    reader = asked_of(draft, request.user)
    if reader is None:
        raise Http404("You are not asked to read this draft.")
    said = draft.comments.filter(by=reader.hand.pk).exists()
    back = draftpages.Address(draft).to("shared-draft")
    return confirm(
        request,
        question=f"Have you read draft {number}?",
        consequence="The board’s office sees that you have. You may still comment while the round is open.",
        words="I have finished reading" if said else "I have read it and have nothing to say",
        act=lambda reason: finish(reader=reader),
        said="Thank you. The board’s office sees that you have read the draft.",
        to=back,
        back=back,
    )


@login_required
@require_safe
def whole(request: HttpRequest, board: str, year: str, number: int) -> HttpResponse:
    """The whole draft in one file that stands alone, to keep or to print."""
    draft = draft_of(request, board, year, number)
    answer = HttpResponse(draftpages.whole(draft))
    answer["Content-Disposition"] = f'attachment; filename="{board}-annual-report-{year}-draft-{number}.html"'
    return answer


@login_required
@require_safe
def as_pdf(request: HttpRequest, board: str, year: str, number: int) -> HttpResponse:
    """The whole draft as an accessible PDF; one plain sentence where it cannot be made just now."""
    draft = draft_of(request, board, year, number)
    try:
        answer = HttpResponse(pdf.render(opened(draft)), content_type="application/pdf")
    except pdf.PdfFailed as failure:
        return HttpResponse(str(failure), content_type="text/plain; charset=utf-8", status=503)
    answer["Content-Disposition"] = f'attachment; filename="{board}-annual-report-{year}-draft-{number}.pdf"'
    return answer


@login_required
@require_safe
def compared(request: HttpRequest, board: str, year: str, number: int, other: int) -> HttpResponse:
    """What changed from one shared draft to another."""
    before, after = draft_of(request, board, year, number), draft_of(request, board, year, other)
    changes = compare(opened(before).document, opened(after).document)
    shared = [british.day(timezone.localdate(one.shared_at)) for one in (before, after)]
    context = {
        **draftpages.about(after),
        "before": f"draft {before.number}",
        "after": f"draft {after.number}",
        "span": f"between {shared[0]} and {shared[1]}",
        "changes": changes,
        "figures": figures_in(changes),
        "side_url": side_by_side(after.report, f"draft-{before.number}", f"draft-{after.number}"),
    }
    return render(request, "annualreport/compared.html", context)


def asked_of(draft: SharedDraft, user: Any) -> Reader | None:
    """The reader that somebody is in the open round on a draft, noted as having opened it; None if not asked."""
    rows = Reader.objects.with_draft().standing().filter(person=user.pk, consultation__draft=draft)
    reader = next((row for row in rows.order_by("-pk") if row.consultation.is_open()), None)
    if reader is not None and reader.opened_at is None:
        note_opened(reader=reader, page="front")
    return reader


def figures_in(changes: tuple[ChapterChange, ...]) -> int:
    """How many figures changed."""
    return sum(len(section.figures) for change in changes for section in change.sections)


def may_speak(request: HttpRequest, draft: SharedDraft) -> bool:
    """Whether the reader may say something of the draft."""
    return holds(request.user, Power.COMMENT, draft.report.board)


def _read(
    request: HttpRequest, board: str, year: str, number: int, key: str = ""
) -> tuple[SharedDraft, list[Thread], str]:
    """The draft, what was said of it (or of one chapter), and the page's tag."""
    draft = draft_of(request, board, year, number)
    user: Any = request.user
    threads = threads_of(draft, user, chapter=key)
    return draft, threads, etag_of(request, draft, key, said_in(threads))


def said_in(threads: list[Thread]) -> list[tuple[int, int, bool, str]]:
    """What of threads a page's tag changes with."""
    return [(t.comment.pk, len(t.replies), t.settled, t.said.who) for t in threads]
