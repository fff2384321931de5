"""The form of the board itself."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from lscb.board import services as boards
from lscb.board.finding import board_of
from lscb.board.models import Board
from lscb.permissions import Power
from lscb.setup.forms import form_of
from lscb.setup.views.finding import locked
from lscb.setup.views.records import ASKED, options, to_setup
from lscb.web.editing import edit

ASKED_OF_THE_BOARD = (
    *("name", "short_name", "kind", "nation", "vision", "aims", "threshold"),
    *("starts", "ends", "succeeds"),
)
LEDE = (
    "What the board is, which the report prints. A new name is printed in reports that are assembled from now on; "
    "published editions keep theirs."
)


@login_required
@ASKED
def board_itself(request: HttpRequest, board: str) -> HttpResponse:
    """Its name, kind and nation, what it is for, and below which number people are not counted in public."""
    of = board_of(request, board, Power.EDIT_RECORDS)

    def save(form: Any) -> Board:
        return boards.keep(record=form.instance, by=request.user)

    return edit(
        request,
        form=form_of(Board, ASKED_OF_THE_BOARD, labels={"kind": "What it is in law"}),
        find=locked(request, Board.objects.all(), of),
        save=save,
        said=lambda kept: f"{kept} is saved.",
        to=reverse("setup", args=(of.slug,)),
        context={"title": "The board itself", "lede": LEDE, "back": to_setup(of)},
        **options(request, of),
    )
