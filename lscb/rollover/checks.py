"""What still waits before a year is closed. A check is one function, its docstring the heading it is listed under."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse

from finance.models import Contribution, Fund
from finance.statement import statement
from lscb.board.models import Basis, Period
from lscb.returns.models import Return, Round
from lscb.web.british import day, pounds_and_pence
from lscb.web.masthead import Link
from priorities.models import Priority
from workgroups.models import Meeting
from workgroups.training.models import TakeUp, TrainingEvent

Check = Callable[[Period], list[Link]]


@dataclass(frozen=True)
class Waiting:
    """One check that found something: its heading, and a line for each thing, with its address where it has one."""

    heading: str
    lines: list[Link]


def rounds_open(year: Period) -> list[Link]:
    """Rounds of returns that are still open; closing the year closes them"""
    rows = Round.objects.for_period(year).open().select_related("period")
    return [Link(f"{one.title}, due {day(one.due_on) or 'on no day'}", reverse("round", args=[one.pk])) for one in rows]


def returns_not_accepted(year: Period) -> list[Link]:
    """Returns not accepted"""
    rows = Return.objects.for_period(year).exclude(state=Return.State.ACCEPTED)
    rows = rows.select_related("round__period", "agency", "group")
    return [
        Link(
            f"{one.respondent}: {one.round.title} ({one.get_state_display().lower()})",
            reverse("return-tasks", args=[one.pk]),
        )
        for one in rows
    ]


def meetings_not_settled(year: Period) -> list[Link]:
    """Meetings that are planned still, though their day has passed"""
    rows = Meeting.objects.of_board(year.board_id).during(year).filter(state=Meeting.State.PLANNED)
    return [Link(str(one), "") for one in rows.select_related("group").order_by("on")]


def attendance_not_filled(year: Period) -> list[Link]:
    """Meetings held of which it is not recorded who came"""
    rows = Meeting.objects.of_board(year.board_id).during(year).held()
    empty = rows.annotate(came=Count("attendance")).filter(came=0)
    return [Link(str(one), "") for one in empty.select_related("group").order_by("on")]


def contributions_not_received(year: Period) -> list[Link]:
    """Contributions not recorded as received, or not all"""
    rows = Contribution.objects.of_board(year.board_id).for_period(year).outstanding()
    return [
        Link(f"{one}: {pounds_and_pence(one.outstanding_pence)} to come", _money(one.fund, year))
        for one in rows.select_related("fund", "agency")
    ]


def contributions_without_an_amount(year: Period) -> list[Link]:
    """Contributions of which no amount is stated"""
    rows = Contribution.objects.of_board(year.board_id).for_period(year)
    rows = rows.filter(agreed_pence__isnull=True, received_pence__isnull=True, non_cash=False)
    return [Link(str(one), _money(one.fund, year)) for one in rows.select_related("fund", "agency")]


def funds_not_balanced(year: Period) -> list[Link]:
    """Funds that do not balance"""
    found = []
    for fund in Fund.objects.of_board(year.board_id).select_related("board"):
        left = statement(fund, year).left_over
        if left:
            said = "is not accounted for" if left > 0 else "more went than came in"
            found.append(Link(f"{fund}: {pounds_and_pence(abs(left))} {said}", _money(fund, year)))
    return found


def training_without_numbers(year: Period) -> list[Link]:
    """Training events without take-up"""
    rows = TrainingEvent.objects.of_board(year.board_id).for_period(year).annotate(told=Count("take_up"))
    return [Link(str(one), "") for one in rows.filter(told=0).select_related("course")]


def take_up_without_numbers(year: Period) -> list[Link]:
    """Take-up of which no number is stated, and not why"""
    numbers = Q(registered__isnull=True, attended__isnull=True, no_show__isnull=True, absence_stated__isnull=True)
    rows = TakeUp.objects.of_board(year.board_id).for_period(year).filter(numbers, why_empty="", note="")
    return [Link(str(one), "") for one in rows.select_related("event__course", "course", "agency", "period")]


def priorities_not_judged(year: Period) -> list[Link]:
    """Priorities without a judgement"""
    address = reverse("year-next", args=[year.board.slug, year.pk])
    rows = Priority.objects.of_board(year.board_id).for_period(year).filter(closing="")
    return [Link(str(one), address) for one in rows]


def next_year_not_open(year: Period) -> list[Link]:
    """The year that follows is not open"""
    later = Period.objects.of_board(year.board_id).filter(basis=Basis.YEAR, starts__gt=year.ends)
    if later.exists():
        return []
    return [Link(f"Open it from {year.label}", reverse("year-next", args=[year.board.slug, year.pk]))]


CHECKS: tuple[Check, ...] = (
    returns_not_accepted,
    rounds_open,
    meetings_not_settled,
    attendance_not_filled,
    contributions_not_received,
    contributions_without_an_amount,
    funds_not_balanced,
    training_without_numbers,
    take_up_without_numbers,
    priorities_not_judged,
    next_year_not_open,
)


def waiting(year: Period) -> list[Waiting]:
    """Everything that waits, in the order of the list."""
    found = ((check, check(year)) for check in CHECKS)
    return [Waiting(str(check.__doc__), lines) for check, lines in found if lines]


def _money(fund: Fund, year: Period) -> str:
    return reverse("money-statement", args=[year.board.slug, fund.slug, year.pk])
