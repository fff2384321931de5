"""Forms that have not come back, and writing to the agencies of those ticked."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lscb.board.models import Board
from lscb.web import british
from lscb.web.listing import listing
from lscb.web.masthead import Link
from workgroups.cdop import services
from workgroups.cdop.finding import desk_of, officers
from workgroups.cdop.forms import FormFilters
from workgroups.cdop.models import FormAsked
from workgroups.cdop.tables import FormTable
from workgroups.cdop.telling import chased_words

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@officers
@ASKED
def forms(request: HttpRequest, board: str) -> HttpResponse:
    """Those still to come, the one due first first; sent, those ticked are written about. No file to take away."""
    of = desk_of(request, board)
    if request.method == "POST":
        return _chase(request, of)
    today = timezone.localdate()
    rows = FormAsked.objects.of_board(of).visible_to(request.user).outstanding()
    late, all_ = rows.late(today).count(), rows.count()
    return listing(
        request,
        rows.select_related("agency", "death").with_letters().order_by("asked_on", "pk"),
        table=FormTable,
        filters=FormFilters(request.GET, today=today, board=of),
        name="forms",
        files=False,
        template="cdop/forms.html",
        context={
            "title": "Forms still to come",
            "lede": _lede(late, all_),
            "of": of,
            "back": Link("Child deaths", reverse("child-deaths", args=(of.slug,))),
            "may_chase": bool(all_),
            "query": request.GET.urlencode(),
        },
        board=of,
        today=today,
    )


def _chase(request: HttpRequest, of: Board) -> HttpResponse:
    """Writes to the agencies of the forms that were ticked."""
    ticked = [int(pk) for pk in request.POST.getlist("chase") if pk.isdecimal() and len(pk) < 19]
    chosen = FormAsked.objects.of_board(of).visible_to(request.user).filter(pk__in=ticked)
    try:
        for words, well in chased_words(services.chase_forms(board=of, forms=chosen, by=request.user)):
            (messages.success if well else messages.error)(request, words)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    # Back to the list as it was filtered. What is sent is only ever a query, so it leads nowhere else.
    query = request.POST.get("query", "")
    return redirect(reverse("child-death-forms", args=(of.slug,)) + (f"?{query}" if query else ""))


def _lede(late: int, all_: int) -> str:
    """ "Three of 5 forms are late." """
    if not all_:
        return "Every form that was asked for has come back."
    many = british.number_in_words(late).capitalize() if late else "None"
    return f"{many} of {all_} form{'' if all_ == 1 else 's'} {'is' if late == 1 or all_ == 1 else 'are'} late."
