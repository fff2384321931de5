"""The report's own text: what stands of each chapter, and one chapter's text while it is being written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lscb.annualreport import pages
from lscb.annualreport.assembly import assemble
from lscb.annualreport.models import Narrative, NarrativeVersion, OutlineSection, Report
from lscb.annualreport.models.reports import chapter_key
from lscb.annualreport.places import options_for
from lscb.annualreport.policies import MAY_NOT_WRITE
from lscb.annualreport.textforms import ChapterText, TextForm
from lscb.annualreport.views.finding import report_of
from lscb.annualreport.writing import Saved, save_text, waiting_aside
from lscb.document import richtext
from lscb.document.disclosure import Audience, protect
from lscb.document.html import render_records
from lscb.permissions import write_power
from lscb.returns.views.finding import names_of
from lscb.web import british

# Within this time after somebody else's save they are taken to be writing still.
LATELY = timedelta(minutes=15)
NARRATIVE = Narrative._meta.label_lower


@dataclass(frozen=True)
class Chapter:
    """One chapter of a report's outline, with the years and board its addresses need."""

    report: Report
    line: OutlineSection

    @property
    def key(self) -> str:
        """Its lasting name."""
        return chapter_key(self.line.builder, self.line.subject)

    def to(self, name: str, *more: Any) -> str:
        """One of its pages."""
        return reverse(name, args=(self.report.board.slug, self.report.period.name, self.key, *more))


def chapter_of(request: HttpRequest, board: str, year: str, key: str) -> Chapter:
    """The chapter an address names, for whoever reads the draft. Raises 404 where the report has none such."""
    report = report_of(request, board, year)
    found = next((line for line in report.outline.all() if chapter_key(line.builder, line.subject) == key), None)
    if found is None:
        raise Http404("The report has no such chapter.")
    return Chapter(report, found)


def may_write(request: HttpRequest, report: Report) -> bool:
    """Whether a reader writes the report's own text."""
    user: Any = request.user
    return user.may(write_power(Narrative), report.board)


def require_writer(request: HttpRequest, report: Report) -> None:
    """Refuses whoever does not."""
    if not may_write(request, report):
        raise PermissionDenied(MAY_NOT_WRITE)


@login_required
@require_safe
def texts(request: HttpRequest, board: str, year: str) -> HttpResponse:
    """Each chapter of the report, with who wrote its text last, or that it has none."""
    report = report_of(request, board, year)
    newest = NarrativeVersion.objects.filter(narrative__report=report, set_aside=False).order_by("number")
    last = {version.narrative.section: version for version in newest.select_related("narrative").defer("body")}
    names = names_of(version.by for version in last.values())
    bodies = {n.section: n.body for n in report.narratives.all()}
    lines = [_line(Chapter(report, line), bodies, last, names) for line in report.outline.all()]
    written = sum(bool(line["words"]) for line in lines)
    context = {"report": pages.head(report), "lines": lines, "written": written, "writes": may_write(request, report)}
    return render(request, "annualreport/texts.html", context)


