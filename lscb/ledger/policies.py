"""Who may read what of an agency's page. Each answers with a set of parts or with the sentence that refuses."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from agencies.models import Agency
from lscb.board.models import Board
from lscb.permissions import Power

MONEY, RECORDS = "money", "records"
NOT_YOURS = "This page is for the board's office and for the agency's own safeguarding lead."


def parts_open_to(user: Any, agency: Agency) -> frozenset[str]:
    """The office reads all but money by one power and money by another; a lead reads their own agency's records."""
    open_to = {MONEY} if user.may(Power.READ_MONEY, agency) else set()
    if user.may(Power.READ_RECORDS, agency) or user.may(Power.SUBMIT_RETURN, agency):
        open_to.add(RECORDS)
    return frozenset(open_to)


def reads_all(user: Any, board: Board) -> bool:
    """Whether somebody may open the page of every agency of a board."""
    return bool(user.may(Power.READ_RECORDS, board) or user.may(Power.READ_MONEY, board))


def agencies_open_to(user: Any, board: Board) -> QuerySet[Agency]:
    """The agencies whose pages a person may open."""
    rows = Agency.objects.of_board(board)
    return rows if reads_all(user, board) else rows.filter(pk__in=user.scope_ids("agency", Power.SUBMIT_RETURN))
