"""Brought forward and paid in, less spent, should be what was carried forward: how it stands, and by how much not."""

from __future__ import annotations

from dataclasses import dataclass

from finance.models import Balance
from finance.report.contributions import contributed, payers_of
from finance.report.held import Held
from finance.report.spending import income_figure, spent
from lscb.document import figures
from lscb.document.blocks import Block, Figure, Fill, Gap, Note, Row, RowKind, Section, Table, Unit, paragraph, row

BROUGHT, CARRIED = Balance.Kind.BROUGHT_FORWARD, Balance.Kind.CARRIED_FORWARD


@dataclass
class Account:
    """A fund's year in figures; None where nothing is stated."""

    opening: Figure | None
    contributions: Figure | None
    income: list[tuple[str, Figure]]
    spent: Figure | None
    closing: Figure | None

    @property
    def came_in(self) -> Figure | None:
        """All that stood in the fund or was paid into it."""
        parts = [f for f in (self.opening, self.contributions, *(f for _, f in self.income)) if f is not None]
        return figures.total("came in, with what was brought forward", parts) if parts else None

    @property
    def left_over(self) -> Figure | None:
        """What is neither recorded as spent nor stated as carried forward."""
        gone = [f for f in (self.spent, self.closing) if f is not None]
        if self.came_in is None or not gone:
            return self.came_in
        return figures.difference("not accounted for", self.came_in, *gone)


def account(held: Held) -> Account:
    """The figures of a fund's year, whatever is stated of them."""
    paid = contributed(held)
    return Account(
        opening=_figure("brought forward", _opening(held)),
        contributions=paid if paid.value is not None and payers_of(held) else None,
        income=[(line.source, income_figure(line)) for line in held.income if line.amount_pence is not None],
        spent=spent(held),
        closing=_figure("carried forward", _closing(held)),
    )


def balance(held: Held) -> tuple[Block, ...]:
    """The section on what was left; nothing for a fund of which neither income nor balance is stated."""
    sums = account(held)
    if sums.came_in is None and sums.closing is None:
        return ()
    blocks: list[Block] = [_table(held, sums), *_verdict(sums), *_against_last_year(held), *_stated(held)]
    if sums.opening is None:
        blocks.append(_missing(held, "Opening balance not stated", "brought forward into", BROUGHT, held.year.starts))
    if sums.closing is None:
        blocks.append(_missing(held, "Closing balance not stated", "carried forward from", CARRIED, held.year.ends))
    return (Section("balance", "Balance", tuple(blocks)),)


def decisions(held: Held) -> tuple[Block, ...]:
    """What was decided on a surplus or deficit."""
    if not held.decisions:
        return ()
    said = [paragraph(d.text + (f" (Decided on {d.on:%-d %B %Y}.)" if d.on else "")) for d in held.decisions]
    return (Section("decisions", "What was decided", tuple(said)),)


def _opening(held: Held) -> Balance | None:
    """What was brought forward, or else carried from the year before."""
    brought = [b for b in held.balances if b.kind == BROUGHT and b.on <= held.year.ends]
    return brought[0] if brought else _carried_before(held)


def _closing(held: Held) -> Balance | None:
    """What was carried forward, or else brought into the year after."""
    carried = [b for b in held.balances if b.kind == CARRIED and held.year.starts <= b.on]
    after = [b for b in held.balances if b.kind == BROUGHT and b.on > held.year.ends]
    return next(iter(reversed(carried or after)), None)


def _carried_before(held: Held) -> Balance | None:
    return next((b for b in held.balances if b.kind == CARRIED and b.on < held.year.starts), None)


def _figure(label: str, record: Balance | None) -> Figure | None:
    return figures.recorded(label, record, "amount_pence", unit=Unit.PENCE) if record else None


def _table(held: Held, sums: Account) -> Table:
    rows: list[Row] = [row("Brought forward from the year before", sums.opening or "not stated")]
    if sums.contributions is not None:
        rows.append(row("Contributions", sums.contributions))
    rows.extend(row(source, figure) for source, figure in sums.income)
    if sums.came_in is not None:
        rows.append(row("Came in", sums.came_in, kind=RowKind.SUM))
    rows.append(row("Less recorded spending", sums.spent or "not recorded"))
    rows.append(row("Less carried forward to the year after", sums.closing or "not stated"))
    if sums.left_over is not None:
        rows.append(row("Not accounted for", sums.left_over, kind=RowKind.SUM))
    return Table(f"{held.fund.name} in {held.year.period.label}", ("What", "Amount"), tuple(rows))


def _verdict(sums: Account) -> tuple[Block, ...]:
    left = sums.left_over
    if left is None or left.value is None:
        return ()
    if left.value == 0:
        return (paragraph("What came in is accounted for to the penny."),)
    if left.value < 0:
        return (Note("More is recorded as spent or carried forward than came in.", warning=True),)
    if sums.closing is None:
        why = "No closing balance is stated. Part may have been carried into the year after; the records do not say."
        return (paragraph(left, " of what came in is not accounted for."), Note(why, warning=True))
    why = "More came in than is recorded as spent or carried forward."
    return (paragraph(left, " of what came in is not accounted for."), Note(why, warning=True))


def _against_last_year(held: Held) -> tuple[Block, ...]:
    before, opening = _carried_before(held), _opening(held)
    if before is None or opening is None or before.amount_pence == opening.amount_pence:
        return ()
    carried, brought = _figure("carried forward the year before", before), _figure("brought forward", opening)
    if carried is None or brought is None:
        return ()
    said = paragraph("The year before carried forward ", carried, "; this year brought forward ", brought, ".")
    return (said, Note("The two should be the same.", warning=True))


def _stated(held: Held) -> list[Block]:
    blocks: list[Block] = []
    for record in held.balances:
        figure = _figure(f"balance on {record.on:%-d %B %Y}", record)
        if record.kind == Balance.Kind.STATED and figure and held.year.starts <= record.on <= held.year.ends:
            source = f" ({record.source})" if record.source else ""
            blocks.append(paragraph(f"On {record.on:%-d %B %Y} the fund held ", figure, f"{source}."))
    return blocks


def _missing(held: Held, title: str, what: str, kind: Balance.Kind, on: object) -> Gap:
    return Gap(
        title,
        f"What was {what} {held.year.period.label} in “{held.fund.name}” is not stated.",
        owed_by="Board business manager",
        fill=Fill("finance.balance", initial=held.initial(kind=kind.value, on=on)),
    )
