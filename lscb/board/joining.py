"""What many records of a report point to (agencies, groups, topics, periods), read once and not joined to each of them.

A join is composed, sent and turned into records anew for every kind that needs it; an assembly needs the same dozen
agencies in twenty places.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Model

from lscb.board.year import Year

M = TypeVar("M", bound=Model)


def joined(year: Year, rows: Iterable[M], *paths: str) -> list[M]:
    """The rows, with the records at the end of these paths (`"agency"`, `"topic__period"`) in their places.

    The first row that points to a kind has all of that kind read that the board holds, with what the kind names in
    `read_with`; whatever a row has from elsewhere, of a shared panel say, is read with one question more.
    """
    held = list(rows)
    for path in paths:
        _join(year, held, path)
    return held


def held_by_board(year: Year, model: type[M]) -> dict[Any, M]:
    """All records of a kind that the board holds, by number: each one object throughout an assembly."""
    records: Any = model
    return year.once(f"all.{model._meta.label}", lambda: _read(model, records.objects.of_board(year.board)))


def _join(year: Year, rows: list[Any], path: str) -> None:
    name, _, further = path.partition("__")
    wanted = [row for row in rows if getattr(row, f"{name}_id") is not None]
    if not wanted:
        return
    field = wanted[0]._meta.get_field(name)
    model: Any = field.related_model
    own = held_by_board(year, model)
    # Kept apart: what a row points to elsewhere is not the board's, and no chapter lists it as such.
    others: dict[Any, Any] = year.once(f"beyond.{model._meta.label}", dict)
    if missing := {getattr(row, field.attname) for row in wanted} - own.keys() - others.keys():
        others |= _read(model, model.objects.filter(pk__in=missing))
    for row in wanted:
        pk = getattr(row, field.attname)
        field.set_cached_value(row, own[pk] if pk in own else others[pk])
    if further:
        _join(year, [getattr(row, name) for row in wanted], further)


def _read(model: type[M], rows: Any) -> dict[Any, M]:
    found = rows.order_by().prefetch_related(*getattr(model, "read_with", ()))
    return {row.pk: row for row in found}
