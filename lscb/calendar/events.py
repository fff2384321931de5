"""A person's days as events of a calendar. Nothing of a child's death, of a case or of a figure stands in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from lscb.actions.lateness import day_of
from lscb.actions.people import in_words
from lscb.calendar.ics import Event
from lscb.calendar.reading import actions_of, meetings_of, owed_by, rounds_of
from lscb.outbox.services import address
from workgroups.models import Group, Meeting

DAYS_BACK = 90


def events_of(user: Any, on: date) -> list[Event]:
    """Due days of returns, rounds and actions, and meetings, in order; a fixed number of reads."""
    found = [*_returns(user), *_rounds(user), *_actions(user, on), *_meetings(user, on - timedelta(days=DAYS_BACK))]
    return sorted(found, key=lambda event: (event.day, event.uid))


def _returns(user: Any) -> Iterator[Event]:
    for ret in owed_by(user):
        if ret.due is None:
            continue
        yield Event(
            _uid("return", ret.pk),
            ret.due,
            f"Due: {ret.round.title}, {ret.respondent}",
            f"The return of {ret.respondent} for {ret.round.period.label} is to be handed in.",
            address(reverse("return-tasks", args=[ret.pk])),
        )


def _rounds(user: Any) -> Iterator[Event]:
    for round in rounds_of(user):
        link = address(reverse("round", args=[round.pk]))
        yield Event(_uid("round", round.pk), round.due_on or date.max, f"Returns due: {round}", "", link)


def _actions(user: Any, on: date) -> Iterator[Event]:
    for action in actions_of(user, on):
        verb = "Due" if action.due_on else "Look again"
        link = address(reverse("action", args=(action.board.slug, action.pk)))
        yield Event(_uid("action", action.pk), day_of(action) or date.max, f"{verb}: {in_words(action)}", "", link)


def _meetings(user: Any, since: date) -> Iterator[Event]:
    for meeting in meetings_of(user, since):
        # A panel's own words for a meeting may speak of a case.
        named = meeting.title and meeting.group.kind != Group.Kind.PANEL
        words = f"{meeting.group}: {meeting.title}" if named else f"Meeting: {meeting.group}"
        cancelled = meeting.state == Meeting.State.CANCELLED
        yield Event(_uid("meeting", meeting.pk), meeting.on, words, meeting.venue, cancelled=cancelled)


def _uid(kind: str, pk: int) -> str:
    return f"{kind}-{pk}@{urlsplit(settings.BASE_URL).hostname}"
