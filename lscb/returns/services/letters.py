"""What people are told by email of a return: that it was handed in, sent back, accepted, opened again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from lscb.accounts.models import Grant, User
from lscb.outbox import services as outbox
from lscb.permissions import Power, roles_with
from lscb.returns.models import Return, ReturnEvent
from lscb.web import british


def receipt(*, ret: Return, event: ReturnEvent, by: Any) -> None:
    """To the person who handed it in: what, when, and how late."""
    when = timezone.localtime(event.at)
    late = f", {british.days_late((when.date() - ret.due).days)}" if ret.due and when.date() > ret.due else ""
    body = (
        f"The return of {ret.respondent} was handed in on {british.day(when)} at {british.clock(when)}{late}.\n\n"
        "The board's office reads it, and accepts it or sends headings back with its reason.\n\n"
        f"Return number {ret.pk}: {_page('return-receipt', ret)}"
    )
    _to_each([by], ret, event, subject=f"Handed in: {_title(ret)}", body=body, by=by)


def sent_back(*, ret: Return, event: ReturnEvent, by: Any) -> None:
    """To those who hand it in: which headings, why, and by when."""
    wanted = f" It is wanted again by {british.day(ret.due)}." if ret.due and ret.due >= timezone.localdate() else ""
    body = (
        f"The board's office sent back heading {event.headings} of the return of {ret.respondent}.{wanted}\n\n"
        f"The reason:\n\n{event.reason}\n\n"
        f"The other headings stay as they were handed in. Carry on here: {_page('return-tasks', ret)}"
    )
    _to_each(_answerable(ret), ret, event, subject=f"Sent back: {_title(ret)}", body=body, by=by)


def accepted(*, ret: Return, event: ReturnEvent, by: Any) -> None:
    """To those who hand it in: that nothing more is owed."""
    body = (
        f"The board's office accepted the return of {ret.respondent}. Nothing more is owed.\n\n"
        f"You can read and print it at any time: {_page('return-tasks', ret)}"
    )
    _to_each(_answerable(ret), ret, event, subject=f"Accepted: {_title(ret)}", body=body, by=by)


def reopened(*, ret: Return, event: ReturnEvent, by: Any) -> None:
    """To those who hand it in: that it is open again, and why."""
    body = (
        f"The board's office opened the return of {ret.respondent} again.\n\n"
        f"The reason:\n\n{event.reason}\n\nIt has to be handed in once more: {_page('return-tasks', ret)}"
    )
    _to_each(_answerable(ret), ret, event, subject=f"Open again: {_title(ret)}", body=body, by=by)


def _answerable(ret: Return) -> Iterable[User]:
    """Whoever handed it in last, and those who may hand it in now."""
    grants = Grant.objects.in_force().filter(scope=ret.scopes()[-1], role__in=roles_with(Power.SUBMIT_RETURN))
    last = [ret.submitted_by] if ret.submitted_by.isdigit() else []
    return User.objects.filter(Q(pk__in=grants.values("user")) | Q(pk__in=last), is_active=True).order_by("pk")


def _to_each(people: Iterable[User], ret: Return, event: ReturnEvent, *, subject: str, body: str, by: Any) -> None:
    """One letter to each, known by the event it tells of, so that none goes twice. The system's own acts need none."""
    if by is None:
        return
    for person in people:
        key = f"return-event-{event.pk}-{person.pk}"
        scope = ret.scopes()[0]
        outbox.post(key=key, to=person.email, person=person, subject=subject, body=body, by=by, scope=scope)


def _title(ret: Return) -> str:
    return f"{ret.round.title} {ret.round.period.label}, {ret.respondent}"


def _page(name: str, ret: Return) -> str:
    return outbox.address(reverse(name, args=[ret.pk]))
