"""Sets of standards written by the office: their standards nested and in order. Once answered, the standards stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import transaction

from agencies.section11 import policies
from agencies.section11.models import Standard, StandardSet
from agencies.section11.services.standing import Requirement, lay_out
from lscb.audit import services as audit
from lscb.board import shaping
from lscb.board.addressing import free_address

WORDS_OF_A_SET = ("name", "edition", "slug", "starts", "ends")
WORDS_OF_A_STANDARD = ("number", "requirement", "guidance")


@transaction.atomic
def keep_set(*, standard_set: StandardSet, by: Any, reason: str = "") -> StandardSet:
    """Stores a set as a screen filled it; a new one gets a lasting name where it has none.

    Once an agency was asked for it, its grades and its purpose stay. Raises ValidationError.
    """
    if not standard_set.slug:
        taken = StandardSet.objects.of_board(standard_set.board).values_list("slug", flat=True)
        standard_set.slug = free_address(str(standard_set)[:55], taken=taken, otherwise="standards")
    in_use = policies.why_not_reshape(standard_set)
    if in_use and not standard_set._state.adding and _only_days(standard_set):
        in_use = ""  # a set goes out of use without a reason
    return shaping.keep(record=standard_set, by=by, in_use=in_use, mendable=WORDS_OF_A_SET, reason=reason)


@transaction.atomic
def keep_standard(*, standard: Standard, by: Any, reason: str = "") -> Standard:
    """Stores a standard as a screen filled it; a new one, or one put under another, comes last there.

    Of a set that was answered its words alone may change, with a reason. Raises ValidationError.
    """
    whole = audit.stored(standard.set)  # locked, so that two are not put at one place
    in_use = policies.why_not_reshape(whole)
    stands = None if standard._state.adding else audit.stored(standard)
    if stands is None or stands.parent_id != standard.parent_id:
        standard.order = whole.standards.count() + 1
    kept = shaping.keep(record=standard, by=by, in_use=in_use, mendable=WORDS_OF_A_STANDARD, reason=reason)
    if not in_use:
        shaping.reorder(whole, in_order(list(whole.standards.all())), by=by)
    return kept


@transaction.atomic
def move_standard(*, standard: Standard, step: int, by: Any) -> None:
    """One place up (-1) or down (1) among those beside it, with all that stands under it.

    Raises ValidationError once the set was answered.
    """
    whole = audit.stored(standard.set)
    shaping.refuse(policies.why_not_reshape(whole))
    rows = in_order(list(whole.standards.all()))
    beside = shaping.moved([row for row in rows if row.parent_id == standard.parent_id], standard, step)
    turn = {row.pk: place for place, row in enumerate(beside)}
    rows.sort(key=lambda row: turn.get(row.pk, -1))
    shaping.reorder(whole, in_order(rows, by_order=False), by=by)


@transaction.atomic
def lay_out_standards(*, standard_set: StandardSet, requirements: Sequence[Requirement], by: Any) -> None:
    """The whole list of standards, nested as given, in place of those that stand; the same list changes nothing.

    Raises ValidationError where the set was answered and the list is another.
    """
    whole = audit.stored(standard_set)
    rows = in_order(list(whole.standards.all()))
    if _as_given(rows) == list(_flat(requirements)):
        return
    shaping.refuse(policies.why_not_reshape(whole))
    for standard in reversed(rows):  # those under another before it
        audit.remove(standard, by=by)
    lay_out(whole, requirements, by=by)


@transaction.atomic
def remove_standard(*, record: StandardSet | Standard, by: Any, reason: str = "") -> None:
    """Takes a set with its standards, or a standard with those under it, away. Raises ValidationError once answered."""
    whole = record if isinstance(record, StandardSet) else record.set
    rows = in_order(list(whole.standards.all()))
    parts = rows if isinstance(record, StandardSet) else _under(rows, record)
    why_not = policies.why_not_remove(record)
    shaping.remove(record=record, by=by, reason=reason, why_not=why_not, parts=reversed(parts))


def in_order(rows: Sequence[Standard], *, by_order: bool = True) -> list[Standard]:
    """Standards from top to bottom, each followed by those under it; without `by_order` those beside stay as given."""
    given = sorted(rows, key=lambda row: (row.order, row.pk)) if by_order else rows
    under: dict[int | None, list[Standard]] = {}
    for row in given:
        under.setdefault(row.parent_id, []).append(row)

    def below(parent: int | None) -> Iterator[Standard]:
        for row in under.get(parent, []):
            yield row
            yield from below(row.pk)

    return list(below(None))


def depths(rows: Sequence[Standard]) -> dict[int, int]:
    """How deep each standard stands, 0 at the top; `rows` in order."""
    found: dict[int, int] = {}
    for row in rows:
        found[row.pk] = found[row.parent_id] + 1 if row.parent_id else 0
    return found


def _under(rows: Sequence[Standard], one: Standard) -> list[Standard]:
    """What stands under a standard, at any depth; `rows` in order."""
    found: list[Standard] = []
    for row in rows:
        if row.parent_id in {one.pk, *(each.pk for each in found)}:
            found.append(row)
    return found


def _only_days(standard_set: StandardSet) -> bool:
    changed = audit.differences(audit.snapshot(audit.stored(standard_set)), audit.snapshot(standard_set))
    return set(changed) <= {"starts", "ends"}


Given = tuple[int, str, str, str]


def _as_given(rows: Sequence[Standard]) -> list[Given]:
    deep = depths(rows)
    return [(deep[row.pk], row.number, row.requirement, row.guidance) for row in rows]


def _flat(requirements: Sequence[Requirement], depth: int = 0) -> Iterator[Given]:
    for one in requirements:
        yield (depth, one.number, one.requirement, one.guidance)
        yield from _flat(one.parts, depth + 1)
