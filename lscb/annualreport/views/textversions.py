"""Earlier versions of a chapter's text, and two texts that were written at the same time."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lscb.annualreport import pages
from lscb.annualreport.models import NarrativeVersion
from lscb.annualreport.tables import VersionTable
from lscb.annualreport.textforms import ChapterText, TextForm
from lscb.annualreport.views.texts import Chapter, addresses, chapter_of, may_write, require_writer
from lscb.annualreport.writing import Saved, keep_mine, keep_theirs, save_text
from lscb.document.retyping import joined
from lscb.returns.views.finding import names_of
from lscb.web import british
from lscb.web.listing import listing
from lscb.web.masthead import Link

AGAIN = "Somebody wrote here again while you were deciding. These are the two texts now."
CHOOSE = "Choose which text to keep."


@login_required
@require_safe
def versions(request: HttpRequest, board: str, year: str, key: str) -> HttpResponse:
    """Every version of a chapter's text, newest first."""
    chapter = chapter_of(request, board, year, key)
    written = ChapterText.of(chapter.report, key)
    rows = written.versions.defer("body").order_by("-number")
    return listing(
        request,
        rows,
        table=VersionTable,
        name=f"versions-{key}",
        context={
            "title": "Versions of the text",
            "lede": f"{chapter.line.heading}. Every save is kept; any of them can be made to stand again.",
            "back": Link("The text", chapter.to("chapter-text")),
        },
        names=names_of(rows.order_by().values_list("by", flat=True).distinct()),
        standing=written.current.number if written.current else 0,
        to=lambda version: chapter.to("chapter-text-version", version.number),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def version(request: HttpRequest, board: str, year: str, key: str, number: int) -> HttpResponse:
    """One version, and the button that lets it stand again."""
    chapter = chapter_of(request, board, year, key)
    written = ChapterText.of(chapter.report, key)
    shown = get_object_or_404(written.versions.select_related("narrative__report"), number=number)
    if request.method == "POST":
        require_writer(request, chapter.report)
        return _onward(request, chapter, keep_mine(aside=shown, seen=_seen(request), by=request.user))
    context = {
        "report": pages.head(chapter.report),
        "chapter": chapter,
        "version": shown,
        "current": written.current,
        "when": _when(shown),
        "who": names_of([shown.by])[shown.by],
        "writes": may_write(request, chapter.report),
        "addresses": addresses(chapter),
    }
    return render(request, "annualreport/text_version.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def both(request: HttpRequest, board: str, year: str, key: str, aside: int) -> HttpResponse:
    """A text that was set aside and the one that stands: keep the one, the other, or join them."""
    chapter = chapter_of(request, board, year, key)
    require_writer(request, chapter.report)
    written = ChapterText.of(chapter.report, key)
    rows = written.versions.filter(set_aside=True).select_related("narrative__report")
    kept: NarrativeVersion = get_object_or_404(rows, pk=aside)
    body, action = joined(written.body, kept.body), request.POST.get("action")
    form = TextForm(written, data=request.POST) if action == "join" else TextForm(written, body=body)
    if request.method == "POST":
        if action == "theirs":
            keep_theirs(aside=kept, by=request.user)
            messages.success(request, "The other text stands; yours is kept among the versions.")
            return redirect(chapter.to("chapter-text"))
        if action == "mine":
            return _onward(request, chapter, keep_mine(aside=kept, seen=_seen(request), by=request.user))
        if action == "join" and form.is_valid():
            return _onward(request, chapter, _join(chapter, form, request.user))
        if action != "join":
            messages.error(request, CHOOSE)
    return render(request, "annualreport/text_both.html", _both_page(request, chapter, written, kept, form))


def _join(chapter: Chapter, form: TextForm, by: Any) -> Saved:
    given = form.cleaned_data
    return save_text(
        report=chapter.report,
        section=chapter.key,
        body=given["body"],
        signed=given["signed"],
        based_on=given["based_on"],
        by=by,
    )


def _both_page(
    request: HttpRequest, chapter: Chapter, written: ChapterText, kept: NarrativeVersion, form: TextForm
) -> dict[str, Any]:
    current = written.current
    names = names_of([kept.by, current.by if current else ""])
    yours = kept.by == str(request.user.pk)
    return {
        "report": pages.head(chapter.report),
        "chapter": chapter,
        "kept": kept,
        "kept_when": _when(kept),
        "current": current,
        "current_when": f"{_when(current)} by {names[current.by]}" if current else "",
        "yours": yours,
        "whose": "your text" if yours else f"the text of {names[kept.by]}",
        "form": form,
        "addresses": addresses(chapter),
    }


def _onward(request: HttpRequest, chapter: Chapter, saved: Saved) -> HttpResponse:
    if saved.unseen:
        messages.error(request, AGAIN)
        return redirect(chapter.to("chapter-text-both", saved.version.pk))
    messages.success(request, "The text was saved, and stands in the report.")
    return redirect(chapter.to("chapter-text"))


def _seen(request: HttpRequest) -> int:
    """The version that stood on the page on which somebody decided."""
    given = request.POST.get("based_on", "")
    return int(given) if given.isdigit() and len(given) < 10 else 0


def _when(version: NarrativeVersion) -> str:
    at = timezone.localtime(version.at)
    return f"{british.clock(at)} on {british.day(at.date())}"
