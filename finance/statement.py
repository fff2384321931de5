"""A fund's statement of one year: each line against the year before, and what does not balance, by how much."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from finance.models import Balance, Contribution, Fund, OtherIncome, Spending
from finance.report.balance import Account, account
from finance.report.contributions import payer_name
from finance.report.held import Held, held
from lscb.board.models import Basis, Board, Period
from lscb.board.year import Year
from lscb.document.blocks import Figure
from lscb.document.words import figure_words
from lscb.web.british import pounds_and_pence


@dataclass(frozen=True)
class Row:
    """One row: what it says, its amounts in pence by column (None where not stated), and the record behind it."""

    words: str
    amounts: tuple[int | None, ...]
    record: Any = None
    more: str = ""
    sum: bool = False


@dataclass(frozen=True)
class Statement:
    """What a page shows of a fund's year. `last` is empty where the year before is not held."""

    fund: Fund
    period: Period
    last: Period | None
    now: Held
    before: Held | None

    @property
    def contributions(self) -> list[Row]:
        """By payer: last year, agreed, received, still to come; a payer with several lines is added up."""
        rows: list[Row] = []
        for name, lines in by_payer(self.now):
            last = self._last_of(lines[0])
            single = len(lines) == 1
            rows += [Row(name, (last if single else None, *_paid(line)), line, more=line.line) for line in lines]
            if not single:
                rows.append(Row(f"{name}, together", (last, *_paid_sums(lines)), sum=True))
        return rows

    @property
    def all_contributions(self) -> Row:
        """The sum of what is stated."""
        lines = [line for line in self.now.contributions if not line.non_cash]
        last = [line.agreed_pence for line in self.now.last_contributions if not line.non_cash]
        return Row("All contributions", (added(last), *_paid_sums(lines)), sum=True)

    @property
    def in_kind(self) -> list[Row]:
        """What was given instead of money; no part of any sum."""
        lines = (line for line in self.now.contributions if line.non_cash)
        return [
            Row(payer_name(line, self.now), (line.agreed_pence,), line, more=line.line or line.note) for line in lines
        ]

    @property
    def income(self) -> list[Row]:
        """Grants and other income: last year, stated, received."""
        before = {line.source: line.amount_pence for line in self.before.income} if self.before else {}
        return [Row(i.source, (before.get(i.source), i.amount_pence, i.received_pence), i) for i in self.now.income]

    @property
    def awards(self) -> list[Row]:
        """The shares of an income that were passed on."""
        shares = [(line, share) for line in self.now.income for share in line.awards.all()]
        return [Row(share.recipient, (share.amount_pence,), share, more=line.source) for line, share in shares]

    @property
    def all_income(self) -> Row:
        """Their sum."""
        last = [line.amount_pence for line in self.before.income] if self.before else []
        return Row(
            "All other income", (added(last), *_columns(self.now.income, "amount_pence", "received_pence")), sum=True
        )

    @property
    def spending(self) -> list[Row]:
        """By head: last year, budget, spent, left of the budget."""
        before = {line.head_id: line.actual_pence for line in self.before.spending} if self.before else {}
        return [
            Row(s.head.name, (before.get(s.head_id), s.budget_pence, s.actual_pence, _left(s)), s)
            for s in self.now.spending
        ]

    @property
    def all_spending(self) -> Row:
        """Its sum. What is left of the budget is stated where both sides are."""
        last = [line.actual_pence for line in self.before.spending] if self.before else []
        budget, actual = _columns(self.now.spending, "budget_pence", "actual_pence")
        left = added([_left(line) for line in self.now.spending])
        return Row("All recorded spending", (added(last), budget, actual, left), sum=True)

    @property
    def account(self) -> Account:
        """Brought forward, paid in, spent and carried forward."""
        return account(self.now)

    @property
    def balance(self) -> list[Row]:
        """The account line by line: last year, this year."""
        now, before = self.account, account(self.before) if self.before else None
        rows = [
            ("Brought forward from the year before", "opening"),
            ("Contributions", "contributions"),
            ("Other income", ""),
            ("Came in", "came_in"),
            ("Less recorded spending", "spent"),
            ("Less carried forward to the year after", "closing"),
            ("Not accounted for", "left_over"),
        ]
        return [
            Row(words, (of_account(before, name), of_account(now, name)), sum=name in ("came_in", "left_over"))
            for words, name in rows
        ]

    @property
    def left_over(self) -> int | None:
        """By how much the year does not balance; None where nothing came in."""
        return of_account(self.account, "left_over")

    @property
    def balances(self) -> list[Balance]:
        """What stood in the fund on days of the year."""
        return [b for b in self.now.balances if self.period.starts <= b.on <= self.period.ends]

    @property
    def doubts(self) -> list[tuple[str, str]]:
        """What does not balance, and by how much; a beginning in bold, and what may lie behind it."""
        sums, left, found = self.account, self.left_over, []
        if left and left > 0:
            why = "More came in than is recorded as spent or carried forward."
            if sums.closing is None:
                why = "No closing balance is stated. Part may have been carried into the year after."
            found.append((f"{pounds_and_pence(left)} is not accounted for.", why))
        if left and left < 0:
            why = "More is recorded as spent or carried forward than came in."
            found.append((f"{pounds_and_pence(-left)} more went than came in.", why))
        if (before := self.carried_before) and sums.opening is not None:
            carried = pounds_and_pence(before.amount_pence)
            found.append(
                (f"The year before carried forward {carried}.", f"This year brought forward {words(sums.opening)}.")
            )
        return found

    @property
    def carried_before(self) -> Balance | None:
        """What the year before says it carried forward, where this year brought forward something else."""
        stated = [b for b in self.now.balances if b.kind == Balance.Kind.CARRIED_FORWARD and b.on < self.period.starts]
        opening = of_account(self.account, "opening")
        return stated[0] if stated and stated[0].amount_pence != opening else None

    @property
    def printed(self) -> list[tuple[Any, str]]:
        """What a source printed of each side, with the sentence that says where the lines add up otherwise."""
        ours = {"contributions": self.all_contributions.amounts[1], "income": self.all_income.amounts[1]}
        ours["spending"] = self.all_spending.amounts[2]
        return [(one, _differs(one.amount_pence, ours[one.about])) for one in self.now.printed.values()]

    def _last_of(self, line: Contribution) -> int | None:
        key = (line.agency_id, line.payer)
        same = [o for o in self.now.last_contributions if (o.agency_id, o.payer) == key and not o.non_cash]
        return added([one.agreed_pence for one in same])


