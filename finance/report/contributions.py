"""Who paid towards a fund: by payer with shares, against the year before where it is held, and in kind apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from finance.models import Contribution, PrintedStatement
from finance.report.held import Held
from lscb.document import figures
from lscb.document.blocks import (
    Block,
    Chart,
    ChartKind,
    Figure,
    Fill,
    Gap,
    RowKind,
    Section,
    Series,
    Table,
    Unit,
    paragraph,
    row,
)

Key = tuple[int | None, str]  # the agency's number, or the payer's words
SHARES = "Shares are rounded, so they may not make exactly 100%."


@dataclass
class Payer:
    """One payer's lines of money, and the figure they add up to."""

    name: str
    lines: list[Contribution]
    amount: Figure
    last: Figure | None = None


def contributions(held: Held) -> tuple[Block, ...]:
    """The section on contributions, or the gap in its place."""
    if not held.contributions:
        return (_nothing_recorded(held),)
    payers = payers_of(held)
    unstated = [p for p in payers if p.amount.value is None]
    blocks: list[Block] = [*_stated(held, payers)]
    if unstated:
        blocks.append(_unstated(unstated, held))
    blocks.extend(_in_kind(held))
    return (Section("contributions", "Contributions", tuple(blocks)),)


def payers_of(held: Held) -> list[Payer]:
    """Those who pay money, the largest first."""
    before = {key: _sum(name, lines, "last year") for key, name, lines in _by_payer(held, held.last_contributions)}
    payers = [
        Payer(name, lines, _sum(name, lines, "contribution"), before.get(key))
        for key, name, lines in _by_payer(held, held.contributions)
    ]
    return sorted(payers, key=lambda p: -int(p.amount.value or 0))


def contributed(held: Held) -> Figure:
    """All contributions of money added up, with the total a source printed beside."""
    whole = figures.total("all contributions", [p.amount for p in payers_of(held)], unit=Unit.PENCE)
    printed = held.printed.get(PrintedStatement.About.CONTRIBUTIONS)
    return figures.with_printed(whole, printed.amount_pence) if printed else whole


def payer_name(line: Contribution, held: Held) -> str:
    """Who pays, as the agency was called when the year ended."""
    agency = line.agency
    if agency is None:
        return line.payer
    then = agency.name_on(held.year.ends)
    return agency.short_name if then == agency.name else then


def _by_payer(
    held: Held, lines: Iterable[Contribution]
) -> list[tuple[tuple[int | None, str], str, list[Contribution]]]:
    groups: dict[tuple[int | None, str], list[Contribution]] = {}
    for line in lines:
        if not line.non_cash:
            groups.setdefault((line.agency_id, line.payer), []).append(line)
    return [(key, payer_name(lines[0], held), lines) for key, lines in groups.items()]


def _amount(label: str, line: Contribution, column: str = "agreed_pence") -> Figure:
    return figures.recorded(label, line, column, unit=Unit.PENCE)


def _sum(name: str, lines: list[Contribution], what: str) -> Figure:
    if len(lines) == 1:
        return _amount(f"{what}, {name}", lines[0])
    parts = [_amount(f"{what}, {name}, {line.line}", line) for line in lines]
    return figures.total(f"{what}, {name}", parts, unit=Unit.PENCE)


def _stated(held: Held, payers: list[Payer]) -> list[Block]:
    stated = [p for p in payers if p.amount.value is not None]
    if not stated:
        return []
    blocks: list[Block] = [_table(held, payers)]
    statement = held.printed.get(PrintedStatement.About.CONTRIBUTIONS)
    if statement and statement.text:
        blocks.append(paragraph(statement.text))
    if any(len(p.lines) > 1 for p in payers):
        blocks.append(_line_by_line(held, payers))
    if len(stated) > 1:
        blocks.append(_chart(held, stated))
    return blocks


