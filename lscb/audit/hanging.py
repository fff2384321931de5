"""What hangs on a record, so that it cannot be taken away without a loss: every other record that points to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.db import models

from lscb.permissions import Power, view_power

OF_THE_PANEL = "records of a child death overview panel"


def what_hangs_on(*records: models.Model, but: Collection[str] = ()) -> list[str]:
    """Each kind of record that points to any of some records of one kind, with how many: "3 returns".

    `but` names the kinds that go with it, by label ("board.level"), with a column where only that one counts.
    Of a panel's records no number is told.
    """
    told = []
    for model, column in _pointing_to(type(records[0])) if records else ():
        label = model._meta.label_lower
        if label in but or f"{label}.{column}" in but:
            continue
        pointing = model._base_manager.filter(**{f"{column}__in": records})
        if many := pointing.count():
            told.append(_in_words(model, many))
    return list(dict.fromkeys(told))


def _pointing_to(model: type[models.Model]) -> Iterator[tuple[Any, str]]:
    """Each model with a column that leads to one, those without a way back too."""
    for field in model._meta.get_fields(include_hidden=True):
        if not field.auto_created or field.concrete:
            continue
        relation: Any = field
        if not relation.related_model._meta.auto_created:
            yield relation.related_model, relation.field.name


def _in_words(model: Any, many: int) -> str:
    if view_power(model) is Power.READ_CHILD_DEATHS:
        return OF_THE_PANEL
    return f"{many} {model._meta.verbose_name if many == 1 else model._meta.verbose_name_plural}"
