"""Every figure of a report by its name, to be looked up and put into a sentence."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lscb.annualreport.assembly import assemble
from lscb.annualreport.forms import FindFigureForm
from lscb.annualreport.views.finding import report_of
from lscb.document import live, walk
from lscb.document.origins import sources
from lscb.document.words import figure_words, reckoning_words

PER_PAGE = 50


@login_required
@require_safe
def index(request: HttpRequest, board: str, year: str) -> HttpResponse:
    """The figures whose name holds all the words asked for, with how each is written into a text."""
    report = report_of(request, board, year)
    document = assemble(report)
    form = FindFigureForm(request.GET or None)
    words = form.cleaned_data["words"].casefold().split() if form.is_bound and form.is_valid() else []
    headings = {chapter.key: chapter.heading for chapter in document.chapters}
    found = [
        (label, path, figure)
        for label, (path, figure) in live.labelled(document).items()
        if all(word in f"{label} {headings.get(path[0], '') if path else ''}".casefold() for word in words)
    ]
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    lines = [_line(board, year, headings, *one) for one in page.object_list]
    context = {
        "report": report,
        "form": form,
        "lines": lines,
        "page": page,
        "found": len(found),
        "asked": " ".join(words),
    }
    return render(request, "annualreport/figures.html", context)


def _line(board: str, year: str, headings: dict[str, str], label: str, path: walk.Path, figure: Any) -> dict[str, Any]:
    chapter = reverse("chapter", args=(board, year, path[0])) if path else reverse("front", args=(board, year))
    return {
        "label": label[:1].upper() + label[1:],
        "words": figure_words(figure),
        "reckoning": reckoning_words(figure),
        "source": "; ".join(sources([figure])),
        "typed": live.typed(label),
        "chapter": headings.get(path[0], "Front page") if path else "Front page",
        "url": f"{chapter}#{walk.anchor(path)}",
    }
