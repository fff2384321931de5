"""Which reminders are due on a day, and sending them: any number of runs sends each once, and misses none.

A rule's day is so many days from the due day. Of the rules whose day has come, only the latest for each audience
speaks, so that missed runs end in one letter. A rule whose day came before the return was asked for (or sent back, or
opened again) is passed over: its people have just heard. A changed due day begins anew, as the due day is in the key.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from lscb.accounts.models import User
from lscb.returns.models import Letter, ReminderRule, Return, ReturnEvent, Round
from lscb.returns.people import board_members, who_hand_in
from lscb.returns.services.writing import write

Audience = ReminderRule.Audience
KINDS = {Audience.OWERS: Letter.Kind.REMINDER, Audience.BOARD_MEMBER: Letter.Kind.ESCALATED}
ASKING = (ReturnEvent.Verb.OPENED, ReturnEvent.Verb.SENT_BACK, ReturnEvent.Verb.REOPENED)


@dataclass(frozen=True)
class Due:
    """A reminder whose day has come."""

    ret: Return
    rule: ReminderRule


@dataclass
class Sent:
    """What a run did: how many letters it wrote, and the reminders that nobody could be sent."""

    letters: int = 0
    nobody: list[Due] = field(default_factory=list)


def due_reminders(on: date) -> list[Due]:
    """The reminders that hold on a day, sent or not, in a fixed number of reads."""
    rules: dict[int, list[ReminderRule]] = {}
    for rule in ReminderRule.objects.filter(in_force=True).order_by("days"):
        rules.setdefault(rule.board_id, []).append(rule)
    rows = Return.objects.outstanding().filter(round__state=Round.State.OPEN, round__board__in=rules)
    owed = list(rows.select_related("round__period", "round__board", "agency", "group__chair_agency").order_by("pk"))
    asked = _asked_on(owed)
    return [
        Due(ret, rule)
        for ret in owed
        for rule in _speaking(rules[ret.round.board_id], ret.due, asked.get(ret.pk, date.min), on)
    ]


def send_due(on: date | None = None) -> Sent:
    """Sends the reminders that are due and were not sent."""
    day = on or timezone.localdate()
    due = due_reminders(day)
    owers = who_hand_in([each.ret for each in due if each.rule.audience == Audience.OWERS], day)
    members = board_members([each.ret for each in due if each.rule.audience == Audience.BOARD_MEMBER], day)
    done, known = Sent(), _known_keys(due)
    for each in due:
        people = (owers if each.rule.audience == Audience.OWERS else members)[each.ret.pk]
        done.letters += sum(_remind(each, person, day) for person in people if _key(each, person) not in known)
        if not people:
            done.nobody.append(each)
    return done


def _speaking(rules: list[ReminderRule], due: date | None, asked: date, on: date) -> list[ReminderRule]:
    """The latest rule for each audience whose day has come; rules come in order of their days."""
    latest: dict[str, ReminderRule] = {}
    for rule in rules:
        if due is not None and asked < due + timedelta(days=rule.days) <= on:
            latest[rule.audience] = rule
    return list(latest.values())


def _asked_on(returns: Iterable[Return]) -> dict[int, date]:
    """The day each return was last asked for, sent back or opened again."""
    events = ReturnEvent.objects.filter(ret__in=[ret.pk for ret in returns], verb__in=ASKING)
    last = events.order_by().values_list("ret").annotate(last=Max("at"))
    return {ret: timezone.localdate(at) for ret, at in last}


def _known_keys(due: list[Due]) -> set[str]:
    """The keys of letters that stand, so that a run with nothing to do writes nothing."""
    letters = Letter.objects.filter(ret__in={each.ret.pk for each in due})
    return set(letters.order_by().values_list("message__key", flat=True))


@transaction.atomic
def _remind(due: Due, person: User, on: date) -> bool:
    """Whether this call wrote the letter; the return is asked once more, as it may have been handed in meanwhile."""
    if not Return.objects.select_for_update().outstanding().filter(pk=due.ret.pk).exists():
        return False
    kind = KINDS[Audience(due.rule.audience)]
    letter = write(ret=due.ret, kind=kind, person=person, key=_key(due, person), on=on, by=None, rule=due.rule)
    return letter is not None


def _key(due: Due, person: User) -> str:
    return f"reminder:{due.ret.pk}:{due.rule.pk}:{due.ret.due}:{person.pk}"
