"""The list of agencies, and the page of each."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from agencies.models import Agency, Succession
from lscb.board.models import Board
from lscb.ledger.filters import AgencyFilters
from lscb.ledger.page import parts
from lscb.ledger.policies import NOT_YOURS, agencies_open_to, parts_open_to, reads_all
from lscb.ledger.tables import AgencyTable, with_counts
from lscb.permissions import Power
from lscb.web.listing import listing
from lscb.web.masthead import Link


@login_required
@require_safe
def all_agencies(request: HttpRequest, board: str) -> HttpResponse:
    """Every agency for the office and the finance officer; a lead's own for the lead."""
    of = get_object_or_404(Board, slug=board)
    user: Any = request.user
    rows = agencies_open_to(user, of)
    if not reads_all(user, of) and not rows.exists():
        raise PermissionDenied(NOT_YOURS)
    reads_records = user.may(Power.READ_RECORDS, of)
    shown = with_counts(rows.select_related("board")) if reads_records else rows.select_related("board")
    add = Link("Add an agency", reverse("agency-add", args=[of.slug]))
    context = {
        "title": "Agencies",
        "lede": "Each agency’s money, attendance, returns, actions and training on one page, over the years.",
        "add": add if user.may(Power.EDIT_RECORDS, of) else None,
    }
    hidden = () if reads_records else ("owed", "late")
    filters = AgencyFilters(request.GET)
    return listing(request, shown, table=AgencyTable, filters=filters, name="agencies", context=context, exclude=hidden)


@login_required
@require_safe
def one_agency(request: HttpRequest, board: str, agency: str) -> HttpResponse:
    """One agency: each part only for readers with the power to read it."""
    of = get_object_or_404(Board, slug=board)
    user: Any = request.user
    if not reads_all(user, of) and not agencies_open_to(user, of).filter(slug=agency).exists():
        raise PermissionDenied(NOT_YOURS)
    one = get_object_or_404(Agency.objects.of_board(of).select_related("board", "part_of"), slug=agency)
    context = {
        "board": of,
        "agency": one,
        "followed": list(Succession.objects.filter(Q(old=one) | Q(new=one)).select_related("old", "new")),
        "names": list(one.names.order_by("starts")),
        "people": list(one.representatives.order_by("part", "starts")) if parts_open_to(user, one) != {"money"} else [],
        "parts": parts(one, user),
        "today": timezone.localdate(),
        "may_edit": user.may(Power.EDIT_RECORDS, of),
    }
    return render(request, "ledger/agency.html", context)
