"""Writes of what stands beside the figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.text import slugify

from lscb.audit import services as audit
from lscb.board.models import Area, Basis, Period
from priorities.indicators.models import Category, CategoryScheme
from priorities.indicators.services import give_whole

R = TypeVar("R", bound=models.Model)
TAKEN = "There is a part of this name already."


@transaction.atomic
def keep(*, record: R, by: Any) -> R:
    """Stores a record as a form filled it: a new one is added, a stored one changed. Raises ValidationError."""
    if isinstance(record, Period) and (reason := why_not_year(record)):
        raise ValidationError({"basis": reason})
    if record._state.adding:
        if isinstance(record, Area):
            record.order = min(Area.objects.of_board(record.board).count(), 32_000)
        return audit.add(record, by=by)
    return audit.save_changed(record, audit.snapshot(audit.stored(record)), by=by)


@transaction.atomic
def keep_division(*, scheme: CategoryScheme, names: Mapping[int, str], new: Iterable[str], by: Any) -> CategoryScheme:
    """Stores a division with its parts: `names` is what each standing part is called now, `new` those that come last.

    A part whose name is emptied goes. Raises ValidationError where figures are held of it, or a name stands twice.
    """
    if scheme._state.adding:
        scheme.slug = _free(slugify(scheme.name)[:55] or "division", set(_slugs(scheme)))
    keep(record=scheme, by=by)
    give_whole(scheme=scheme, by=by)
    standing = {part.pk: part for part in scheme.categories.filter(is_all=False)}
    for pk, name in names.items():
        if pk in standing and not name:
            remove(record=standing.pop(pk), reason="Its name was emptied.", by=by)
    called = [names.get(pk) or part.name for pk, part in standing.items()] + list(new)
    if len({name.casefold() for name in called}) < len(called):
        raise ValidationError({"more": TAKEN})
    for pk, part in standing.items():
        audit.change(part, by=by, name=names.get(pk) or part.name)
    _add(scheme, list(new), by)
    return scheme


@transaction.atomic
def remove(*, record: models.Model, reason: str, by: Any) -> None:
    """Takes away a record entered by mistake. Raises ValidationError where figures or others stand on it."""
    audit.remove(record, by=by, reason=reason)


def why_not_year(period: Period) -> str:
    """The sentence that refuses a reporting year that is opened from the last one, or nothing."""
    if period.basis != Basis.YEAR:
        return ""
    years = Period.objects.of_board(period.board).filter(basis=Basis.YEAR).exclude(pk=period.pk)
    first = years.order_by("starts").first()
    if first is None or period.starts < first.starts or period.pk is not None:
        return ""
    return f"Years after {first.label} are opened from the one before, under Years."


def _add(scheme: CategoryScheme, new: list[str], by: Any) -> None:
    codes = set(scheme.categories.values_list("code", flat=True))
    last = scheme.categories.aggregate(last=models.Max("order"))["last"] or 0
    for order, name in enumerate(new, start=last + 1):
        code = _free(slugify(name)[:55] or "part", codes)
        codes.add(code)
        audit.add(Category(scheme=scheme, code=code, name=name, order=order), by=by)


def _slugs(scheme: CategoryScheme) -> Any:
    return CategoryScheme.objects.of_board(scheme.board).values_list("slug", flat=True)


def _free(wanted: str, taken: set[str]) -> str:
    numbered = (f"{wanted}-{n}" for n in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(name for name in numbered if name not in taken)