def statement(fund: Fund, period: Period) -> Statement:
    """A fund's year, read in a number of queries that does not grow with its lines."""
    year = Year(fund.board, period)
    (now,) = [one for one in held(year) if one.fund.pk == fund.pk]
    before = [one for one in held(Year(fund.board, now.last)) if one.fund.pk == fund.pk] if now.last else []
    return Statement(now.fund, period, now.last, now, before[0] if before else None)


def years_of(board: Board) -> list[Period]:
    """The board's reporting years, the latest first, and any other stretch that a line of money stands in."""
    kinds = (Contribution, OtherIncome, Spending)
    used = Q()
    for kind in kinds:
        used |= Q(pk__in=kind.objects.of_board(board).order_by().values("period"))
    return list(Period.objects.of_board(board).filter(Q(basis=Basis.YEAR) | used).order_by("-starts", "ends"))


def by_payer(of: Held) -> list[tuple[str, list[Contribution]]]:
    """The lines of money of each payer, in the fund's order."""
    groups: dict[tuple[int | None, str], list[Contribution]] = {}
    for line in of.contributions:
        if not line.non_cash:
            groups.setdefault((line.agency_id, line.payer), []).append(line)
    return [(payer_name(lines[0], of), lines) for lines in groups.values()]


def added(amounts: Iterable[int | None]) -> int | None:
    """The sum of what is stated; None where nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def words(figure: Figure | None, absent: str = "not stated") -> str:
    """A figure as it stands in a sentence, with its pence."""
    return figure_words(figure, pence=True) if figure is not None else absent


def _columns(lines: Iterable[Any], *columns: str) -> tuple[int | None, ...]:
    kept = list(lines)
    return tuple(added([getattr(line, column) for line in kept]) for column in columns)


def _paid(line: Contribution) -> tuple[int | None, ...]:
    return (line.agreed_pence, line.received_pence, line.outstanding_pence or None)


def _paid_sums(lines: Iterable[Contribution]) -> tuple[int | None, ...]:
    return _columns(lines, "agreed_pence", "received_pence", "outstanding_pence")


def _left(line: Spending) -> int | None:
    if line.budget_pence is None or line.actual_pence is None:
        return None
    return line.budget_pence - line.actual_pence


def of_account(sums: Account | None, name: str) -> int | None:
    """One figure of an account in pence, other income where no name is given; None where it is not stated."""
    if sums is None:
        return None
    if not name:
        return added([int(figure.value) for _, figure in sums.income if figure.value is not None])
    figure: Figure | None = getattr(sums, name)
    return int(figure.value) if figure is not None and figure.value is not None else None


def _differs(printed: int | None, ours: int | None) -> str:
    if printed is None or ours is None or printed == ours:
        return ""
    return f"Printed as {pounds_and_pence(printed)}; the lines add up to {pounds_and_pence(ours)}."
