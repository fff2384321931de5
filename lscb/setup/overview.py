"""How far a board is set up: each part in the order one would enter it, with what is there and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse

from agencies.models import Agency, Succession
from agencies.section11.models import StandardSet
from finance.models import Fund
from lscb.annualreport.models import Report
from lscb.board.models import Area, Basis, Board, BoardArea, Office, Period, Post, Scale
from lscb.permissions import Power
from lscb.returns.models import Form, ReminderRule
from priorities.indicators.models import Indicator
from priorities.models import Priority
from workgroups.models import Group, GroupSuccession


@dataclass(frozen=True)
class Part:
    """One part: its words, what it is for, where it is entered, what is there in words, and why it is missed if it is.

    `href` is empty for a reader who may not open it.
    """

    words: str
    sentence: str
    href: str
    state: str
    missing: str = ""


def board_is_empty(board: Board) -> bool:
    """Whether the board has no year yet, without which nothing of a year can be entered."""
    return not Period.objects.of_board(board).filter(basis=Basis.YEAR).exists()


def parts_of(board: Board, user: Any) -> list[Part]:
    """What stands before a year begins, in the order one would enter it."""
    return [
        _board_itself(board, user),
        _years(board, user),
        _areas(board),
        _kind(
            board,
            "offices",
            "Offices",
            "Such as independent chair: what each does, who holds it, which of them signs the report off.",
            Office.objects.of_board(board),
            "No office signs the report off yet.",
        ),
        _kind(
            board,
            "posts",
            "Staff posts",
            "The board’s own staff in each year, filled or vacant.",
            Post.objects.of_board(board),
            "The report’s chapter on staff is empty.",
        ),
        _elsewhere(
            "Agencies",
            "The bodies that answer to the board, and services within them.",
            reverse("agencies", args=(board.slug,)),
            Agency.objects.of_board(board),
            "No agency can be asked for a return, or pay a contribution.",
        ),
        _elsewhere(
            "Groups and their seats",
            "The board’s meeting itself, its executive, working groups and panels; who sits in them.",
            reverse("groups", args=(board.slug,)),
            Group.objects.of_board(board),
            "No meeting can be recorded, and no group asked for a return.",
        ),
        _kind(
            board,
            "scales",
            "Scales",
            "The grades of standards, of inspections and of actions, from the lowest to the highest.",
            Scale.objects.of_board(board),
        ),
        _kind(
            board,
            "standards",
            "Sets of standards",
            "What agencies measure themselves against in section 11 and other rounds.",
            StandardSet.objects.of_board(board),
        ),
        _kind(
            board,
            "forms",
            "Return forms",
            "The headings under which groups and agencies write.",
            Form.objects.of_board(board),
            "No return can be asked for until a form has headings.",
        ),
        _kind(
            board,
            "reminders",
            "Reminders of returns",
            "On which days whoever owes a return hears of it; five are laid out with the first round.",
            ReminderRule.objects.of_board(board),
        ),
    ]


def changes_of(board: Board) -> list[Part]:
    """What became of bodies: entered when it happens, and never missed."""
    agencies, groups = Succession.objects.of_board(board), GroupSuccession.objects.of_board(board)
    return [
        _kind(board, "agency-successions", "Agencies that followed others", "Mergers, splits, new names.", agencies),
        _kind(board, "group-successions", "Groups that followed others", "One group taking over.", groups),
        _kind(
            board,
            "periods",
            "Years and other stretches",
            "Every year, quarter and day that records speak of.",
            Period.objects.of_board(board),
        ),
    ]


def next_steps(board: Board, user: Any) -> list[Part]:
    """What a year begins with, once the board is set up; only what the reader may open."""
    slug = (board.slug,)
    steps = [
        (Power.MANAGE_PEOPLE, "Invite people", "Chairs, safeguarding leads, board members.", "people", (), None),
        (Power.READ_RECORDS, "Priorities", "What the board set out to do.", "priorities", slug, Priority),
        (Power.READ_RECORDS, "Indicators", "What it measures.", "indicators", slug, Indicator),
        (Power.READ_MONEY, "Money", "Its fund, and who pays into it.", "money", slug, Fund),
        (Power.READ_DRAFT, "The annual report", "Opened with its chapters, it fills itself.", "reports", slug, Report),
        (Power.READ_RECORDS, "Ask for returns", "A form sent out to agencies or groups.", "rounds", (), None),
    ]
    return [
        Part(words, sentence, reverse(name, args=args), _entered(model, board) if model else "")
        for power, words, sentence, name, args, model in steps
        if user.may(power, board)
    ]


def _entered(model: Any, board: Board) -> str:
    return in_words(model.objects.filter(board=board).count())


def in_words(many: int) -> str:
    """ "3 entered", "None yet"."""
    return f"{many} entered" if many else "None yet"


def _board_itself(board: Board, user: Any) -> Part:
    href = reverse("setup-board", args=(board.slug,)) if user.may(Power.EDIT_RECORDS, board) else ""
    missing = "" if board.vision else "What the board is for is not said yet."
    return Part(
        "The board itself", "Its name, what it is in law, its vision and aims.", href, str(board.short_name), missing
    )


def _years(board: Board, user: Any) -> Part:
    years = Period.objects.of_board(board).filter(basis=Basis.YEAR).count()
    keeps = user.may(Power.KEEP_YEARS, board)
    first = reverse("setup-add", args=(board.slug, "periods")) if keeps else ""
    href = reverse("years", args=(board.slug,)) if years else first
    who = "" if keeps else " The business manager lays it out."
    missing = "" if years else f"Nothing of a year can be entered before the first is laid out.{who}"
    words = "Years" if years else "The first year"
    return Part(words, "The days the report speaks of. Later years are opened from it.", href, in_words(years), missing)


def _areas(board: Board) -> Part:
    covered = Exists(BoardArea.objects.filter(area=OuterRef("pk")))
    areas = list(Area.objects.of_board(board).annotate(is_covered=covered).values_list("is_covered", flat=True))
    missing = "" if any(areas) else "Which authority the board covers is not said yet."
    href = reverse("setup-list", args=(board.slug, "areas"))
    sentence = "The authority or authorities it covers, and the places its figures are compared with."
    return Part("Areas", sentence, href, in_words(len(areas)), missing)


def _kind(board: Board, kind: str, words: str, sentence: str, rows: Any, missing: str = "") -> Part:
    return _elsewhere(words, sentence, reverse("setup-list", args=(board.slug, kind)), rows, missing)


def _elsewhere(words: str, sentence: str, href: str, rows: Any, missing: str = "") -> Part:
    many = rows.count()
    return Part(words, sentence, href, in_words(many), "" if many else missing)
