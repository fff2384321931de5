"""Who was sent an edition and when, and who is still to be."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lscb.annualreport.models import Edition, Sending
from lscb.annualreport.policies import MAY_NOT_PUBLISH, why_not_send
from lscb.annualreport.views.finding import report_of
from lscb.permissions import Power
from lscb.public import services
from lscb.public.forms import SendingForm
from lscb.public.recipients import others, recipients
from lscb.web.editing import edit
from lscb.web.masthead import Link

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def sent(request: HttpRequest, board: str, year: str, number: int) -> HttpResponse:
    """Those the guidance names, with what was sent to them, and everybody else who was sent it."""
    report = report_of(request, board, year)
    edition = get_object_or_404(Edition.objects.filter(report=report).for_lists(), number=number)
    named = recipients(edition)
    user: Any = request.user
    why_not = why_not_send(edition)
    return render(
        request,
        "public/sent.html",
        {
            "report": report,
            "edition": edition,
            "recipients": named,
            "others": others(edition, named),
            "waiting": sum(not one.sent for one in named),
            "why_not": why_not,
            "may_record": not why_not and user.may(Power.PUBLISH_REPORT, report.board),
        },
    )


@login_required
@ASKED
def record(request: HttpRequest, board: str, year: str, number: int) -> HttpResponse:
    """The office says that an edition was sent to somebody."""
    report = report_of(request, board, year, Power.PUBLISH_REPORT, MAY_NOT_PUBLISH)
    edition = get_object_or_404(Edition.objects.filter(report=report), number=number)
    if why_not := why_not_send(edition):
        raise PermissionDenied(why_not)
    named = {one.key: one for one in recipients(edition)}
    back = reverse("sent", args=(board, year, number))

    def save(form: Any) -> Sending:
        given = form.cleaned_data
        one = named.get(given["to"])
        return services.record_sending(
            edition=edition,
            recipient=one.name if one else given["other"],
            clause=one.clause.id if one else "",
            sent_on=given["sent_on"],
            how=given["how"],
            by=request.user,
        )

    return edit(
        request,
        form=SendingForm,
        asked=[(key, one.name[:1].upper() + one.name[1:]) for key, one in named.items()],
        save=save,
        said=lambda made: f"Kept: sent to {made.recipient}.",
        to=back,
        context={
            "title": f"Record whom edition {number} was sent to",
            "back": Link(f"Edition {number}: sent to", back),
        },
    )
