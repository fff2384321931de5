"""What the search needs to know of one kind of record; most of it is told by the record's own model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Q

from lscb.permissions import Power, view_power
from lscb.search import texts
from lscb.search.models import Entry

# What a reader wants to see beside a record's name, where it has one.
PLACES = ("agency", "group", "fund", "topic")


class Family(StrEnum):
    """What the results are sorted into for the reader who narrows them."""

    ACTIONS = "Actions"
    AGENCIES = "Agencies"
    BOARD = "The board"
    REVIEWS = "Case reviews"
    FILES = "Files"
    MEETINGS = "Groups and meetings"
    LETTERS = "Letters and invitations"
    MONEY = "Money"
    PRIORITIES = "Priorities"
    PUBLISHED = "Published reports"
    REPORT = "Report in draft"
    RETURNS = "Returns"
    SCRUTINY = "Scrutiny and engagement"
    STANDARDS = "Section 11"
    STATISTICS = "Statistics"
    TRAINING = "Training"

    @property
    def slug(self) -> str:
        """As it stands in an address."""
        return self.name.lower()


@dataclass(frozen=True)
class Part:
    """One piece of a record that is found by itself: its key, its title and its words."""

    key: str
    title: str
    text: str


@dataclass(frozen=True)
class Kind:
    """One kind of record. `label` names its model.

    `address` is where one is read on the desk, for those who hold the `power` over it (its model's to read, where none
    is named), or, where it is `open`, for everybody who may see it. `reads` joins and `gathers` fetches what its name
    and its address need. `seen` says who sees which rows, where that is not its model's `visible_to`. `heavy` columns
    are read for indexing alone. `if_written` leaves out records in which nobody wrote anything. `follows` names records
    by whose audit lines it is indexed anew, each with the look-up that leads there. `parts` divides it.
    """

    label: str
    family: Family
    address: Callable[[Any], str] | None = None
    open: bool | Callable[[Any], bool] = False
    power: Power | None = None
    reads: tuple[str, ...] = ()
    gathers: tuple[str, ...] = ()
    heavy: tuple[str, ...] = ()
    if_written: bool = False
    seen: Callable[[Any], Any] | None = None
    follows: tuple[tuple[str, str], ...] = ()
    text: Callable[[Any], str] = texts.text_of
    parts: Callable[[Any], Iterable[Part]] | None = None

    @cached_property
    def model(self) -> Any:
        """Its model."""
        return apps.get_model(self.label)

    def opens_for(self, user: Any, record: Any) -> bool:
        """Whether somebody who sees a record may go to its page."""
        is_open = self.open(record) if callable(self.open) else self.open
        return is_open or bool(user.may(self.power or view_power(self.model), record))

    @cached_property
    def noun(self) -> str:
        """What one is called: "Finding"."""
        name = str(self.model._meta.verbose_name)
        return name[:1].upper() + name[1:]

    def visible_to(self, user: Any) -> Any:
        """The records a person may read, asked now."""
        return self.seen(user) if self.seen else self.model._default_manager.visible_to(user)

    @cached_property
    def lookups(self) -> tuple[str, ...]:
        """The way up to the board, step by step: ("judgement", "judgement__ret") for a piece of evidence."""
        steps = getattr(self.model._default_manager.all(), "board_path", "").split("__")[:-1]
        return tuple("__".join(steps[: length + 1]) for length in range(len(steps)))

    def line(self, record: Any) -> Iterator[Any]:
        """A record and what it belongs to, nearest first."""
        yield record
        for lookup in self.lookups:
            yield follow(record, lookup)

    @cached_property
    def joins(self) -> tuple[str, ...]:
        """What is read with a record at once."""
        own = [name for name in ("period", "board", *PLACES) if _relation(self.model, name)]
        above = [
            f"{up}__{name}" for up, model in self._above() for name in ("period", "board") if _relation(model, name)
        ]
        return tuple(dict.fromkeys([*own, *self.lookups, *above, *self.reads]))

    def rows(self, numbers: Iterable[Any] | None = None) -> Any:
        """Its records with what their names, words and addresses need."""
        rows = self.written().order_by("pk")
        rows = rows.select_related(*self.joins) if self.joins else rows
        rows = rows.prefetch_related(*self.gathers) if self.gathers else rows
        return rows if numbers is None else rows.filter(pk__in=numbers)

    def written(self) -> Any:
        """The records worth looking at: all, or those in whose columns words stand."""
        rows = self.model._default_manager.all()
        if not self.if_written or self.text is not texts.text_of:
            return rows
        return rows.filter(reduce(or_, (~Q(**{column: ""}) for column in texts.columns(self.model))))

    def shown(self, numbers: Iterable[Any]) -> dict[int, Any]:
        """Records by their numbers, as a list of results names them."""
        return {record.pk: record for record in self.rows(numbers).defer(*self.heavy)}

    def entries(self, record: Any) -> list[Entry]:
        """What is indexed of one record."""
        starts, ends = texts.days_of(self.line(record))
        text = self.text(record)
        own = (Part("", str(record), text),) if text or not self.if_written else ()
        return [
            Entry(
                kind=self.label,
                object_id=record.pk,
                part=part.key,
                starts=starts,
                ends=ends,
                title=texts.tidy(part.title),
                text=texts.tidy(part.text),
            )
            for part in (*own, *(self.parts(record) if self.parts else ()))
        ]

    @cached_property
    def ancestors(self) -> tuple[tuple[str, str], ...]:
        """The records whose days are its own where it has none: their models' labels, and the look-up to each."""
        dated = [(model._meta.label_lower, up) for up, model in self._above()]
        for lookup, model in (("", self.model), *self._above()):
            if _relation(model, "period"):
                dated.append(("board.period", f"{lookup}__period" if lookup else "period"))
        return tuple(dated)

    def _above(self) -> list[tuple[str, Any]]:
        models_above, model = [], self.model
        for lookup in self.lookups:
            model = model._meta.get_field(lookup.rsplit("__", 1)[-1]).related_model
            models_above.append((lookup, model))
        return models_above


def follow(record: Any, lookup: str) -> Any:
    """The record a look-up leads to."""
    for step in lookup.split("__"):
        record = getattr(record, step)
    return record


def _relation(model: type[models.Model], name: str) -> bool:
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return bool(field.is_relation and field.many_to_one)
