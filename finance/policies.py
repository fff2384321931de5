"""What the state of a money record allows. Each answers with the sentence that refuses, or with nothing."""

from __future__ import annotations

from typing import Any

from finance.models import Contribution, Fund, Head
from lscb.audit import services as audit
from lscb.web.british import pounds_and_pence
from workgroups.models import Meeting

LINES_OF_A_FUND = ("contribution", "otherincome", "spending", "balance", "printedstatement", "decision")


def why_not_receive(contribution: Contribution, pence: int, *, seen: int = 0, before: int = 0) -> str:
    """Money is received on contributions of money, more than nought of it, and by whoever saw what came before."""
    if contribution.non_cash:
        return "This is given in kind: no money is received for it."
    if pence <= 0:
        return "Say how much was received: more than nought."
    if seen != before:
        return f"{pounds_and_pence(before)} is recorded as received already. Open the page again before adding to it."
    return contribution.why_locked()


def why_not_decide(meeting: Meeting | None) -> str:
    """A meeting that was cancelled decided nothing."""
    if meeting is not None and meeting.state == Meeting.State.CANCELLED:
        return f"The meeting “{meeting}” was cancelled, so nothing was decided there."
    return ""


def why_not_remove(record: Any) -> str:
    """A fund or head stays while anything stands in it, and a line as long as its year is closed."""
    if isinstance(record, Fund) and any(_stands(record, kind) for kind in LINES_OF_A_FUND):
        return f"“{record}” has lines and balances. Remove those first."
    if isinstance(record, Head) and record.spending.exists():
        return f"Something was budgeted for “{record}” or spent on it. Remove those lines first."
    return audit.why_locked(record)


def _stands(fund: Fund, kind: str) -> bool:
    return bool(getattr(fund, f"{kind}_set").exists())
