"""Writes of money where a rule decides or several rows belong together. Amounts are whole pence."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction

from agencies.models import Agency
from finance.models import Award, Balance, Contribution, Decision, Fund, Head, OtherIncome, Spending
from finance.policies import why_not_decide, why_not_receive, why_not_remove
from lscb.audit import services as audit
from lscb.board.addressing import free_address
from lscb.board.models import Board, Period
from workgroups.models import Group, Meeting

R = TypeVar("R", bound=models.Model)


def agree_contribution(
    *, fund: Fund, period: Period, payer: Agency | str, pence: int | None, by: Any, **details: Any
) -> Contribution:
    """What an agency, or a payer in words, agreed to pay; None where the amount is not stated.

    Raises ValidationError where the payer has a line of that name already.
    """
    agency, words = (payer, "") if isinstance(payer, Agency) else (None, payer)
    line = Contribution(fund=fund, period=period, agency=agency, payer=words, agreed_pence=pence, **details)
    return audit.add(line, by=by, verb="agreed")


@transaction.atomic
def receive(*, contribution: Contribution, pence: int, on: date, by: Any, so_far: int | None = None) -> Contribution:
    """Money that came in on a contribution, added to what came before.

    `so_far` is what the person saw as received before, so that a form sent twice is counted once. Raises
    ValidationError for gifts in kind, and where something else came in meanwhile.
    """
    before = audit.stored(contribution).received_pence or 0
    _refuse(why_not_receive(contribution, pence, seen=before if so_far is None else so_far, before=before))
    return audit.change(contribution, by=by, verb="received", received_pence=before + pence, received_on=on)


@transaction.atomic
def award(*, income: OtherIncome, to: Agency | Group, pence: int, by: Any, note: str = "") -> Award:
    """A share of an income passed on. Raises ValidationError where the shares are more than the income."""
    audit.stored(income)  # locked, so that two awards at once cannot pass the sum together
    column = "agency" if isinstance(to, Agency) else "group"
    return audit.add(Award(income=income, amount_pence=pence, note=note, **{column: to}), by=by, verb="awarded")


def head(*, board: Board, name: str, by: Any, order: int = 0) -> Head:
    """A head of spending, made once: asked again, the one that stands is returned."""
    existing = Head.objects.of_board(board).filter(name=name).first()
    return existing or audit.add(Head(board=board, name=name, order=order), by=by)


@transaction.atomic
def budget(*, fund: Fund, period: Period, head: Head, pence: int | None, by: Any, **details: Any) -> Spending:
    """What a head may cost in a period; set again, the amount is replaced."""
    return _line(fund, period, head, by, "budgeted", budget_pence=pence, **details)


@transaction.atomic
def spend(*, fund: Fund, period: Period, head: Head, pence: int | None, by: Any, **details: Any) -> Spending:
    """What a head cost in a period; None where it cost something that is not stated. Set again, it is replaced."""
    return _line(fund, period, head, by, "spent", actual_pence=pence, **details)


@transaction.atomic
def state_balance(*, fund: Fund, kind: Balance.Kind, on: date, pence: int, by: Any, source: str = "") -> Balance:
    """What stood in a fund on a day; stated again for the day, the amount is replaced."""
    existing = Balance.objects.filter(fund=fund, kind=kind, on=on).first()
    if existing:
        return audit.change(existing, by=by, verb="stated", amount_pence=pence, source=source)
    return audit.add(Balance(fund=fund, kind=kind, on=on, amount_pence=pence, source=source), by=by, verb="stated")


def decide(
    *, fund: Fund, period: Period, text: str, by: Any, on: date | None = None, meeting: Meeting | None = None
) -> Decision:
    """What was decided on a surplus or deficit; at a meeting, on its day unless another is named.

    Raises ValidationError where the meeting was cancelled.
    """
    _refuse(why_not_decide(meeting))
    day = on or (meeting.on if meeting else None)
    return audit.add(Decision(fund=fund, period=period, text=text, on=day, meeting=meeting), by=by, verb="decided")


@transaction.atomic
def keep(*, record: R, by: Any) -> R:
    """Stores a record of money as a form filled it: a new one is added, a stored one changed. A fund gets its address.

    Raises ValidationError for a decision taken at a meeting that was cancelled, and for shares beyond their income.
    """
    if isinstance(record, Decision):
        _refuse(why_not_decide(record.meeting))
        record.on = record.on or (record.meeting.on if record.meeting else None)
    if isinstance(record, Award):
        audit.stored(record.income)  # locked, so that two awards at once cannot pass the sum together
    if isinstance(record, Fund) and not record.slug:
        taken = Fund.objects.of_board(record.board).values_list("slug", flat=True)
        record.slug = free_address(record.name, taken=taken, otherwise="fund")
    if record._state.adding:
        return audit.add(record, by=by)
    return audit.save_changed(record, audit.snapshot(audit.stored(record)), by=by)


@transaction.atomic
def remove(*, record: models.Model, by: Any, reason: str = "") -> None:
    """Takes away a record of money entered by mistake. Raises ValidationError where others stand on it."""
    _refuse(why_not_remove(record))
    audit.remove(record, by=by, reason=reason)


def _line(fund: Fund, period: Period, head: Head, by: Any, verb: str, **values: Any) -> Spending:
    existing = Spending.objects.filter(fund=fund, period=period, head=head).first()
    if existing:
        return audit.change(existing, by=by, verb=verb, **values)
    return audit.add(Spending(fund=fund, period=period, head=head, **values), by=by, verb=verb)


def _refuse(why_not: str) -> None:
    if why_not:
        raise ValidationError(why_not)
