"""What changed between any two moments of a report, side by side or as one text."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lscb.annualreport.forms import SIDE_BY_SIDE, MomentsForm
from lscb.annualreport.models import Report
from lscb.annualreport.versions import Version, versions_of
from lscb.annualreport.views.drafts import figures_in
from lscb.annualreport.views.finding import drafts_of
from lscb.document.beside import State, beside
from lscb.document.compare import compare
from lscb.web import british


@login_required
@require_safe
def between(request: HttpRequest, board: str, year: str) -> HttpResponse:
    """Two moments chosen from lists; without a choice, the last two."""
    drafts_of(request, board, year)  # refuses whoever reads no shared draft of the board
    rows = Report.objects.select_related("board", "period")
    report = get_object_or_404(rows, board__slug=board, kind=Report.Kind.ANNUAL, period__name=year)
    versions = versions_of(report, request.user)
    chosen = {"before": versions[-2].key, "after": versions[-1].key, "how": SIDE_BY_SIDE} if len(versions) > 1 else {}
    form = MomentsForm({**chosen, **request.GET.dict()} if chosen else None, versions=versions)
    context: dict[str, Any] = {
        "report": report,
        "form": form if chosen else None,
        "breadcrumbs": [
            {"text": f"Shared drafts {report.period.label}", "href": reverse("shared-drafts", args=(board, year))}
        ],
    }
    if chosen and form.is_valid():
        by_key = {version.key: version for version in versions}
        pair = by_key[form.cleaned_data["before"]], by_key[form.cleaned_data["after"]]
        context |= _side_by_side(*pair) if form.cleaned_data["how"] == SIDE_BY_SIDE else _as_one(*pair)
    return render(request, "annualreport/changes.html", context)


def _side_by_side(before: Version, after: Version) -> dict[str, Any]:
    chapters = beside(before.read(), after.read())
    return {
        "before": before.called,
        "after": after.called,
        "side": [chapter for chapter in chapters if chapter.state is not State.SAME],
        "same": [chapter.heading for chapter in chapters if chapter.state is State.SAME],
        "lines": sum(chapter.changed for chapter in chapters),
    }


def _as_one(before: Version, after: Version) -> dict[str, Any]:
    changes = compare(before.read(), after.read())
    days = [british.day(timezone.localdate(version.at)) for version in (before, after)]
    return {
        "before": before.called,
        "after": after.called,
        "span": f"between {days[0]} and {days[1]}",
        "changes": changes,
        "figures": figures_in(changes),
        "as_one": True,
    }
