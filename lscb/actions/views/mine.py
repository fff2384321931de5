"""What one person is to do: their own actions at every board, the unfinished first."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lscb.actions.filters import StandingFilters
from lscb.actions.models import Action, with_letters
from lscb.actions.tables import MyActionTable
from lscb.web import british
from lscb.web.listing import listing


@login_required
@require_safe
def my_actions(request: HttpRequest) -> HttpResponse:
    """The actions of the agencies and groups they answer for, the offices they hold and the posts they fill."""
    user: Any = request.user
    today = timezone.localdate()
    rows = Action.objects.owned_by(user, today)
    unfinished, late = rows.unfinished().count(), rows.overdue(today).count()
    return listing(
        request,
        with_letters(rows.for_lists().select_related("board").in_order()),
        table=MyActionTable,
        filters=StandingFilters(request.GET),
        name="your-actions",
        context={"title": "Your actions", "lede": _lede(unfinished, late)},
        today=today,
    )


def _lede(unfinished: int, late: int) -> str:
    if not unfinished:
        return "No action is yours to do today."
    many = "One action is" if unfinished == 1 else f"{british.number_in_words(unfinished).capitalize()} actions are"
    standing = f", {'and it is' if unfinished == 1 else british.number_in_words(late)} late" if late else ""
    return f"{many} yours to do{standing}. Open one to say what was done."