def _line(chapter: Chapter, bodies: dict[str, str], last: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    body, version = bodies.get(chapter.key, ""), last.get(chapter.key)
    words = len(richtext.plain(body).split()) if body else 0
    when = f"{british.day(timezone.localdate(version.at))} by {names[version.by]}" if version else ""
    return {"chapter": chapter, "words": words, "when": when, "href": chapter.to("chapter-text")}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def text(request: HttpRequest, board: str, year: str, key: str) -> HttpResponse:
    """One chapter's text, written beside what its records say."""
    chapter = chapter_of(request, board, year, key)
    written = ChapterText.of(chapter.report, key)
    form = TextForm(written, data=request.POST) if request.method == "POST" else TextForm(written)
    if request.method == "POST":
        require_writer(request, chapter.report)
        if form.is_valid() and (saved := _save(chapter, form, request.user)):
            return _onward(request, chapter, saved)
    return render(request, "annualreport/text.html", _page(request, chapter, written, form))


@login_required
@require_POST
def autosave(request: HttpRequest, board: str, year: str, key: str) -> JsonResponse:
    """Stores the text while it is being written; answers with the version it became and the words to show."""
    chapter = chapter_of(request, board, year, key)
    require_writer(request, chapter.report)
    form = TextForm(ChapterText.of(chapter.report, key), data=request.POST)
    saved = _save(chapter, form, request.user) if form.is_valid() else None
    if saved is None:
        return JsonResponse({"state": "waiting", "words": "Not saved yet. It is when you press a button below."})
    if saved.unseen:
        words = "Somebody else wrote meanwhile. Your text is kept apart."
        address = chapter.to("chapter-text-both", saved.version.pk)
        return JsonResponse({"state": "aside", "words": words, "address": address})
    at = british.clock(timezone.localtime(saved.version.at))
    return JsonResponse({"state": "saved", "words": f"Saved at {at}.", "version": saved.version.number})


def _save(chapter: Chapter, form: TextForm, by: Any) -> Saved | None:
    """Stores what a valid form says; None where it was refused, which then stands at the form."""
    given = form.cleaned_data
    try:
        return save_text(
            report=chapter.report,
            section=chapter.key,
            body=given["body"],
            signed=given["signed"],
            based_on=given["based_on"],
            by=by,
        )
    except ValidationError as refused:
        form.add_error(None, refused.messages)
        return None


def _onward(request: HttpRequest, chapter: Chapter, saved: Saved) -> HttpResponse:
    """To both texts where somebody else wrote meanwhile; else to the chapter, or to the list of texts."""
    if saved.unseen:
        return redirect(chapter.to("chapter-text-both", saved.version.pk))
    at = british.clock(timezone.localtime())
    messages.success(request, f"The text of “{chapter.line.heading}” was saved at {at}.")
    if request.POST.get("action") == "read" and not chapter.line.hidden:
        return redirect(chapter.to("chapter"))
    return redirect("report-texts", chapter.report.board.slug, chapter.report.period.name)


def _page(request: HttpRequest, chapter: Chapter, written: ChapterText, form: TextForm) -> dict[str, Any]:
    return {
        "report": pages.head(chapter.report),
        "chapter": chapter,
        "form": form if may_write(request, chapter.report) else None,
        "why_not": MAY_NOT_WRITE,
        "written": written,
        "records": _records(request, chapter),
        "others": _others(written, request.user),
        "aside": waiting_aside(written.narrative, request.user),
        "addresses": addresses(chapter),
    }


def addresses(chapter: Chapter) -> dict[str, str]:
    """The pages round a chapter's text."""
    names = {"text": "chapter-text", "save": "chapter-text-save", "versions": "chapter-text-versions"}
    place = (chapter.report.board.slug, chapter.report.period.name)
    return {"all": reverse("report-texts", args=place), **{short: chapter.to(name) for short, name in names.items()}}


def _records(request: HttpRequest, chapter: Chapter) -> str:
    """What the records give of the chapter, as the report assembles it now; empty where it is the text alone."""
    if chapter.line.hidden:
        return ""
    protected = protect(assemble(chapter.report), Audience.OFFICE, chapter.report.board.threshold)
    options = options_for(request.user, chapter.report)
    return mark_safe(render_records(protected, chapter.key, but=NARRATIVE, options=options))  # escapes every word


def _others(written: ChapterText, user: Any) -> str:
    """Who else wrote here within the last minutes, in a line."""
    rows = written.versions.filter(at__gt=timezone.now() - LATELY).exclude(by__in=(str(user.pk), "system"))
    lately = dict(rows.order_by("number").values_list("by", "at"))
    names = names_of(lately)
    return " ".join(
        f"{names[by]} saved this text at {british.clock(timezone.localtime(at))} and may still be writing."
        for by, at in lately.items()
    )
