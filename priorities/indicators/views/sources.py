"""The page on which one of several sources of a figure is chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lscb.board.finding import board_of
from lscb.board.models import Board, Period
from lscb.permissions import Power
from lscb.web.editing import edit
from lscb.web.masthead import Link
from priorities.indicators import services
from priorities.indicators.models import Observation
from priorities.indicators.sourceforms import SourceForm
from priorities.indicators.sources import RELATED, Printing, history, said_by, stated_in, versions
from priorities.indicators.tables import categories
from priorities.indicators.views.pages import found

Printed = Callable[[Board, Period], list[Printing]]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sources(request: HttpRequest, board: str, pk: int, figure: int, printed: Printed) -> HttpResponse:
    """What each source says of one figure side by side, which is followed, what a choice changes, and those before."""
    of = board_of(request, board, Power.READ_RECORDS if request.method != "POST" else Power.EDIT_RECORDS)
    shown = found(of, pk)
    asked = get_object_or_404(Observation.objects.filter(indicator=shown).select_related(*RELATED), pk=figure)
    rows = versions(asked)
    user: Any = request.user
    followed = next((row for row in rows if row.chosen), None)
    address = reverse("indicator-figure-sources", args=(of.slug, pk, figure))
    return edit(
        request,
        form=SourceForm,
        save=lambda form: services.choose_source(by=user, **form.cleaned_data),
        said=lambda row: f"From now on reports say what {row.source} gave.",
        to=address,
        template="indicators/sources.html",
        context={
            "board": of,
            "title": f"{asked.period.label}, {categories(asked)}, {asked.area}",
            "indicator": shown,
            "back": Link(str(shown), reverse("indicator", args=(of.slug, pk))),
            "said": said_by(rows, user),
            "stands": stated_in(followed, printed(of, asked.period)) if followed else (),
            "history": history(rows, user),
            "may_edit": user.may(Power.EDIT_RECORDS, of),
        },
        rows=rows,
    )
