"""Invented money: a fund with contributions, income, spending and balances."""

from __future__ import annotations

from random import Random

from agencies.models import Agency
from finance.models import Balance, Contribution, Decision, Fund, Head, OtherIncome, Spending
from lscb.audit import services as audit
from lscb.demo.stage import Stage


def invent(stage: Stage, *, size: int, random: Random) -> None:
    """A fund with about `size` contributions, other incomes and heads of spending."""
    slug = f"invented-{stage.year.name}"
    fund = audit.add(Fund(board=stage.board, name=f"Invented fund {stage.year.name}", slug=slug), by=stage.by)
    _income(stage, fund, size, random)
    _spending(stage, fund, size, random)
    balances = [
        Balance(fund=fund, kind=kind, on=on, amount_pence=random.randrange(1_000_00, 40_000_00))
        for kind, on in (
            (Balance.Kind.BROUGHT_FORWARD, stage.year.starts),
            (Balance.Kind.CARRIED_FORWARD, stage.year.ends),
        )
    ]
    audit.add_many(balances, by=stage.by, subject=fund, verb="invented balances")
    decision = "An invented surplus was kept for the year after."
    audit.add(Decision(fund=fund, period=stage.year, text=decision, on=stage.year.ends), by=stage.by)


def _income(stage: Stage, fund: Fund, size: int, random: Random) -> None:
    agencies: list[Agency | None] = [*Agency.objects.of_board(stage.board)] or [None]
    paid = [
        Contribution(
            fund=fund,
            period=stage.year,
            agency=agencies[n % len(agencies)],
            payer="" if agencies[n % len(agencies)] else "An invented payer",
            line=f"Invented line {n + 1}",
            agreed_pence=random.randrange(500_00, 120_000_00),
            non_cash=random.random() < 0.1,
            order=n,
        )
        for n in range(size)
    ]
    grants = [
        OtherIncome(
            fund=fund,
            period=stage.year,
            source=f"Invented grant {n + 1}",
            amount_pence=random.randrange(1_000_00, 20_000_00),
            order=n,
        )
        for n in range(size)
    ]
    audit.add_many(paid, by=stage.by, subject=fund, verb="invented contributions")
    audit.add_many(grants, by=stage.by, subject=fund, verb="invented other income")


def _spending(stage: Stage, fund: Fund, size: int, random: Random) -> None:
    heads = audit.add_many(
        [Head(board=stage.board, name=f"Invented head {n + 1}, {stage.year.name}", order=n) for n in range(size)],
        by=stage.by,
        subject=fund,
        verb="invented heads of spending",
    )
    lines = [
        Spending(
            fund=fund,
            period=stage.year,
            head=head,
            budget_pence=random.randrange(1_000_00, 90_000_00),
            actual_pence=random.randrange(1_000_00, 90_000_00),
            order=head.order,
        )
        for head in heads
    ]
    audit.add_many(lines, by=stage.by, subject=fund, verb="invented spending")
