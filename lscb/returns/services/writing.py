"""Letters about a return: posted under a key, so that each is sent once, and noted beside the return."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from lscb.accounts.models import User
from lscb.audit import services as audit
from lscb.board import shaping
from lscb.outbox.services import post
from lscb.permissions import scope_key
from lscb.returns import wording
from lscb.returns.models import Letter, ReminderRule, Return
from lscb.returns.people import who_hand_in
from lscb.returns.policies import why_not_remove_rule
from lscb.returns.services.saying import refuse

REMINDERS = (
    (-14, ReminderRule.Audience.OWERS, ""),
    (-3, ReminderRule.Audience.OWERS, ""),
    (1, ReminderRule.Audience.OWERS, "A return that comes late is still wanted; it is marked as late."),
    (7, ReminderRule.Audience.OWERS, "A return that comes late is still wanted; it is marked as late."),
    (14, ReminderRule.Audience.BOARD_MEMBER, ""),
)


@transaction.atomic
def write(
    *, ret: Return, kind: Letter.Kind, person: User, key: str, on: date, by: Any, rule: ReminderRule | None = None
) -> Letter | None:
    """A letter to one person about a return; None where one of the same key was written before."""
    message = post(
        key=key,
        to=person.email,
        person=person,
        subject=wording.subject(ret, kind, on),
        body=wording.body(ret, kind, person, on, rule.text if rule else ""),
        scope=scope_key("board", ret.round.board_id),
        by=by,
    )
    if Letter.objects.filter(message=message).exists():
        return None
    letter = Letter(ret=ret, kind=kind, message=message, rule=rule, on=on)
    return audit.add(letter, by=by, verb="wrote a letter")


@transaction.atomic
def tell(*, ret: Return, people: Iterable[User], by: Any, on: date | None = None) -> int:
    """Tells people that a return is asked of them, each once; how many letters that made."""
    day = on or timezone.localdate()
    keys = {f"asked:{ret.pk}:{person.pk}": person for person in people}
    made = [write(ret=ret, kind=Letter.Kind.ASKED, person=each, key=key, on=day, by=by) for key, each in keys.items()]
    return sum(letter is not None for letter in made)


@transaction.atomic
def chase(*, returns: Iterable[Return], by: Any, on: date | None = None) -> Chased:
    """Writes to whoever owes each return, at most once a day each.

    Raises ValidationError where there is nothing to chase. Returns handed in meanwhile are passed over.
    """
    day, chosen = on or timezone.localdate(), list(returns)
    owed = [ret for ret in chosen if ret.state not in Return.HANDED_IN]
    refuse("" if owed else "Tick the returns to chase." if not chosen else "These returns have been handed in.")
    people, made = who_hand_in(owed, day), Chased()
    for ret in owed:
        written = [_chase(ret, person, by, day) for person in people[ret.pk]]
        made.letters += sum(written)
        made.count(ret, bool(people[ret.pk]), any(written))
    return made


def _chase(ret: Return, person: User, by: Any, day: date) -> bool:
    key = f"chase:{ret.pk}:{person.pk}:{day.isoformat()}"
    return write(ret=ret, kind=Letter.Kind.CHASED, person=person, key=key, on=day, by=by) is not None


class Chased:
    """What came of chasing: letters written, the returns they are about, those nobody could be written to about."""

    def __init__(self) -> None:
        self.letters = 0
        self.returns: list[Return] = []
        self.again: list[Return] = []
        self.nobody: list[Return] = []

    def count(self, ret: Return, anybody: bool, written: bool) -> None:
        """Puts a return where it belongs."""
        (self.returns if written else self.again if anybody else self.nobody).append(ret)


@transaction.atomic
def lay_out_reminders(*, board: Any, by: Any) -> list[ReminderRule]:
    """The rules a board starts with, made once; a board that has any keeps its own."""
    if ReminderRule.objects.of_board(board).exists():
        return []
    rules = [ReminderRule(board=board, days=days, audience=audience, text=text) for days, audience, text in REMINDERS]
    return [audit.add(rule, by=by) for rule in rules]


@transaction.atomic
def keep_rule(*, rule: ReminderRule, by: Any) -> ReminderRule:
    """Stores a rule for reminders as a screen filled it. Raises ValidationError for a day that has one already."""
    return shaping.keep(record=rule, by=by)


def remove_rule(*, rule: ReminderRule, by: Any, reason: str = "") -> None:
    """Takes a rule away by which no letter went. Raises ValidationError for others: they are put out of use."""
    shaping.remove(record=rule, by=by, reason=reason, why_not=why_not_remove_rule(rule))
