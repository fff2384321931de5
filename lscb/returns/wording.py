"""What the letters about a return say, in plain text."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

from django.urls import reverse

from lscb.accounts.models import User
from lscb.outbox.services import address
from lscb.returns.models import Letter, Return
from lscb.web import british

FIRST = {
    Letter.Kind.ASKED: "The board asks {who} for its return: {title}.",
    Letter.Kind.REMINDER: "This is a reminder that {who} owes the board its return: {title}.",
    Letter.Kind.CHASED: "The board's office asks about the return of {who}: {title}.",
    Letter.Kind.ESCALATED: "You are the board member for {member_of}. {who} has not handed its return in: {title}.",
}
LAST = {
    Letter.Kind.ESCALATED: "Please ask the people who fill it in whether they need help, and tell the board's office.",
}
HELP = "If something stands in the way, write to the board's office by answering this letter."


def subject(ret: Return, kind: str, on: date) -> str:
    """The subject line: "Section 11, 2012–13: 12 days late"."""
    far = british.how_far(ret.due, on) if ret.due else ""
    if kind == Letter.Kind.ASKED:
        return f"{_title(ret)}: " + (f"due on {british.day(ret.due)}" if ret.due else "asked for")
    if far and ret.due and ret.due >= on:
        return f"{_title(ret)}: due {far}"
    return f"{_title(ret)}: {far}" if far else f"{_title(ret)}: not handed in yet"


def body(ret: Return, kind: str, person: User, on: date, text: str = "") -> str:
    """The letter to one person; `text` is what the rule adds."""
    member_of = ret.agency or (ret.group.chair_agency if ret.group else None)
    first = FIRST[Letter.Kind(kind)].format(who=ret.respondent, title=_title(ret), member_of=member_of)
    parts = [
        f"Dear {person.name or 'colleague'},",
        first,
        _due(ret, on),
        text.strip(),
        f"The return is here:\n{address(reverse('return-tasks', args=[ret.pk]))}",
        LAST.get(Letter.Kind(kind), HELP),
        str(ret.round.board),
    ]
    return "\n\n".join(dedent(part) for part in parts if part) + "\n"


def _title(ret: Return) -> str:
    return f"{ret.round.title}, {ret.round.period.label}"


def _due(ret: Return, on: date) -> str:
    if ret.due is None:
        return ""
    far = british.how_far(ret.due, on)
    if ret.due < on:
        return f"It was due on {british.day(ret.due)} and is {far}."
    return f"It is due on {british.day(ret.due)}, {far}."
