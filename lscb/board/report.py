"""Chapters the board's own records give: what the board is, its vision, its staff."""

from __future__ import annotations

from collections.abc import Sequence

from lscb.board.models import BoardArea, Office, Post
from lscb.board.year import Chapters, Year
from lscb.document import figures
from lscb.document.blocks import (
    Block,
    Fill,
    Gap,
    Inline,
    Paragraph,
    Section,
    Table,
    Text,
    Unit,
    bullets,
    paragraph,
    row,
    text,
)


def introduction(year: Year, subjects: Sequence[str]) -> Chapters:
    """What the board is in law, which area it covers and the offices that answer for it."""
    return {"": (Section("the-board", "The board", (_in_law(year), *_areas(year), *_offices(year))),)}


def vision(year: Year, subjects: Sequence[str]) -> Chapters:
    """What the board is for, in its own words, and its aims."""
    board = year.board
    if not board.vision and not board.aims:
        gap = Gap(
            "No vision recorded",
            "What the board is for is not recorded.",
            owed_by="The board",
            fill=Fill("board.board", pk=board.pk),
        )
        return {"": (gap,)}
    aims = tuple(line.strip() for line in board.aims.splitlines() if line.strip())
    listed: tuple[Block, ...] = (paragraph("To that end the board will:"), bullets(*aims)) if aims else ()
    return {"": (*((Paragraph(text(board.vision), lede=True),) if board.vision else ()), *listed)}


def staffing(year: Year, subjects: Sequence[str]) -> Chapters:
    """The board's staff posts in the year."""
    posts = list(Post.objects.of_board(year.board).for_period(year.period))
    if not posts:
        gap = Gap(
            "No staff posts recorded",
            f"The board's staff posts in {year.period.label} are not recorded.",
            owed_by="Board business manager",
            fill=Fill("board.post", initial=(("period", str(year.period.pk)),)),
        )
        return {"": (gap,)}
    filled = figures.counted("staff posts filled", [p for p in posts if p.state == Post.State.FILLED])
    whole = figures.counted("staff posts", posts)
    opening = paragraph(filled, " of the board's ", whole, " staff posts were filled.")
    return {"": (opening, _posts(posts, year))}


def _posts(posts: list[Post], year: Year) -> Table:
    rows = tuple(row(p.title, p.duties, _time(p), p.get_state_display()) for p in posts)
    columns = ("Post", "What it does", "Time", "State")
    return Table(f"Staff posts, {year.period.label}", columns, rows, figures=False)


def _time(post: Post) -> tuple[Inline, ...]:
    if post.hours is not None:
        return (figures.recorded(f"hours a week, {post.title}", post, "hours", unit=Unit.NUMBER), Text(" hours a week"))
    if post.days is not None:
        return (figures.recorded(f"days a year, {post.title}", post, "days", unit=Unit.DAYS), Text(" days a year"))
    return text("Not stated")


def _in_law(year: Year) -> Paragraph:
    board = year.board
    article = "an" if board.get_kind_display()[0] in "AEIOU" else "a"
    kind = board.get_kind_display()
    return paragraph(f"{board.name} is {article} {kind[0].lower()}{kind[1:]}.")


def _areas(year: Year) -> tuple[Block, ...]:
    covered = list(
        BoardArea.objects.of_board(year.board)
        .during(year.starts, year.ends)
        .select_related("area")
        .order_by("area__order")
    )
    if not covered:
        return (
            Gap(
                "No area recorded",
                "The authority or authorities the board covers are not recorded.",
                owed_by="Board business manager",
                fill=Fill("board.boardarea"),
            ),
        )
    names = [c.area.name for c in covered]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return (paragraph(f"It covers {listed}."),)


def _offices(year: Year) -> tuple[Block, ...]:
    offices = list(Office.objects.of_board(year.board).prefetch_related("terms"))
    if not offices:
        return ()
    rows = tuple(
        row(office.title, office.duties, " ".join(term.note for term in office.terms.all() if term.note))
        for office in offices
    )
    return (Table("Offices of the board", ("Office", "What it does", "In this year"), rows, figures=False),)
