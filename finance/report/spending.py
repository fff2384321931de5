"""Other income and what became of it; spending by head, against its budget where one was set."""

from __future__ import annotations

from finance.models import Award, OtherIncome, PrintedStatement, Spending
from finance.report.contributions import SHARES
from finance.report.held import Held
from lscb.document import figures
from lscb.document.blocks import Block, Figure, Fill, Gap, RowKind, Section, Table, Text, Unit, paragraph, row


def other_income(held: Held) -> tuple[Block, ...]:
    """The section on grants and other income; nothing where there was none."""
    if not held.income:
        return ()
    blocks: list[Block] = []
    for line in held.income:
        used = f" {line.used_for}" if line.used_for else ""
        blocks.append(paragraph(Text(f"{line.source}: ", strong=True), income_figure(line), f".{used}"))
    blocks.extend(_awards(line) for line in held.income if line.awards.all())
    return (Section("other-income", "Other income", tuple(blocks)),)


def income_figure(line: OtherIncome) -> Figure:
    """What an income came to."""
    return figures.recorded(f"income, {line.source}", line, "amount_pence", unit=Unit.PENCE)


def _awards(line: OtherIncome) -> Table:
    awards: list[Award] = list(line.awards.all())
    parts = [figures.recorded(f"award, {a.recipient}", a, "amount_pence", unit=Unit.PENCE) for a in awards]
    rows = [row(award.recipient, part, award.note) for award, part in zip(awards, parts, strict=True)]
    rows.append(row("All awards", figures.total(f"all awards, {line.source}", parts), "", kind=RowKind.SUM))
    return Table(f"How “{line.source}” was divided", ("Given to", "Amount", "Note"), tuple(rows))


def spending(held: Held) -> tuple[Block, ...]:
    """The section on spending, or the gap in its place."""
    if not held.spending:
        return (_nothing_recorded(held),)
    blocks: list[Block] = []
    if any(line.actual_pence is not None or line.budget_pence is not None for line in held.spending):
        blocks.append(_table(held))
    blocks.extend(paragraph(Text(f"{s.head}. ", strong=True), s.note) for s in held.spending if s.note)
    printed = held.printed.get(PrintedStatement.About.SPENDING)
    if printed and printed.text:
        blocks.append(paragraph(printed.text))
    blocks.extend(_unstated(line, held) for line in held.spending if line.actual_pence is None)
    return (Section("spending", "Spending", tuple(blocks)),)


def spent(held: Held) -> Figure | None:
    """All spending whose amount is stated; None where there is none."""
    parts = [_actual(line) for line in held.spending if line.actual_pence is not None]
    if not parts:
        return None
    whole = figures.total("all recorded spending", parts)
    printed = held.printed.get(PrintedStatement.About.SPENDING)
    return figures.with_printed(whole, printed.amount_pence) if printed else whole


def _actual(line: Spending) -> Figure:
    return figures.recorded(f"spent on {line.head}", line, "actual_pence", unit=Unit.PENCE)


def _budget(line: Spending) -> Figure:
    return figures.recorded(f"budget for {line.head}", line, "budget_pence", unit=Unit.PENCE)


def _table(held: Held) -> Table:
    budgeted = any(line.budget_pence is not None for line in held.spending)
    whole = spent(held)
    rows = [row(line.head.name, *_cells(line, whole, budgeted)) for line in held.spending]
    if whole is not None:
        rows.append(row("All recorded spending", *_sums(held, whole, budgeted), kind=RowKind.SUM))
    columns = ("Spent on", *(("Budget",) if budgeted else ()), "Amount", *(("Left of budget",) if budgeted else ()))
    caption = f"Recorded spending, {held.year.period.label}"
    return Table(caption, (*columns, "Share"), tuple(rows), note=SHARES if len(held.spending) > 1 else "")


def _cells(line: Spending, whole: Figure | None, budgeted: bool) -> list[Figure | str]:
    actual, budget = _actual(line), _budget(line)
    share: Figure | str = ""
    if whole is not None and actual.value is not None:
        share = figures.share(f"share of recorded spending, {line.head}", actual, whole)
    if not budgeted:
        return [actual, share]
    return [budget, actual, figures.difference(f"left of the budget for {line.head}", budget, actual), share]


def _sums(held: Held, whole: Figure, budgeted: bool) -> list[Figure | str]:
    share = figures.share("share of recorded spending, all", whole, whole)
    if not budgeted:
        return [whole, share]
    planned = figures.total("all budgets", [_budget(line) for line in held.spending], unit=Unit.PENCE)
    return [planned, whole, figures.difference("left of all budgets", planned, whole), share]


def _unstated(line: Spending, held: Held) -> Gap:
    return Gap(
        f"{line.head}: cost not stated",
        f"What this cost in {held.year.period.label} is not stated.",
        owed_by="Board business manager",
        fill=Fill("finance.spending", pk=line.pk),
    )


def _nothing_recorded(held: Held) -> Gap:
    return Gap(
        "No spending recorded",
        f"What “{held.fund.name}” was spent on in {held.year.period.label} is not recorded.",
        owed_by="Board business manager",
        fill=Fill("finance.spending", initial=held.for_period()),
    )
