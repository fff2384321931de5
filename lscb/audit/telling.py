"""Audit lines as a person reads them: who did what to a record, and what each column was and became."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models

from lscb.audit.models import AuditEvent
from lscb.web import british

LONGEST = 300
NOTHING: tuple[Any, ...] = (None, "", [])


@dataclass(frozen=True)
class Change:
    """One column: its name in words, what stood there and what stands there now; empty where nothing did."""

    column: str
    was: str
    now: str


@dataclass(frozen=True)
class Told:
    """One audit line: the moment, who, what was done and why, and the columns concerned."""

    at: datetime
    who: str
    what: str
    reason: str
    changes: tuple[Change, ...]


def tell(lines: Sequence[AuditEvent], model: type[models.Model], user: Any) -> list[Told]:
    """The lines in words, for a reader. Asks once for the people and once for each related kind, however many lines."""
    people = _people(lines, user)
    names = _Names(lines, model, user)
    return [
        Told(
            at=line.at,
            who=_who(line.actor, people),
            what=line.verb,
            reason=line.reason,
            changes=tuple(_change(column, values, names) for column, values in line.changes.items()),
        )
        for line in lines
    ]


class _Names:
    """The words for columns and values of one model, with the names of the records they refer to."""

    def __init__(self, lines: Iterable[AuditEvent], model: type[models.Model], user: Any) -> None:
        self.fields: dict[str, Any] = {
            getattr(f, "attname", f.name): f for f in (*model._meta.concrete_fields, *model._meta.many_to_many)
        }
        referred: dict[str, set[int]] = {}
        for line in lines:
            for column, values in line.changes.items():
                if column in self.fields and self.fields[column].is_relation:
                    referred.setdefault(column, set()).update(_numbers(values))
        self.names = {column: self._named(column, pks, user) for column, pks in referred.items()}

    def _named(self, column: str, pks: set[int], user: Any) -> dict[int, str]:
        rows = self.fields[column].related_model._default_manager.filter(pk__in=pks).select_related()
        return {row.pk: str(row) for row in (rows.visible_to(user) if hasattr(rows, "visible_to") else rows)}

    def column(self, column: str) -> str:
        field = self.fields.get(column)
        words = str(field.verbose_name) if field is not None else column.replace("_", " ")
        return words[:1].upper() + words[1:]

    def value(self, column: str, value: Any) -> str:
        if value in NOTHING:
            return ""
        if isinstance(value, list):
            return ", ".join(self.value(column, one) for one in value)
        if column in self.names:
            return self.names[column].get(value, f"record {value}")
        words = _plainly(value, self.fields.get(column))
        return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


def _who(actor: str, people: dict[str, str]) -> str:
    """A person's name; of whoever acts without an account ("reader:12") what the log calls them: reader 12."""
    if ":" in actor:
        return actor.replace(":", " ")
    return people.get(actor, "somebody no longer here") if actor else "the system"


def _change(column: str, values: Any, names: _Names) -> Change:
    was, now = values if isinstance(values, list) and len(values) == 2 else (None, values)
    return Change(names.column(column), names.value(column, was), names.value(column, now))


def _plainly(value: Any, field: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return "; ".join(f"{str(key).replace('_', ' ')}: {_inside(held)}" for key, held in value.items())
    choices = dict(getattr(field, "flatchoices", None) or ())
    if value in choices:
        return str(choices[value])
    if type(field) is models.DateField:
        return british.day(date.fromisoformat(value))
    return str(value)


def _inside(held: Any) -> str:
    """What stands under a name in a column that holds several."""
    return ", ".join(map(_inside, held)) if isinstance(held, list) else _plainly(held, None)


def _people(lines: Iterable[AuditEvent], user: Any) -> dict[str, str]:
    """The names of those who acted and are still known, by their number. Asks once."""
    numbers = {int(line.actor) for line in lines if line.actor.isdigit()}
    return {str(person.pk): str(person) for person in user._meta.model._default_manager.filter(pk__in=numbers)}


def _numbers(values: Any) -> set[int]:
    flat: list[Any] = []
    for value in values if isinstance(values, list) else [values]:
        flat.extend(value if isinstance(value, list) else [value])
    return {value for value in flat if isinstance(value, int)}
