"""The office shares the draft: what will be hidden and what is missing, then the button."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lscb.annualreport import pages
from lscb.annualreport.forms import ShareForm
from lscb.annualreport.models import Report, SharedDraft
from lscb.annualreport.policies import MAY_NOT_SHARE, why_not_share
from lscb.annualreport.sharing import for_the_board, share_draft
from lscb.annualreport.views.finding import report_of
from lscb.document import walk
from lscb.permissions import Power


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, board: str, year: str) -> HttpResponse:
    """What the board would get, and the button that gives it to them."""
    user: Any = request.user
    report = report_of(request, board, year, Power.SHARE_DRAFT, MAY_NOT_SHARE)
    form = ShareForm(request.POST) if request.method == "POST" else ShareForm()
    if form.is_bound and form.is_valid():
        try:
            draft = share_draft(report=report, by=user, note=form.cleaned_data["note"])
        except ValidationError as refused:
            form.add_error(None, refused.messages)
        else:
            messages.success(request, f"Draft {draft.number} is shared. The board’s members are told by email.")
            return redirect("shared-draft", board, year, draft.number)
    return render(request, "annualreport/share.html", {**_what(report), "form": form})


def _what(report: Report) -> dict[str, Any]:
    """What would be hidden, and what is missing."""
    protected = for_the_board(report)
    return {
        "report": pages.head(report),
        "number": SharedDraft.objects.filter(report=report).count() + 1,
        "hidden": protected.hidden,
        "threshold": protected.threshold,
        "gaps": sum(1 for _ in walk.gaps(protected.document)),
        "why_not": why_not_share(report, protected.document),
    }
