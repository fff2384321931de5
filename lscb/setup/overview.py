"""How far a board is set up: each part in the order one would enter it, with what is there and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from agencies.section11.models import StandardSet
from lscb.board.models import Board, Scale
from lscb.returns.models import Form


@dataclass(frozen=True)
class Part:
    """One part: its words, what it is for, its address, how many records there are, and why a board needs some."""

    words: str
    sentence: str
    href: str
    many: int
    missing: str = ""

    @property
    def state(self) -> str:
        """ "3 entered", "None yet"."""
        return f"{self.many} entered" if self.many else "None yet"


def parts_of(board: Board) -> list[Part]:
    """The parts of a board's set-up, in order."""
    return [
        _part(
            board,
            "scales",
            "Scales",
            "The grades of standards and inspections, from the lowest to the highest.",
            Scale.objects.of_board(board),
        ),
        _part(
            board,
            "standards",
            "Sets of standards",
            "What agencies measure themselves against in section 11 and other rounds.",
            StandardSet.objects.of_board(board),
        ),
        _part(
            board,
            "forms",
            "Return forms",
            "The headings under which groups and agencies write.",
            Form.objects.of_board(board),
            "No return can be asked for until a form has headings.",
        ),
    ]


def _part(board: Board, kind: str, words: str, sentence: str, rows: Any, missing: str = "") -> Part:
    return Part(words, sentence, reverse("setup-list", args=(board.slug, kind)), rows.count(), missing)
