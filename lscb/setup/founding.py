"""The first board of an installation and its first manager, who enters all the rest on the screens."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.urls import get_resolver, reverse

from lscb.accounts import services as accounts
from lscb.accounts.models import User
from lscb.board import services as boards
from lscb.board.addressing import free_address
from lscb.board.models import Board
from lscb.outbox import services as outbox
from lscb.permissions import Role

LETTER = """Hello,

the records of {board} are ready to be set up, and you are its business manager there.

Choose a password first. This page sends you a letter with the way to do so:

    {password}

Once you are in, “Set up the board” on your first page leads you through what is needed.
"""


@transaction.atomic
def found_board(*, name: str, short_name: str, manager: str, by: Any) -> Board:
    """A board with nothing in it, and its business manager, who is told by letter how to come in.

    Somebody who has an account keeps it. Raises ValidationError where the name is taken, or for an address that is
    none.
    """
    taken = [*reserved(), *Board.objects.values_list("slug", flat=True)]
    slug = free_address(short_name[:45], taken=taken, otherwise="board")
    board = boards.found(name=name, short_name=short_name, slug=slug, by=by)
    user = User.objects.filter(email=manager.lower()).first() or accounts.add_person(email=manager, by=by)
    accounts.give_role(user=user, role=Role.MANAGER, scope=board, by=by)
    outbox.post(
        key=f"founded:{board.pk}",
        to=user.email,
        subject=f"Set up {board}",
        body=LETTER.format(board=board, password=outbox.address(reverse("account_reset_password"))),
        by=by,
        person=user,
        scope=board.scopes()[0],
    )
    return board


def reserved() -> set[str]:
    """The first parts of addresses that are pages of the product's own, which no board may have."""
    firsts = (str(pattern.pattern).split("/")[0] for pattern in get_resolver().url_patterns)
    return {first for first in firsts if first and "<" not in first}
