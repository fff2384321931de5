"""When reminders of actions go: the office's to say."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from lscb.actions import services
from lscb.actions.models import ReminderRule
from lscb.actions.reminderdays import ReminderDaysForm
from lscb.actions.views.finding import ASKED
from lscb.board.finding import board_of
from lscb.permissions import Power
from lscb.web.editing import edit
from lscb.web.masthead import Link

LEDE = "Each person gets one letter about all their actions whose day of reminding has come, and none of them twice."


@login_required
@ASKED
def reminders(request: HttpRequest, board: str) -> HttpResponse:
    """The days before and after an action's day on which its owners are written to."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    held = frozenset(ReminderRule.objects.of_board(of).filter(in_force=True).values_list("days", flat=True))
    address = reverse("actions", args=(of.slug,))
    return edit(
        request,
        form=ReminderDaysForm,
        held=held,
        save=lambda form: services.set_reminders(board=of, days=form.days, by=request.user) or form,
        said="The days are kept.",
        to=address,
        context={"title": "When reminders go", "lede": LEDE, "back": Link("Actions", address)},
    )
