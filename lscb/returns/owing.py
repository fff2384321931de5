"""Who owes what: returns by urgency, with what was last done about each, in a fixed number of reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, F, IntegerChoices, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from lscb.accounts.models import User
from lscb.permissions import EVERYWHERE, Power
from lscb.returns.models import Answer, AnswerVersion, Letter, Return, ReturnEvent, Round
from lscb.web import british

State = Return.State


class Urgency(IntegerChoices):
    """The four groups of the list, the most urgent first."""

    OVERDUE = 1, "Overdue"
    WAITING = 2, "To be accepted or sent back"
    NOT_IN = 3, "Not in yet"
    ACCEPTED = 4, "Accepted"


def of_the_office(user: Any, power: Power = Power.READ_RECORDS) -> QuerySet[Return]:
    """The returns of the boards over which a person holds a power; those of one's own agency alone are not enough."""
    rows = Return.objects.visible_to(user)
    if EVERYWHERE in user.scope_keys_with(power):
        return rows
    return rows.filter(round__board__in=user.scope_ids("board", power))


def by_urgency(rows: QuerySet[Return], today: date) -> QuerySet[Return]:
    """The returns with their day and group, in the order in which the office should look at them."""
    due = Coalesce("due_on", "round__due_on")
    late = Q(state__in=(State.NOT_STARTED, State.DRAFT, State.SENT_BACK), round__state=Round.State.OPEN, day__lt=today)
    urgency = Case(
        When(state=State.ACCEPTED, then=Value(Urgency.ACCEPTED)),
        When(state=State.SUBMITTED, then=Value(Urgency.WAITING)),
        When(late, then=Value(Urgency.OVERDUE)),
        default=Value(Urgency.NOT_IN),
    )
    rows = rows.annotate(day=due).annotate(urgency=urgency)
    name = Coalesce("agency__short_name", "group__name")
    return rows.order_by("urgency", F("day").asc(nulls_last=True), name, "pk")


def with_last_touched(rows: QuerySet[Return]) -> QuerySet[Return]:
    """The returns with who last did something with each and when, and when its people were last reminded."""
    texts = AnswerVersion.objects.filter(answer__ret=OuterRef("pk")).order_by("-at", "-pk")
    events = ReturnEvent.objects.filter(ret=OuterRef("pk")).exclude(verb="opened").order_by("-at", "-pk")
    letters = Letter.objects.filter(ret=OuterRef("pk"), kind__in=Letter.REMINDING).order_by("-on", "-pk")
    return rows.select_related("round__period", "round__board", "agency", "group").annotate(
        wrote_at=Subquery(texts.values("at")[:1]),
        wrote_by=Subquery(texts.values("by")[:1]),
        event_at=Subquery(events.values("at")[:1]),
        event_by=Subquery(events.values("by")[:1]),
        reminded=Subquery(letters.values("on")[:1]),
    )


@dataclass(frozen=True)
class Owed:
    """One line of the list, in words."""

    ret: Return
    urgency: Urgency
    who: str
    title: str
    state: str
    tag: str  # the tag's class where somebody must still do something; "late" for red words; "" for plain ones
    due: date | None
    touched: date | None
    touched_by: str
    reminded: date | None
    address: str

    @property
    def may_be_chased(self) -> bool:
        """Whether somebody still owes it, in an open round."""
        return self.ret.state not in Return.HANDED_IN and self.ret.round.state == Round.State.OPEN


def told(rows: Iterable[Any], today: date) -> list[Owed]:
    """Lines for returns annotated by `by_urgency` and `with_last_touched`."""
    returns = list(rows)
    counts, names = _counts(returns), _names(returns)
    return [_line(ret, counts.get(ret.pk, (0, 0)), names, today) for ret in returns]


def _line(ret: Any, counts: tuple[int, int], names: dict[str, str], today: date) -> Owed:
    touched, by = _last(ret)
    state, tag = _state(ret, counts, today)
    return Owed(
        ret=ret,
        urgency=Urgency(ret.urgency),
        who=str(ret.respondent),
        title=_title(ret.round),
        state=state,
        tag=tag,
        due=ret.day,
        touched=timezone.localdate(touched) if touched else None,
        touched_by=names.get(by, ""),
        reminded=ret.reminded,
        address=reverse("return-tasks", args=[ret.pk]),
    )


def _title(round: Round) -> str:
    """The round's name with its period, unless it says that itself."""
    period = round.period
    return round.title if period.name in round.title or period.label in round.title else f"{round.title} {period.label}"


def _last(ret: Any) -> tuple[datetime | None, str]:
    """The later of the last text and the last event."""
    if ret.wrote_at and (ret.event_at is None or ret.wrote_at > ret.event_at):
        return ret.wrote_at, ret.wrote_by
    return ret.event_at, ret.event_by or ""


def _state(ret: Any, counts: tuple[int, int], today: date) -> tuple[str, str]:
    """What is said of it, and how it is marked."""
    if ret.state == State.ACCEPTED:
        return f"Accepted {british.day(timezone.localdate(ret.accepted_at))}", ""
    if ret.state == State.SUBMITTED:
        came = timezone.localdate(ret.submitted_at)
        late = ret.day is not None and came > ret.day
        return "Handed in" + (f", {british.days_late((came - ret.day).days)}" if late else ""), "govuk-tag--draft"
    if ret.round.state != Round.State.OPEN:
        return "Not handed in; its round is closed", ""
    if ret.urgency == Urgency.OVERDUE:
        return _late(ret, counts, today), "late"
    begun = f"{counts[0]} of {counts[1]} done"
    words = {State.SENT_BACK: "Sent back", State.NOT_STARTED: "Not started"}.get(ret.state, begun)
    tag = {State.SENT_BACK: "govuk-tag--yellow", State.NOT_STARTED: "govuk-tag--grey"}.get(ret.state, "")
    return f"{words}, {_left(ret.day, today)}" if ret.day else words, tag


def _late(ret: Any, counts: tuple[int, int], today: date) -> str:
    late = british.days_late((today - ret.day).days)
    if ret.state == State.SENT_BACK:
        return f"{late}, sent back"
    return f"{late}, {counts[0]} of {counts[1]} done" if counts[0] else late


def _left(day: date, today: date) -> str:
    left = (day - today).days
    return "due today" if left == 0 else f"{left} day{'s' if left != 1 else ''} left"


def _counts(returns: list[Any]) -> dict[int, tuple[int, int]]:
    """Headings done and asked, by return."""
    rows = Answer.objects.filter(ret__in=[ret.pk for ret in returns]).order_by().values_list("ret")
    counted = rows.annotate(done=Count("pk", filter=Q(state__in=Answer.SETTLED)), asked=Count("pk"))
    return {ret: (done, asked) for ret, done, asked in counted}


def _names(returns: list[Any]) -> dict[str, str]:
    """The names of those who last touched them, by their opaque numbers."""
    numbers = {number for ret in returns for number in (ret.wrote_by, ret.event_by) if number and number.isdigit()}
    return {str(user.pk): str(user) for user in User.objects.filter(pk__in=numbers)}
