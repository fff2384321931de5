"""The office's home page: six numbers in sentences, each leading on, and the work that waits, oldest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.urls import reverse
from django.utils import timezone

from finance.models import Contribution, OtherIncome, Spending
from lscb.actions.lateness import day_of, days_late
from lscb.actions.models import Action, ActionUpdate
from lscb.annualreport.models import Report
from lscb.board.models import Basis, Board, Period
from lscb.home.line import Line
from lscb.outbox.models import Message
from lscb.permissions import EVERYWHERE, Power
from lscb.returns.models import Return, Round
from lscb.returns.owing import Urgency, by_urgency, of_the_office, told, with_last_touched
from lscb.web import british
from workgroups.models import Meeting

MOST = 12
# The strip's colours, as in the list of who owes what: accepted, waiting, not in, late.
FILLS = {
    Urgency.ACCEPTED: "#0f4c5c",
    Urgency.WAITING: "#3e7f8d",
    Urgency.NOT_IN: "#e4dccb",
    Urgency.OVERDUE: "#a3231c",
}
MOST_STEPS = 60


@dataclass(frozen=True)
class Number:
    """One number with the sentence that makes it mean something, and where it leads."""

    label: str
    number: str
    of: str
    words: str
    go: str
    href: str
    late: str = ""
    steps: tuple[dict[str, str], ...] = ()


def numbers(user: Any, report: Report | None, today: date) -> list[Number]:
    """Six at most; those of money only for readers of money."""
    found = [_returns(user, today), _actions(user, report, today), _meetings(user, report, today), _letters(user)]
    if report:
        found.insert(1, _report(report))
        if user.may(Power.READ_MONEY, report.board):
            found.insert(2, _money(report))
    return found


def _open_returns(user: Any, today: date) -> QuerySet[Return]:
    return by_urgency(of_the_office(user).filter(round__state=Round.State.OPEN), today)


def _returns(user: Any, today: date) -> Number:
    rows = _open_returns(user, today).order_by()
    counts = rows.aggregate(**{f"n{group}": Count("pk", filter=Q(urgency=group)) for group in Urgency})
    of = {group: counts[f"n{group}"] for group in Urgency}
    came, all_ = of[Urgency.ACCEPTED] + of[Urgency.WAITING], sum(of.values())
    words = f"{of[Urgency.ACCEPTED]} accepted, {of[Urgency.WAITING]} to accept or send back"
    words += f", {of[Urgency.NOT_IN]} not due yet"
    late = f"{of[Urgency.OVERDUE]} overdue" if of[Urgency.OVERDUE] else ""
    if not all_:
        return Number("Returns", "None", "is asked for now", "No round is open", "Rounds of returns", reverse("rounds"))
    return Number(
        "Returns", str(came), f"of {all_} handed in", words, "Who owes what", reverse("owed"), late, _steps(of)
    )


def _steps(of: dict[Any, int]) -> tuple[dict[str, str], ...]:
    """A piece for each return, in the order of the sentence; none where they would be too thin to see."""
    fills = [FILLS[group] for group in FILLS for _ in range(of[group])]
    if len(fills) > MOST_STEPS:
        return ()
    width = 100 / len(fills)
    return tuple({"x": f"{n * width:.3f}%", "width": f"{width:.3f}%", "fill": fill} for n, fill in enumerate(fills))


def _report(report: Report) -> Number:
    lines = report.outline.filter(hidden=False).count()
    texts = report.narratives.exclude(body="").count()
    link = reverse("report-texts", args=[report.board.slug, report.period.name])
    words = "Linking text joins the records; a chapter may stand without any"
    return Number("Report", str(texts), f"of {lines} chapters have linking text", words, "The report’s own text", link)


def _money(report: Report) -> Number:
    def total(model: Any, column: str, **only: Any) -> int:
        rows = model.objects.filter(fund__board=report.board, period=report.period, **only)
        return rows.aggregate(total=Sum(column))["total"] or 0

    came = total(Contribution, "agreed_pence", non_cash=False) + total(OtherIncome, "amount_pence")
    spent = total(Spending, "actual_pence")
    link = reverse("chapter", args=[report.board.slug, report.period.name, "finance"])
    if not came and not spent:
        return Number(
            "Money", "Nothing", "recorded yet", "No income or spending of the year", "Income and spending", link
        )
    of = "left over" if came >= spent else "overspent"
    words = f"{british.pounds_and_pence(came)} agreed or received; {british.pounds_and_pence(spent)} recorded as spent"
    return Number("Money", british.pounds_and_pence(abs(came - spent)), of, words, "Income and spending", link)


def _actions(user: Any, report: Report | None, today: date) -> Number:
    rows = _of_the_office(user).unfinished()
    late = rows.overdue(today)
    many, oldest = late.count(), late.by_day().select_related("board").first()
    words = f"The oldest is {british.days_late(days_late(oldest, today))}" if oldest else "None is late"
    board = oldest.board if oldest else report.board if report else Board.objects.visible_to(user).first()
    link = reverse("actions", args=(board.slug,)) if board else reverse("my-actions")
    link += "?standing=late" if oldest else ""
    return Number("Actions", str(many), f"of {rows.count()} overdue", words, "Actions", link)


def _meetings(user: Any, report: Report | None, today: date) -> Number:
    ahead = Meeting.objects.visible_to(user).filter(state=Meeting.State.PLANNED, on__gte=today)
    soon = ahead.filter(on__lte=today + timedelta(days=30)).count()
    first = ahead.select_related("group__board").order_by("on", "pk").first()
    words = f"The next is on {british.day(first.on)}" if first else "None is planned"
    board = first.group.board if first else report.board if report else Board.objects.visible_to(user).first()
    link = reverse("meetings", args=(board.slug,)) if board else reverse("admin:workgroups_meeting_changelist")
    return Number("Meetings", str(soon), "in the next 30 days", words, "Meetings", link)


def _letters(user: Any) -> Number:
    rows = Message.objects.visible_to(user)
    stuck = (rows.claimed_unsent() | rows.given_up()).count()
    words = (
        "They may not have gone: look at each and send it again" if stuck else "Every letter has gone, or is on its way"
    )
    return Number("Letters", str(stuck), "need a look", words, "Letters", reverse("admin:outbox_message_changelist"))


def waiting(user: Any, today: date) -> tuple[list[Line], int]:
    """What the office must do now, oldest first, and how much more there is than the lines tell."""
    # What was handed in waits for whoever accepts it.
    wanted = (Urgency.OVERDUE, Urgency.WAITING) if user.may(Power.ACCEPT_RETURN) else (Urgency.OVERDUE,)
    pressing = _open_returns(user, today).filter(Q(urgency__in=wanted))
    many = pressing.count()
    lines = [_return(user, line, today) for line in told(with_last_touched(pressing)[:MOST], today)]
    late = _of_the_office(user).overdue(today).by_day().select_related("board")
    lines += [_action(action, today) for action in late[:5]]
    lines += [_proposed(proposal) for proposal in _proposals(user)[:5]]
    return sorted(lines, key=lambda line: (line.day or today, line.what)), max(0, many - MOST)


def _return(user: Any, line: Any, today: date) -> Line:
    if line.urgency == Urgency.WAITING:
        page, todo = ("return-tasks", "Waits for the manager")
        if user.may(Power.ACCEPT_RETURN, line.ret):
            page, todo = ("return-review", "Accept or send back")
        came = timezone.localdate(line.ret.submitted_at)
        return Line(came, f"{todo}: {line.who}", line.title, line.state, href=reverse(page, args=[line.ret.pk]))
    reminded = (
        f", last reminded on {british.short_day(line.reminded, today)}" if line.reminded else ", not yet reminded"
    )
    href = (
        f"{reverse('owed')}?by={'group' if line.ret.group_id else 'agency'}:{line.ret.group_id or line.ret.agency_id}"
    )
    return Line(line.due, f"Chase {line.who}", f"{line.title}{reminded}", line.state, True, href)


def _of_the_office(user: Any) -> Any:
    """The actions of the boards whose records a person reads, without those that are only the person's own."""
    keys = user.scope_keys_with(Power.READ_RECORDS)
    rows = Action.objects.all()
    return rows if EVERYWHERE in keys else rows.filter(board__in=user.scope_ids("board", Power.READ_RECORDS))


