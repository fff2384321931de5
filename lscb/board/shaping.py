"""Wholes made of parts (a form of headings, a scale of levels, a set of standards), and what their use forbids.

While a whole is in use its parts stay: none is added, taken away or moved. Its words may be mended, with a reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction

from lscb.audit import services as audit

M = TypeVar("M", bound=models.Model)
SAY_WHY = "Say why the words are changed. The reason is kept with what they were."


@transaction.atomic
def keep(*, record: M, by: Any, in_use: str = "", mendable: Collection[str] = (), reason: str = "") -> M:
    """Stores a whole or a part as a form filled it. `in_use` is the sentence that says why its shape stays.

    Then only `mendable` columns may change, with a reason. Raises ValidationError.
    """
    if record._state.adding:
        refuse(in_use)
        return audit.add(record, by=by)
    before = audit.snapshot(audit.stored(record))
    changed = set(audit.differences(before, audit.snapshot(record)))
    if in_use and changed:
        refuse("" if changed <= set(mendable) else in_use)
        refuse("" if reason.strip() else SAY_WHY, "reason")
    return audit.save_changed(record, before, by=by, reason=reason.strip())


@transaction.atomic
def remove(
    *, record: models.Model, by: Any, why_not: str, reason: str = "", parts: Iterable[models.Model] = ()
) -> None:
    """Takes a record away, its `parts` before it, unless `why_not` says why it stays. Raises ValidationError."""
    refuse(why_not)
    for part in parts:
        audit.remove(part, by=by, reason=reason)
    audit.remove(record, by=by, reason=reason)


@transaction.atomic
def reorder(whole: models.Model, rows: Sequence[Any], *, by: Any, first: int = 0) -> None:
    """Puts the parts of a whole in an order, under one audit line on the whole. Parts that share no step may not."""
    before = [str(row) for row in sorted(rows, key=lambda row: (row.order, row.pk))]
    after = [str(row) for row in rows]
    orders = range(first, first + len(rows))
    if [row.order for row in rows] == list(orders):
        return
    beyond = max([*orders, *(row.order for row in rows)]) + 1
    for start in (beyond, first):  # a step holds one level at a time
        for order, row in enumerate(rows, start=start):
            type(row)._base_manager.filter(pk=row.pk).update(order=order)
            row.order = order
    if before != after:
        audit.write(whole, by=by, verb="reordered", changes={"order": [before, after]})


def moved(rows: Sequence[Any], one: models.Model, step: int) -> list[Any]:
    """The rows with one of them a step up (-1) or down (1); at an end they stay as they are."""
    order = list(rows)
    place = next(number for number, row in enumerate(order) if row.pk == one.pk)
    target = place + step
    if 0 <= target < len(order):
        order[place], order[target] = order[target], order[place]
    return order


def refuse(sentence: str, field: str = "") -> None:
    """Raises ValidationError with the sentence, where there is one, at a field where one is named."""
    if sentence:
        raise ValidationError({field: sentence} if field else sentence)
