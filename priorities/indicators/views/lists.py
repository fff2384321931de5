"""All indicators with how they stand, and the dashboard by priority."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lscb.board.models import Basis, Period
from lscb.document.disclosure import Audience
from lscb.permissions import Power
from lscb.web.listing import listing
from lscb.web.masthead import Link
from priorities.indicators.dashboard import sections, whole_summary
from priorities.indicators.forms import IndicatorFilters
from priorities.indicators.models import Indicator
from priorities.indicators.readers import board_for
from priorities.indicators.sheets import year_of
from priorities.indicators.standing import standings
from priorities.indicators.tables import IndicatorTable


@login_required
@require_safe
def indicators(request: HttpRequest, board: str) -> HttpResponse:
    """Every indicator of a board as it stands in a year."""
    of, audience = board_for(request, board)
    year = year_of(of, request.GET.get("year", ""))
    if year is None:
        return render(request, "indicators/no_year.html", {"board": of})
    user: Any = request.user
    may_edit = user.may(Power.EDIT_RECORDS, of)
    return listing(
        request,
        Indicator.objects.of_board(of).select_related("source"),
        table=IndicatorTable,
        filters=IndicatorFilters(request.GET, year=year, audience=audience),
        name=f"indicators-{year.period.name}",
        template="indicators/indicators.html",
        context={
            "title": f"Figures {year.period.label}",
            "add": Link("Add an indicator", reverse("indicator-add", args=(of.slug,))) if may_edit else None,
            "dashboard": f"{reverse('indicators-dashboard', args=(of.slug,))}?year={year.period.pk}",
            "checks": reverse("indicator-checks", args=(of.slug,)) if audience is Audience.OFFICE else "",
            "office": audience is Audience.OFFICE,
        },
        board=of,
        read=lambda only: standings(year, only, audience),
    )


@login_required
@require_safe
def dashboard(request: HttpRequest, board: str) -> HttpResponse:
    """By priority: latest, target, status in words, direction and a small trend of each indicator."""
    of, audience = board_for(request, board)
    year = year_of(of, request.GET.get("year", ""))
    if year is None:
        return render(request, "indicators/no_year.html", {"board": of})
    found = sections(year, audience)
    years = Period.objects.of_board(of).filter(basis=Basis.YEAR)
    context = {
        "board": of,
        "year": year.period,
        "years": years,
        "sections": found,
        "summary": whole_summary(found),
        "fewer": any(section.of for section in found),
    }
    return render(request, "indicators/dashboard.html", context)