def _proposals(user: Any) -> Any:
    waits = ActionUpdate.objects.filter(proposal=ActionUpdate.Proposal.WAITING, action__in=_of_the_office(user))
    return waits.select_related("action__board").order_by("on", "pk")


def _proposed(proposal: Any) -> Line:
    action = proposal.action
    href = reverse("action", args=[action.board.slug, action.pk])
    return Line(proposal.on, f"Agree that it is finished, or not: {action.title}", "Action", "Proposed", href=href)


def _action(action: Any, today: date) -> Line:
    href = reverse("action", args=[action.board.slug, action.pk])
    return Line(day_of(action), action.title, "Action", british.days_late(days_late(action, today)), True, href)


@dataclass(frozen=True)
class ToSetUp:
    """A board in which no annual report is open yet, and whether a year is laid out there."""

    board: Board
    has_year: bool


def to_set_up(user: Any) -> ToSetUp | None:
    """The first of the office's boards for a reader with no annual report to read: nothing of a year is done yet."""
    years = Period.objects.filter(board=OuterRef("pk"), basis=Basis.YEAR)
    for board in Board.objects.visible_to(user).annotate(has_year=Exists(years)):
        if user.may(Power.EDIT_RECORDS, board):
            return ToSetUp(board, board.has_year)
    return None
