"""The kinds of record a board is set up with, as their screens need them: words, fields, list, parts and verbs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404

from lscb.permissions import Power
from lscb.setup.forms import SetupForm, form_of, with_lines
from lscb.setup.lines import ListOfLines

Keep = Callable[[Any, Any, Any], Any]
"""Stores a record as a valid form filled it: `keep(record, form, by)`."""
Remove = Callable[[Any, Any, str], None]
"""Takes a record away: `remove(record, by, reason)`."""


@dataclass(frozen=True)
class Told:
    """One line of a list of parts: what stands before it, its words, more about it, and how deep it stands."""

    when: str
    words: str
    more: str = ""
    depth: int = 0


@dataclass(frozen=True)
class Fields:
    """What is asked of a record in order. `shape` is no longer asked once it is in use, as `why_not_reshape` says."""

    model: Any
    asked: tuple[str, ...]
    base: type[SetupForm] = SetupForm
    labels: dict[str, str] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)
    shape: tuple[str, ...] = ()

    def form(self, lines: ListOfLines | None = None, like: Any = None) -> type[SetupForm]:
        """Its form, with the whole list of its parts where `lines` tells how one is typed."""
        made = form_of(self.model, self.asked, self.base, self.labels, self.hints)
        return with_lines(made, lines, like) if lines else made


@dataclass(frozen=True)
class Part:
    """What stands under a record and is entered on its page.

    `column` leads to the record; `move` is left out of lists that have no order; `of` says which records have such.
    """

    slug: str
    one: str
    many: str
    column: str
    fields: Fields
    rows: Callable[[Any], list[Any]]
    told: Callable[[Any], Told]
    keep: Keep
    remove: Remove
    move: Callable[[Any, int, Any], None] | None = None
    of: Callable[[Any], bool] = lambda record: True

    @property
    def a(self) -> str:
        """ "a heading", as a button says it."""
        return article(self.one)

    @property
    def ordered(self) -> bool:
        """Whether its list has an order, in which a part is moved up and down."""
        return self.move is not None

    @property
    def model(self) -> Any:
        """Its model."""
        return self.fields.model


@dataclass(frozen=True)
class Kind:
    """One kind: `one` follows "a" or "an" in sentences, `many` heads its list.

    `columns` are those of the list beside the name: a head, and what is told of a record. `reads` joins and `gathers`
    fetches what they need, `counts` are counted as `many_<name>`. `again` is what beginning one like another is called,
    `mended` what may still be changed of one in use.
    """

    slug: str
    one: str
    many: str
    lede: str
    fields: Fields
    columns: tuple[tuple[str, Callable[[Any], str]], ...]
    keep: Keep
    remove: Remove
    why_not_remove: Callable[[Any], str]
    why_not_reshape: Callable[[Any], str] = lambda record: ""
    why_not_part: Callable[[Any], str] = lambda record: ""
    parts: tuple[Part, ...] = ()
    lines: ListOfLines | None = None
    reads: tuple[str, ...] = ()
    gathers: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    power: Power = Power.EDIT_RECORDS
    again: str = ""
    mended: str = "Words can be mended, with a reason."

    @property
    def model(self) -> Any:
        """Its model."""
        return self.fields.model

    def part(self, slug: str) -> Part:
        """The kind of part an address names. Raises Http404."""
        return _named(slug, self.parts)


def _named(slug: str, among: Any) -> Any:
    found = next((one for one in among if one.slug == slug), None)
    if found is None:
        raise Http404
    return found


def article(noun: str) -> str:
    """ "a scale", "an area"."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
