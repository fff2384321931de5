"""What a check is and what it finds, and what it may ask: the report, as the board would read it."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

from lscb.annualreport.checks.texts import Said, texts_of
from lscb.annualreport.models import Report, SharedDraft
from lscb.document.blocks import Document, Fill
from lscb.document.disclosure import Protected
from lscb.document.walk import Path

R = TypeVar("R")


class Level(StrEnum):
    """What follows from a fault: it must be put right, or it may be answered with a reason."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Fault:
    """One thing a check found: where, in a sentence, and the values that an answer to it would be bound to.

    `fill` leads to the record that would put it right, where there is one.
    """

    place: Path
    words: str
    bound: tuple[str, ...] = ()
    fill: Fill | None = None


@dataclass(frozen=True)
class Subject:
    """What is checked: a report's tree as the board reads it. With `draft`, that shared draft's; else as it stands."""

    report: Report
    protected: Protected
    draft: SharedDraft | None = None
    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def document(self) -> Document:
        """The tree."""
        return self.protected.document

    def once(self, name: str, read: Callable[[], R]) -> R:
        """What one check reads, kept for the others of the same run."""
        if name not in self.kept:
            self.kept[name] = read()
        return self.kept[name]  # type: ignore[no-any-return]  # what `read` gave under this name

    @cached_property
    def texts(self) -> list[Said]:
        """Every run of words in it, in reading order; read once for all checks."""
        return list(texts_of(self.document))

    @property
    def written(self) -> Iterator[Said]:
        """The runs that a person wrote."""
        return (said for said in self.texts if said.written)


@dataclass(frozen=True)
class Check:
    """One check: a function whose docstring is what is said of whatever it finds."""

    find: Callable[[Subject], Iterator[Fault]]
    level: Level

    @property
    def name(self) -> str:
        """Its lasting name, as in addresses: "printed-differs"."""
        return self.find.__name__.replace("_", "-")

    @property
    def message(self) -> str:
        """What is said of what it finds."""
        return (inspect.getdoc(self.find) or "").splitlines()[0]


@dataclass(frozen=True)
class Found:
    """A fault with the check that found it, and the reason it was answered with, if it was."""

    check: Check
    fault: Fault
    answer: str = ""
    key: str = field(init=False)

    def __post_init__(self) -> None:
        # Bound to what was found: when a value changes, the key is another, and what was answered is open again.
        parts = (self.check.name, *self.fault.place, *(self.fault.bound or (self.fault.words,)))
        object.__setattr__(self, "key", hashlib.sha256("\x1f".join(parts).encode()).hexdigest())

    @property
    def blocks(self) -> bool:
        """Whether it stands in the way of approval: an error, or a warning that nobody answered."""
        return self.check.level is Level.ERROR or not self.answer
