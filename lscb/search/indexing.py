"""Keeping the index: what the audit trail says was written since is indexed anew, or everything is.

No signal and no step of a verb is needed: every write leaves an audit line in its own transaction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from django.db import transaction

from lscb.audit.models import AuditEvent
from lscb.audit.services import MADE, made
from lscb.search import trail
from lscb.search.kinds import Kind
from lscb.search.models import Entry, Mark
from lscb.search.registry import KINDS, SEARCHED

# Records are read and stored so many at a time, each time in a transaction of its own.
BATCH = 500
# Audit lines followed at once.
LINES = 2000

# Columns of days that are not named "…_on".
DAYS = {"on", "starts", "ends"}

Touched = dict[str, set[int]]


def catch_up(most: int | None = None) -> bool:
    """Indexes what was written since the last time; whether that was all, where `most` lines were to be followed."""
    left = most
    while left is None or left > 0:
        size = LINES if left is None else min(left, LINES)
        if _follow(size) < size:
            return True
        left = None if left is None else left - size
    return not trail.waiting().exists()


@transaction.atomic
def _follow(size: int) -> int:
    """Follows so many lines of the trail, or fewer where there are no more; how many there were."""
    _one_at_a_time()
    lines = list(trail.waiting()[:size])
    for label, numbers in touched_by(lines).items():
        for some in in_batches(sorted(numbers)):
            store(KINDS[label], some)
    if lines:
        trail.followed(lines)
    return len(lines)


def rebuild(say: Callable[[str], None] = lambda words: None) -> int:
    """Indexes every record anew, while the index that stands is searched; how many entries there are then."""
    with transaction.atomic():
        _one_at_a_time()
        trail.begin()
    Entry.objects.exclude(kind__in=KINDS).delete()
    for kind in SEARCHED:
        say(f"{kind.model._meta.verbose_name_plural}")
        rows = kind.written().order_by("pk")
        for some in in_batches(list(rows.values_list("pk", flat=True))):
            with transaction.atomic():
                _one_at_a_time()
                store(kind, some)
        Entry.objects.filter(kind=kind.label).exclude(object_id__in=rows.order_by().values("pk")).delete()
    catch_up()
    return Entry.objects.count()


def store(kind: Kind, numbers: Iterable[int]) -> None:
    """Indexes these records as they stand; what is gone leaves the index."""
    entries = [entry for record in kind.rows(numbers) for entry in kind.entries(record)]
    Entry.objects.filter(kind=kind.label, object_id__in=list(numbers)).delete()
    Entry.objects.bulk_create(entries, batch_size=BATCH)


def touched_by(lines: Iterable[AuditEvent]) -> Touched:
    """The records whose words or days may have changed, by their kind."""
    found: Touched = defaultdict(set)
    leading: dict[tuple[str, str], set[int]] = defaultdict(set)
    for line in lines:
        for label, numbers in _of_line(line):
            if label in KINDS:
                found[label].update(numbers)
            for kind, lookup in followers().get(label, ()):
                leading[kind.label, lookup].update(numbers)
        if _moved(line):
            for kind, lookup in descendants().get(line.model, ()):
                leading[kind.label, lookup].update(_number(line.record))
    for (label, lookup), above in leading.items():
        for some in in_batches(sorted(above)):
            rows = KINDS[label].model._default_manager.filter(**{f"{lookup}__in": some})
            found[label].update(rows.order_by().values_list("pk", flat=True))
    return found


def _of_line(line: AuditEvent) -> Iterator[tuple[str, Iterable[int]]]:
    """The record an audit line speaks of, and the rows it says were made at once."""
    yield line.model, _number(line.record)
    if MADE in line.changes:
        label, first, last = made(line.changes[MADE])
        yield label, range(first, last + 1)


def _number(record: str) -> set[int]:
    return {int(record)} if record.isdigit() else set()


def _moved(line: AuditEvent) -> bool:
    """Whether a record was put into another period or its own days were changed."""
    return any(column == "period_id" or column.endswith("_on") or column in DAYS for column in line.changes)


@cache
def followers() -> dict[str, list[tuple[Kind, str]]]:
    """From a model's label to the kinds indexed anew with it, each with the look-up that leads there."""
    return _by_label((label, kind, lookup) for kind in SEARCHED for label, lookup in kind.follows)


@cache
def descendants() -> dict[str, list[tuple[Kind, str]]]:
    """From a model's label to the kinds that take their days from it."""
    return _by_label((label, kind, lookup) for kind in SEARCHED for label, lookup in kind.ancestors)


def _by_label(rows: Iterable[tuple[str, Kind, str]]) -> dict[str, list[tuple[Kind, str]]]:
    found: dict[str, list[tuple[Kind, str]]] = defaultdict(list)
    for label, kind, lookup in rows:
        found[label].append((kind, lookup))
    return found


def in_batches(numbers: list[int]) -> Iterator[list[int]]:
    """A list, some of it at a time."""
    for start in range(0, len(numbers), BATCH):
        yield numbers[start : start + BATCH]


def _one_at_a_time() -> None:
    """Waits until nobody else is writing the index."""
    Mark.objects.get_or_create(pk=1)
    Mark.objects.select_for_update().get(pk=1)
