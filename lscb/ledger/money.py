"""What an agency agreed to pay and paid, year by year, and what was passed on to it."""

from __future__ import annotations

from django.urls import reverse

from agencies.models import Agency
from finance.models import Award, Contribution
from finance.statement import added
from lscb.ledger.parts import Cell, Grid, Part
from lscb.web.british import day, pounds_and_pence
from lscb.web.masthead import Link

HEADS = ("Year", "Fund", "For", "Received on", "Agreed", "Received")


def money(agency: Agency) -> Part:
    """Its contributions line by line, those in kind apart, and its shares of other income."""
    lines = Contribution.objects.filter(agency=agency).select_related("fund__board", "period")
    lines = lines.order_by("-period__starts", "fund__order", "order", "pk")
    paid, kind = [one for one in lines if not one.non_cash], [one for one in lines if one.non_cash]
    shares = Award.objects.filter(agency=agency).select_related("income__period", "income__fund")
    passed = [
        (share.income.period.label, share.income.source, share.note, pounds_and_pence(share.amount_pence))
        for share in shares.order_by("-income__period__starts", "pk")
    ]
    grids = [
        Grid("Contributions", "Agreed and received, line by line", HEADS, [_row(one) for one in paid], 4),
        Grid("Given in kind", "No part of any fund", HEADS, [_row(one) for one in kind], 4),
        Grid("Passed on to it", "Its shares of other income", ("Year", "Out of", "For", "Amount"), passed, 3),
    ]
    return Part("money", "Money", _lede(paid), tuple(grid for grid in grids if grid.rows))


def _row(line: Contribution) -> tuple[Cell, ...]:
    place = reverse("money-statement", args=[line.fund.board.slug, line.fund.slug, line.period_id])
    came = day(line.received_on) or ("–" if line.received_pence is None else "no day stated")
    amounts = (line.agreed_pence, line.received_pence)
    said = ("not stated" if pence is None else pounds_and_pence(pence) for pence in amounts)
    return (Link(str(line.period.label), place), str(line.fund), line.line or line.note or "–", came, *said)


def _lede(paid: list[Contribution]) -> str:
    if not paid:
        return "No contribution of money is recorded."
    latest = [one for one in paid if one.period_id == paid[0].period_id]
    agreed, came = added(one.agreed_pence for one in latest), added(one.received_pence for one in latest)
    said = "not stated" if agreed is None else pounds_and_pence(agreed)
    return f"Agreed for {latest[0].period.label}: {said}. Received: {pounds_and_pence(came or 0)}."
