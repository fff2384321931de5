"""A return to take along: its history, a page to print."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lscb.returns.models import AnswerVersion, Return
from lscb.returns.views import telling
from lscb.returns.views.finding import found, names_of
from lscb.returns.views.lists import about
from lscb.returns.views.whole import said


@login_required
@require_safe
def history(request: HttpRequest, ret: int) -> HttpResponse:
    """Everything that was done with a return, and the texts that were set aside."""
    shown = found(request, ret)
    events = list(shown.events.all())
    aside = list(
        AnswerVersion.objects.filter(answer__ret=shown, set_aside=True)
        .select_related("answer__heading")
        .order_by("-at", "-pk")[:100]
    )
    names = names_of([row.by for row in (*events, *aside)])
    context = {
        **about(shown, list(shown.answers.all())),
        "events": [(telling.moment(e.at), telling.event_words(e, names), e.reason) for e in reversed(events)],
        "aside": [(telling.moment(v.at), names[v.by], v) for v in aside],
    }
    return render(request, "returns/history.html", context)


def whole(ret: Return) -> dict[str, Any]:
    """What a copy of the whole return shows."""
    when = telling.moment(ret.submitted_at) if ret.submitted_at else ""
    return {**about(ret, list(ret.answers.all())), "said": said(ret), "when": when}
