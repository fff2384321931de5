"""What happened to an action, in sentences made of its audit lines and those of its owners, updates and letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from lscb.actions.models import Action, ActionUpdate, Letter, Owner
from lscb.audit.models import AuditEvent
from lscb.audit.telling import Change, Told, tell

MOST = 200
# Columns that say nothing of what is to be done.
OUR_OWN = ("Board", "Order")
PARTS: tuple[type[models.Model], ...] = (Owner, ActionUpdate, Letter)
OF_OWNER = {
    "added": "{who} named {label} to do it",
    "removed": "{who} took {label} off those who are to do it",
    "named who holds the post": "{who} said who holds the post “{label}”",
}
OF_UPDATE = {
    "added": "{who} wrote what was done{day}",
    "proposed as finished": "{who} proposed that it is finished{day}",
    "agreed": "{who} agreed that it is finished",
    "not agreed": "{who} did not agree that it is finished",
}
OF_LETTER = {
    Letter.Kind.CHASED: "{who} wrote to {person} to chase it",
    Letter.Kind.REMINDER: "{person} was reminded of it",
    Letter.Kind.ANSWERED: "{person} was told what the office made of the proposal",
}


@dataclass(frozen=True)
class Entry:
    """One thing that happened: when, a sentence, and what each column was and became."""

    at: datetime
    words: str
    details: tuple[str, ...] = ()


def history(action: Action, user: Any) -> list[Entry]:
    """The latest first, for a reader of the audit log; empty for others. A fixed number of reads."""
    of_parts = Q(changes__action_id__0=action.pk) | Q(changes__action_id__1=action.pk)
    told = Q(model=Action._meta.label_lower, record=str(action.pk))
    told |= Q(model__in=[part._meta.label_lower for part in PARTS]) & of_parts
    for part in (Owner, ActionUpdate):
        # What changed in a part names no action; the line that added or removed it does, also where it is gone.
        known = AuditEvent.objects.filter(of_parts, model=part._meta.label_lower).order_by().values("record")
        told |= Q(model=part._meta.label_lower, record__in=known)
    lines = list(AuditEvent.objects.visible_to(user).filter(told).order_by("-at", "-pk")[:MOST])
    by_model: dict[str, list[AuditEvent]] = {}
    for line in lines:
        by_model.setdefault(line.model, []).append(line)
    found: dict[int, Entry] = {}
    kinds: tuple[type[models.Model], ...] = (Action, *PARTS)
    for model in kinds:
        mine = by_model.get(model._meta.label_lower, [])
        found |= {line.pk: _entry(line, said) for line, said in zip(mine, tell(mine, model, user), strict=True)}
    return [found[line.pk] for line in lines]


def _entry(line: AuditEvent, told: Told) -> Entry:
    said, who = {change.column: change.now for change in told.changes}, _capital(told.who)
    at, reason = timezone.localtime(line.at), f": {told.reason}" if told.reason else ""
    if line.model == Owner._meta.label_lower:
        words = OF_OWNER.get(line.verb, "{who} changed {label}").format(who=who, label=line.label)
        return Entry(at, f"{words}{reason}.")
    if line.model == ActionUpdate._meta.label_lower:
        day = f" by {said['Day']}" if said.get("Day") else ""
        words = OF_UPDATE.get(line.verb, "{who} changed an update").format(who=who, day=day)
        state = (f"State: {said['State']}",) if said.get("State") else ()
        return Entry(at, f"{words}{reason}{'' if reason.endswith('.') else '.'}", state)
    if line.model == Letter._meta.label_lower:
        kind = Letter.Kind((line.changes.get("kind") or [None, Letter.Kind.REMINDER])[1])
        return Entry(at, f"{OF_LETTER[kind].format(who=who, person=said.get('To whom') or 'Somebody')}.")
    if line.verb == "opened":
        return Entry(
            at, f"{who} opened it.", tuple(_detail(change) for change in told.changes if change.column not in OUR_OWN)
        )
    return Entry(at, f"{who} {line.verb} it{reason}.", tuple(_detail(change) for change in told.changes))


def _detail(change: Change) -> str:
    if change.was and change.now:
        return f"{change.column}: was “{change.was}”, became “{change.now}”"
    if change.now:
        return f"{change.column}: “{change.now}”"
    return f"{change.column}: was “{change.was}”, emptied"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
