"""The dated lines of the home page: what is due, what changed, what waits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.urls import reverse
from django.utils import timezone

from lscb.accounts.models import User
from lscb.actions.lateness import day_of
from lscb.actions.people import in_words
from lscb.board.models import Period
from lscb.calendar.reading import actions_of, meetings_of
from lscb.home.line import Line
from lscb.home.reports import news, readings
from lscb.returns.models import AnswerVersion, Return, ReturnEvent
from lscb.web import british
from workgroups.models import Group, Meeting

MOST = 10
SAID = {
    ReturnEvent.Verb.OPENED: "{who} was asked for its return: {title}",
    ReturnEvent.Verb.SUBMITTED: "{who} handed in its return: {title}",
    ReturnEvent.Verb.SENT_BACK: "The return of {who} was sent back: {title}",
    ReturnEvent.Verb.ACCEPTED: "The return of {who} was accepted: {title}",
    ReturnEvent.Verb.REOPENED: "The return of {who} was opened again: {title}",
}


def due_lines(user: Any, owed: Iterable[Return], today: date) -> list[Line]:
    """What a person owes after the first thing, the actions they own and the meetings ahead, in order of their days."""
    lines = [_owed(ret, today) for ret in owed]
    lines += readings(user, today)
    lines += [_action(action, today) for action in actions_of(user, today)[:MOST]]
    ahead = meetings_of(user, today).filter(state=Meeting.State.PLANNED)[:MOST]
    read = set(Group.objects.read_by(user, today).values_list("pk", flat=True))
    lines += [_meeting(meeting, today, reads=meeting.group_id in read) for meeting in ahead]
    return sorted(lines, key=lambda line: (line.day is None, line.day or today, line.what))


def _owed(ret: Any, today: date) -> Line:
    far = british.how_far(ret.day, today) if ret.day else "No day set"
    late = ret.day is not None and ret.day < today
    return Line(
        ret.day,
        f"{ret.round.title} {ret.round.period.label}",
        str(ret.respondent),
        _capital(far),
        late,
        reverse("return-tasks", args=[ret.pk]),
    )


def _action(action: Any, today: date) -> Line:
    day = day_of(action) or today
    href = reverse("action", args=(action.board.slug, action.pk))
    return Line(day, in_words(action), "Action", _capital(british.how_far(day, today)), day < today, href)


def _meeting(meeting: Meeting, today: date, *, reads: bool) -> Line:
    """A meeting ahead; it leads to its page whoever may read that."""
    href = reverse("meeting", args=[meeting.group.board.slug, meeting.pk]) if reads else ""
    far = _capital(british.how_far(meeting.on, today))
    return Line(meeting.on, f"Meeting: {meeting.title or meeting.group}", meeting.venue, far, href=href)


def changes(returns: QuerySet[Return], user: Any, since: datetime | None, *, asked: bool = True) -> list[Line]:
    """What others did with these returns, and with the reports a person may read, since a moment; the newest first.

    Without a moment, from the beginning. `asked` says whether to tell that returns were asked for, which the office did
    itself.
    """
    events = ReturnEvent.objects.filter(ret__in=returns.order_by().values("pk")).exclude(by=str(user.pk))
    events = events.select_related("ret__round__period", "ret__agency", "ret__group").order_by("-at", "-pk")
    texts = AnswerVersion.objects.filter(answer__ret__in=returns.order_by().values("pk"), set_aside=False)
    texts = texts.exclude(by__in=(str(user.pk), "system")).order_by()
    if not asked:
        events = events.exclude(verb=ReturnEvent.Verb.OPENED)
    if since:
        events, texts = events.filter(at__gt=since), texts.filter(at__gt=since)
    told = [(event.at, _event(event)) for event in events[:MOST]]
    told += [(row["last"], _texts(row)) for row in _written(texts)]
    told += news(user, since)
    return [line for _, line in sorted(told, key=lambda pair: pair[0], reverse=True)[:MOST]]


def _event(event: Any) -> Line:
    asked = event.ret.round
    title = f"{asked.title} {asked.period.label}"
    words = SAID[ReturnEvent.Verb(event.verb)].format(who=event.ret.respondent, title=title)
    link = reverse("return-tasks", args=[event.ret_id])
    return Line(timezone.localdate(event.at), words, event.reason, href=link)


def _written(texts: Any) -> list[dict[str, Any]]:
    """Who wrote in which return, under how many headings, and when last; a row for each pair."""
    keys = ("answer__ret", "answer__ret__round__title", "answer__ret__round__period__name", "by")
    rows = list(
        texts.values(*keys).annotate(last=Max("at"), many=Count("answer", distinct=True)).order_by("-last")[:MOST]
    )
    names = {
        str(user.pk): str(user) for user in User.objects.filter(pk__in=[r["by"] for r in rows if r["by"].isdigit()])
    }
    return [{**row, "name": names.get(row["by"], "Somebody")} for row in rows]


def _texts(row: dict[str, Any]) -> Line:
    headings = "one heading" if row["many"] == 1 else f"{british.number_in_words(row['many'])} headings"
    year = Period(name=row["answer__ret__round__period__name"]).label
    words = f"{row['name']} wrote under {headings} of {row['answer__ret__round__title']} {year}"
    return Line(timezone.localdate(row["last"]), words, href=reverse("return-tasks", args=[row["answer__ret"]]))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
