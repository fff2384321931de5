"""The kinds of record that close with a year: where those of one year stand.

Child death totals are not among them: they are opened where alone they are known, by the panel officer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet

from finance.models import Award, Balance, Contribution, OtherIncome, PrintedStatement, Spending
from lscb.board.models import Period
from lscb.returns.models import Return, Round
from workgroups.models import Meeting
from workgroups.training.models import SingleAgencyTraining, TakeUp, TrainingEvent


@dataclass(frozen=True)
class Kind:
    """One kind: `rows` finds a year's; what reopening one opens is said in `opens`."""

    slug: str
    many: str
    model: type[Model]
    opens: str
    path: str = "period"
    day: str = ""
    reads: tuple[str, ...] = ()

    def rows(self, period: Period, user: Any) -> QuerySet[Any]:
        """Those that closed with a year and that a person may read."""
        if self.day:
            within = Q(**{f"{self.day}__range": (period.starts, period.ends)})
        else:
            within = Q(**{self.path: period}) | Q(**{f"{self.path}__ends__range": (period.starts, period.ends)}) & ~Q(
                **{f"{self.path}__basis": period.basis}
            )
        rows: Any = self.model._default_manager
        return rows.of_board(period.board_id).visible_to(user).filter(within).select_related(*self.reads)


KINDS: dict[str, Kind] = {
    kind.slug: kind
    for kind in (
        Kind(
            "returns",
            "Returns",
            Return,
            "Its writers can change its answers and hand it in again.",
            path="round__period",
            reads=("round__period", "agency", "group"),
        ),
        Kind(
            "rounds",
            "Rounds of returns",
            Round,
            "Its own days and title can be changed, and all of its returns.",
            reads=("period",),
        ),
        Kind(
            "meetings",
            "Meetings and attendance",
            Meeting,
            "Its day, its state and who came can be changed.",
            day="on",
            reads=("group",),
        ),
        Kind(
            "contributions",
            "Contributions",
            Contribution,
            "What was agreed and received can be changed.",
            reads=("fund__board", "agency", "period"),
        ),
        Kind(
            "income",
            "Other income",
            OtherIncome,
            "Its amounts can be changed, and how it was divided.",
            reads=("fund__board", "period"),
        ),
        Kind(
            "awards",
            "Shares passed on",
            Award,
            "Its amount can be changed.",
            path="income__period",
            reads=("income__fund", "agency", "group"),
        ),
        Kind(
            "spending",
            "Spending",
            Spending,
            "Its budget and what was spent can be changed.",
            reads=("fund__board", "head", "period"),
        ),
        Kind("balances", "Balances", Balance, "Its day and amount can be changed.", day="on", reads=("fund__board",)),
        Kind(
            "printed",
            "Printed totals",
            PrintedStatement,
            "What was printed can be put right.",
            reads=("fund__board", "period"),
        ),
        Kind(
            "training-events",
            "Training events",
            TrainingEvent,
            "Its day and places can be changed, and who took it up.",
            reads=("course", "period"),
        ),
        Kind(
            "take-up",
            "Take-up of training",
            TakeUp,
            "Its numbers can be changed.",
            reads=("event__course", "course", "agency", "period"),
        ),
        Kind(
            "single-agency-training",
            "Single-agency training",
            SingleAgencyTraining,
            "Its numbers can be changed.",
            reads=("agency", "period"),
        ),
    )
}