def _table(held: Held, payers: list[Payer]) -> Table:
    whole, compared = contributed(held), any(p.last for p in payers)
    received = any(line.received_pence is not None for p in payers for line in p.lines)
    columns = ["Agency", *([held.last.label, held.year.period.label, "Change"] if compared and held.last else [])]
    columns += [*([] if compared else ["Contribution"]), *(["Received"] if received else []), "Share"]
    rows = [row(p.name, *_cells(p, compared, received), _share(p, whole)) for p in payers]
    everybody = Payer("All contributions", [line for p in payers for line in p.lines], whole, _last_total(held))
    rows.append(row(everybody.name, *_cells(everybody, compared, received), _share(everybody, whole), kind=RowKind.SUM))
    same = whole.printed is not None and whole.value == whole.printed
    note = f"{'Added up, and as printed: the same. ' if same else ''}{SHARES}"
    return Table(f"Agreed contributions, {held.year.period.label}", tuple(columns), tuple(rows), note=note)


def _cells(payer: Payer, compared: bool, received: bool) -> list[Figure | str]:
    cells: list[Figure | str] = [payer.amount]
    if compared:
        grown = figures.change(f"change, {payer.name}", payer.last, payer.amount) if payer.last else "new"
        cells = [payer.last or "none", payer.amount, grown]
    if received:
        parts = [
            _amount(f"received, {payer.name}", line, "received_pence") for line in payer.lines if not line.non_cash
        ]
        cells.append(figures.total(f"received, {payer.name}", parts, unit=Unit.PENCE) if len(parts) > 1 else parts[0])
    return cells


def _share(payer: Payer, whole: Figure) -> Figure | str:
    if payer.amount.value is None:
        return ""
    return figures.share(f"share of all contributions, {payer.name}", payer.amount, whole)


def _last_total(held: Held) -> Figure | None:
    lines = [line for line in held.last_contributions if not line.non_cash]
    parts = [_amount(f"last year, {payer_name(line, held)}", line) for line in lines]
    return figures.total("all contributions last year", parts, unit=Unit.PENCE) if parts else None


def _line_by_line(held: Held, payers: list[Payer]) -> Table:
    rows = (
        row(p.name, line.line, _amount(f"contribution, {p.name}, {line.line}", line), line.note)
        for p in payers
        for line in p.lines
    )
    caption = f"Contributions line by line, {held.year.period.label}"
    return Table(caption, ("Agency", "For", "Contribution", "Note"), tuple(rows))


def _chart(held: Held, stated: list[Payer]) -> Chart:
    first, second = stated[0].amount.value or 0, stated[1].amount.value or 0
    title = f"{stated[0].name} paid the most" if first > second else "What each agency paid"
    subtitle = f"Agreed contributions in pounds, {held.year.period.label}"
    series = (Series("", tuple(p.amount for p in stated)),)
    return Chart(ChartKind.BARS, title, subtitle, tuple(p.name for p in stated), series)


def _in_kind(held: Held) -> list[Block]:
    lines = [line for line in held.contributions if line.non_cash]
    if not lines:
        return []
    rows = tuple(
        row(
            payer_name(line, held),
            line.line or line.note,
            _amount(f"worth of what was given in kind, {payer_name(line, held)}, {line.line}", line),
        )
        for line in lines
    )
    note = "What was given in kind is no part of the fund and of none of its sums."
    return [Table(f"Given in kind, {held.year.period.label}", ("Agency", "What", "Worth"), rows, note=note)]


def _unstated(payers: list[Payer], held: Held) -> Gap:
    names = [p.name for p in payers]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return Gap(
        "Contributions not stated" if len(names) > 1 else "Contribution not stated",
        f"What {listed} paid in {held.year.period.label} is not stated.",
        owed_by="Board business manager",
        fill=Fill("finance.contribution", pk=payers[0].lines[0].pk),
    )


def _nothing_recorded(held: Held) -> Gap:
    return Gap(
        "No contributions recorded",
        f"What was paid into “{held.fund.name}” in {held.year.period.label} is not recorded.",
        owed_by="Board business manager",
        fill=Fill("finance.contribution", initial=held.for_period()),
    )
