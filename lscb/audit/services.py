"""The only ways a record is written: add, change, remove, each with its audit line in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction

from lscb.audit.models import AuditEvent
from lscb.permissions import EVERYWHERE, audit_power

M = TypeVar("M", bound=models.Model)


Links = Mapping[str, Iterable[models.Model]]
"""What many-to-many relations are to hold, by their names."""


@transaction.atomic
def add(record: M, *, by: Any, verb: str = "added", reason: str = "", links: Links | None = None) -> M:
    """Validates and stores a new record. Raises ValidationError with a sentence at each field concerned."""
    record.full_clean()
    _refuse(why_locked(record))
    record.save(force_insert=True)
    changes = _initial(record) | _link(record, links or {})
    write(record, by=by, verb=verb, changes=changes, reason=reason)
    return record


@transaction.atomic
def change(record: M, *, by: Any, verb: str = "changed", reason: str = "", **values: Any) -> M:
    """Sets columns of a stored record and says which changed; a change to what already stands writes nothing."""
    before = snapshot(stored(record))
    for column, value in values.items():
        setattr(record, column, value)
    return save_changed(record, before, by=by, verb=verb, reason=reason)


@transaction.atomic
def save_changed(
    record: M,
    before: dict[str, Any],
    *,
    by: Any,
    verb: str = "changed",
    reason: str = "",
    links: Links | None = None,
) -> M:
    """Stores a record already altered in memory, given the snapshot of what stood before."""
    changes = differences(before, snapshot(record))
    if changes:
        record.full_clean()
        _refuse(why_locked(record, changes))
        record.save()
    changes |= _link(record, links or {})
    if changes:
        write(record, by=by, verb=verb, changes=changes, reason=reason)
    return record


@transaction.atomic
def remove(record: models.Model, *, by: Any, reason: str = "") -> None:
    """Deletes a record; what it held stays in the audit line.

    Raises ValidationError where others stand on it. It tells their number and no name: not everybody may read them.
    """
    _refuse(why_locked(record))
    was = {column: [value, None] for column, value in snapshot(record).items()}
    write(record, by=by, verb="removed", changes=was, reason=reason)
    try:
        record.delete()
    except models.ProtectedError as held:
        count = len(held.protected_objects)
        rest = "another record stands on it" if count == 1 else f"{count} other records stand on it"
        raise ValidationError(f"“{record}” cannot be taken away: {rest}.") from held


@transaction.atomic
def add_many(records: Sequence[M], *, by: Any, subject: models.Model, verb: str, batch: int = 2000) -> list[M]:
    """Stores many rows of one kind at once under one audit line on `subject`, as an import does.

    The rows must be valid already: nothing is checked here but what the database checks, and that their year is open.
    """
    for record in records:
        _refuse(why_locked(record))
    made_now = type(records[0])._default_manager.bulk_create(records, batch_size=batch) if records else []
    changes: dict[str, Any] = {"rows": [0, len(made_now)]}
    if made_now:
        numbers = [row.pk for row in made_now]
        changes[MADE] = [None, f"{type(made_now[0])._meta.label_lower} {min(numbers)} to {max(numbers)}"]
    write(subject, by=by, verb=verb, changes=changes)
    return made_now


# In the changes of such a line, and no column's name: which rows, "indicators.observation 120 to 180", perhaps with
# some that others made meanwhile.
MADE = "rows made"


def made(change: Sequence[Any]) -> tuple[str, int, int]:
    """The label of a model and the first and last number that such a line names."""
    label, first, _, last = str(change[1]).split(" ")
    return label, int(first), int(last)


@transaction.atomic
def set_links(record: models.Model, field: str, others: Iterable[models.Model], *, by: Any) -> None:
    """Sets a many-to-many relation, with one audit line naming it where it changed."""
    if changes := _link(record, {field: others}):
        write(record, by=by, verb="changed", changes=changes)


def write(
    record: models.Model, *, by: Any, verb: str, changes: dict[str, Any] | None = None, reason: str = ""
) -> AuditEvent:
    """One audit line on a record. `by` is the person, or None where the system itself acted."""
    return AuditEvent.objects.create(
        actor=str(by.pk) if by is not None else "",
        verb=verb,
        model=record._meta.label_lower,
        record=str(record.pk),
        label=str(record)[:250],
        scope=scope_of(record),
        read_power=getattr(record, "line_power", "") or audit_power(type(record)),
        changes=changes or {},
        reason=reason,
    )


def why_locked(record: models.Model, columns: Iterable[str] | None = None) -> str:
    """The sentence with which a record refuses every write, as its year is closed; empty where it does not.

    A model that closes with its year has a method `why_locked`, and names the columns that do in `locks_only` where it
    is not all of them. `columns` are those to be written. A stored record is asked as it stands, and as it is to be.
    """
    ask = getattr(record, "why_locked", None)
    only = getattr(record, "locks_only", ())
    if ask is None or (columns is not None and only and not set(only) & set(columns)):
        return ""
    if record._state.adding:
        return str(ask())
    stands: Any = type(record)._base_manager.filter(pk=record.pk).first()
    return str((stands.why_locked() if stands else "") or ask())


def _refuse(why_not: str) -> None:
    if why_not:
        raise ValidationError(why_not)


def scope_of(record: models.Model) -> str:
    """The widest scope a record lies in, under which its audit lines are read."""
    scopes = getattr(record, "scopes", None)
    keys = scopes() if scopes else ()
    return keys[0] if keys else EVERYWHERE


def stored(record: M) -> M:
    """The record as the database holds it now, locked where the database can."""
    return type(record)._base_manager.select_for_update().get(pk=record.pk)


def snapshot(record: models.Model) -> dict[str, Any]:
    """The plain value of each column, as it goes into an audit line; a model names what must not (`not_in_audit`)."""
    hidden = getattr(record, "not_in_audit", ())
    return {f.attname: plain(f.value_from_object(record)) for f in record._meta.concrete_fields if f.name not in hidden}


def differences(before: dict[str, Any], after: dict[str, Any]) -> dict[str, list[Any]]:
    """The columns that differ, each with its old and new value."""
    return {k: [before.get(k), v] for k, v in after.items() if before.get(k) != v}


def plain(value: Any) -> Any:
    """A value as JSON can hold it."""
    if value is None or isinstance(value, bool | int | str | list | dict):
        return value
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _link(record: models.Model, links: Links) -> dict[str, Any]:
    """Sets many-to-many relations and answers with those that changed: the numbers they held and hold."""
    changes = {}
    for field, others in links.items():
        manager = getattr(record, field)
        before = sorted(manager.values_list("pk", flat=True))
        after = sorted(other.pk for other in others)
        if before != after:
            _refuse(why_locked(record, [field]))
            manager.set(after)
            changes[field] = [before, after]
    return changes


def _initial(record: models.Model) -> dict[str, list[Any]]:
    empty: tuple[Any, ...] = (None, "", [], {})
    return {k: [None, v] for k, v in snapshot(record).items() if v not in empty and k != record._meta.pk.attname}
