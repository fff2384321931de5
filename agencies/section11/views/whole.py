"""A whole return to print or to keep as a Word file, at any time: its headings, then its standards."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from agencies.section11 import telling
from agencies.section11.copying import document_of
from agencies.section11.views.finding import judgements
from lscb.document import docx
from lscb.document.disclosure import Audience, protect
from lscb.returns.views.copies import whole
from lscb.returns.views.finding import found
from lscb.web import british
from lscb.web.exports import WORD


@login_required
@require_safe
def printed(request: HttpRequest, ret: int) -> HttpResponse:
    """Everything a return says, as it stands now; without standards, its headings alone."""
    shown = found(request, ret)
    rows = list(judgements().filter(ret=shown))
    lines = [(one, telling.own_words(one), telling.grade_words(one.moderated_level)) for one in rows]
    context = {**whole(shown), "lines": lines, "base": str(telling.Base.of(rows))}
    return render(request, "section11/printed.html", context)


@login_required
@require_safe
def as_word(request: HttpRequest, ret: int) -> HttpResponse:
    """The same as a Word file, for its people and the office; one plain sentence where it cannot be made just now.

    Whoever reads a return reads it whole, so nothing is hidden in its copy.
    """
    shown = found(request, ret)
    standing = f"{shown.get_state_display()}. A copy made on {british.day(timezone.localdate())}."
    document = document_of(shown, list(judgements().filter(ret=shown)), standing)
    try:
        content = docx.render(protect(document, Audience.OFFICE), standing="")
    except docx.WordFailed as failure:
        return HttpResponse(str(failure), content_type="text/plain; charset=utf-8", status=503)
    answer = HttpResponse(content, content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="return-{shown.pk}-{shown.round.period.name}.docx"'
    answer["Cache-Control"] = "private, no-store"
    return answer
