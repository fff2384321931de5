"""The chapter itself: the board's own fund first, any held apart below it."""

from __future__ import annotations

from collections.abc import Sequence

from finance.report.balance import account, balance, decisions
from finance.report.contributions import contributions, payers_of
from finance.report.held import Held, held
from finance.report.spending import other_income, spending
from lscb.board.year import Chapters, Year
from lscb.document import figures
from lscb.document.blocks import Block, Fill, Gap, Section, paragraph


def finance(year: Year, subjects: Sequence[str]) -> Chapters:
    """What was paid into each fund, what it was spent on, what was left, and what is not stated."""
    funds = held(year)
    if not funds:
        return {"": (_no_fund(),)}
    main = next((f for f in funds if f.fund.group_id is None), funds[0])
    apart = [f for f in funds if f is not main]
    return {"": (*_opening(main), *_sections(main), *(_fund(f) for f in apart))}


def _fund(of: Held) -> Section:
    purpose: tuple[Block, ...] = (paragraph(of.fund.purpose),) if of.fund.purpose else ()
    return Section(f"fund-{of.fund.slug}", of.fund.name, (*purpose, *_sections(of)))


def _sections(of: Held) -> tuple[Block, ...]:
    return (*contributions(of), *other_income(of), *spending(of), *balance(of), *decisions(of))


def _opening(of: Held) -> tuple[Block, ...]:
    """One sentence on who paid how much, and one on what is not accounted for."""
    paid = account(of).contributions
    if paid is None:
        return ()
    agencies = list({p.lines[0].agency_id: p.lines[0].agency for p in payers_of(of) if p.lines[0].agency}.values())
    if len(agencies) < len(payers_of(of)):
        return (paragraph("The partners agreed to pay ", paid, " towards the board's work.", lede=True),)
    count = figures.counted("agencies that contribute", agencies)
    who = " agency agreed to pay " if len(agencies) == 1 else " agencies agreed to pay "
    return (paragraph(count, who, paid, " towards the board's work.", lede=True),)


def _no_fund() -> Gap:
    return Gap(
        "No fund recorded",
        "The board's money is not recorded: neither what was paid in nor what it was spent on.",
        owed_by="Board business manager",
        fill=Fill("finance.fund"),
    )
