"""The parts of a board's desk: the links at the head of each page, and the page that lists them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from lscb.board.models import Board
from lscb.permissions import Power
from lscb.web.masthead import Link
from workgroups.models import Group


@dataclass(frozen=True)
class Section:
    """One part: what its link says, the name of its first address (which takes the board), and who may open it.

    Whoever holds one of the `powers` over the board may. `sentence` says what is done there. `main` parts stand at the
    head of every page; the others are reached by "More".
    """

    words: str
    name: str
    powers: tuple[Power, ...]
    sentence: str
    main: bool = False

    def address(self, board: Board) -> str:
        """Its first page."""
        return reverse(self.name, args=(board.slug,))


BOTH = (Power.READ_RECORDS, Power.READ_MONEY)
# Up to so many parts stand at the head of the page, main ones or not.
FEW = 4
# In the order in which the office meets them; one line a part.
SECTIONS: tuple[Section, ...] = (
    Section(
        "Priorities",
        "priorities",
        (Power.READ_RECORDS,),
        "What the board set out to do, what was done, on what evidence, and how far the planned work came.",
        main=True,
    ),
    Section(
        "Actions",
        "actions",
        (Power.READ_RECORDS,),
        "Every action, whatever gave rise to it: who is to do it, by when, and what was done.",
        main=True,
    ),
    Section(
        "Meetings",
        "meetings",
        (Power.READ_RECORDS,),
        "Groups, their seats and who holds them; meetings with papers, decisions and minutes; who came.",
        main=True,
    ),
    Section(
        "Scrutiny",
        "scrutiny",
        (Power.READ_RECORDS,),
        "Inspections, audits, challenges, risks, reports received, policies, engagement, private fostering.",
        main=True,
    ),
    Section(
        "Training",
        "training",
        (Power.READ_RECORDS,),
        "Courses and events, who came from which agency, what they said, and training agencies give themselves.",
    ),
    Section(
        "Figures",
        "indicators",
        (Power.READ_RECORDS, Power.READ_SHARED_DRAFT),
        "What the board measures: each indicator with its target, status and trend, and what does not agree.",
        main=True,
    ),
    Section(
        "Performance reports",
        "performance-reports",
        (Power.READ_RECORDS, Power.READ_SHARED_DRAFT),
        "How the indicators stand in a quarter, by priority, for the group that watches over quality.",
    ),
    Section(
        "Figures coming in",
        "figures",
        (Power.READ_RECORDS,),
        "Spreadsheets and data files brought in, tables filled in on a page, templates.",
    ),
    Section("Agencies", "agencies", BOTH, "Each agency on one page: money, attendance, returns, actions, training."),
    Section(
        "Case reviews",
        "case-reviews",
        (Power.READ_RECORDS,),
        "Cases under their pseudonyms from referral to publication, what they recommended, and learning events.",
    ),
    Section(
        "Child deaths",
        "child-deaths",
        (Power.READ_CHILD_DEATHS,),
        "Notifications, forms, leaflets to parents and the panel’s reviews. Panel officers alone see them.",
    ),
    Section(
        "Money",
        "money",
        (Power.READ_MONEY,),
        "Budgets, contributions, spending and what is left, fund by fund.",
        main=True,
    ),
    Section(
        "Years",
        "years",
        (Power.READ_RECORDS,),
        "Open a year from the last, and close one once all of it is in.",
    ),
    Section(
        "Set up the board",
        "setup",
        (Power.READ_RECORDS,),
        "What stands before a year begins: the board itself, its areas, offices and staff, scales, standards, forms.",
    ),
)


def open_to(user: Any, board: Board) -> list[Section]:
    """The parts a person may open."""
    return [section for section in SECTIONS if any(_may(user, power, board) for power in section.powers)]


def boards_of(user: Any) -> QuerySet[Board]:
    """The boards at which a person finds a desk: those they may see, and that of a panel they are an officer of."""
    seen = Board.objects.visible_to(user)
    panels = user.scope_ids("group", Power.READ_CHILD_DEATHS)
    if not panels:
        return seen
    return Board.objects.filter(Q(pk__in=seen.values("pk")) | Q(pk__in=_panels(panels).values("board")))


def _may(user: Any, power: Power, board: Board) -> bool:
    """Whether a power is held over a board; that over child deaths also over a panel of it alone."""
    if user.may(power, board):
        return True
    panels = user.scope_ids("group", power) if power is Power.READ_CHILD_DEATHS else frozenset()
    return bool(panels) and _panels(panels).filter(board=board).exists()


def _panels(numbers: frozenset[int]) -> QuerySet[Group]:
    return Group.objects.filter(pk__in=numbers)


def links(user: Any, boards: list[Board]) -> list[tuple[str, list[str]]]:
    """The links at the head of the page, for a reader of one board; with several, home leads on.

    Each with its address, and any others below which it stands for the reader's place. `boards` are all there are, or
    the first two.
    """
    if len(boards) > 1:
        boards = list(boards_of(user).order_by("pk")[:2])
    if len(boards) != 1:
        return []
    (board,) = boards
    sections = open_to(user, board)
    main = [each for each in sections if each.main or len(sections) <= FEW]
    others = [each.address(board) for each in sections if each not in main]
    more = [("More", [reverse("desk", args=(board.slug,)), *others])] if others else []
    return [(each.words, [each.address(board)]) for each in main] + more


def lines(user: Any, board: Board) -> list[tuple[Link, str]]:
    """Each part with its sentence, for the page that lists them."""
    return [(Link(each.words, each.address(board)), each.sentence) for each in open_to(user, board)]
