"""What a figure is a figure of: the same records, added up the same way, are one quantity wherever it is shown."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator

from lscb.document.blocks import Figure, Unit
from lscb.document.reckoning import CannotReckon, Number, Op, Reckoning, Ref, reckon

ADDED = frozenset({Op.VALUE, Op.SUM})
PLAIN = frozenset({Op.VALUE, Op.SUM, Op.COUNT})
_PURE = frozenset({Op.SHARE, Op.CHANGE, Op.RATIO, Op.PER})
"""Their answers are no number of people, whatever they are reckoned from."""
_WRITTEN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
COUNTED = {name: number for number, name in enumerate(_WRITTEN, 1)}
_NUMBER = re.compile(rf"(?<![\w.,])(?:\d{{1,6}}|{'|'.join(_WRITTEN)})(?![\w.,]*\d)\b", re.IGNORECASE)


class Quantities:
    """The quantities of one document's reckonings, each worked out once.

    Reckonings are shared (every share of a column names the same total), and are known here by their identity: an
    instance is good for as long as its document is held.
    """

    def __init__(self, threshold: int = 0) -> None:
        self.threshold = threshold
        self._quantities: dict[int, Hashable] = {}
        self._values: dict[int, Number | None] = {}
        self._few: dict[int, bool] = {}

    def of(self, part: Ref | Reckoning) -> Hashable:
        """The name of what a reckoning gives: a sum is the set of values it adds up, however they are bracketed."""
        if isinstance(part, Ref):
            return frozenset({(part.model, part.pk, part.field)})
        known = self._quantities.get(id(part))
        if known is None:
            known = self._quantities[id(part)] = self._made(part)
        return known

    def _made(self, reckoning: Reckoning) -> Hashable:
        if reckoning.op in ADDED:
            return frozenset(self._addends(reckoning))
        if reckoning.op is Op.COUNT:
            return (Op.COUNT, frozenset((p.model, p.pk) for p in reckoning.parts if isinstance(p, Ref)))
        return (reckoning.op, tuple(self.of(p) for p in reckoning.parts), reckoning.constant)

    def _addends(self, reckoning: Reckoning) -> Iterator[Hashable]:
        for part in reckoning.parts:
            inner = self.of(part)
            if isinstance(inner, frozenset):
                yield from inner
            else:
                yield inner

    def addends(self, figure: Figure) -> frozenset[Hashable]:
        """The values a sum adds up; empty for a figure that is no sum."""
        made = self.of(figure.reckoning) if figure.reckoning is not None else None
        return made if isinstance(made, frozenset) else frozenset()

    def value_of(self, part: Ref | Reckoning) -> Number | None:
        """What a part comes to; None where it holds no number."""
        if isinstance(part, Ref):
            return part.value
        if id(part) not in self._values:
            try:
                self._values[id(part)] = reckon(part)
            except CannotReckon:
                self._values[id(part)] = None
        return self._values[id(part)]

    def few(self, reckoning: Reckoning) -> bool:
        """Whether a part of a reckoning, itself and not what it is a sum of, is so small a number of people."""
        return any(
            _counts_people(part, within) and is_small(self.value_of(part), self.threshold)
            for part, within in worked_from(reckoning)
        )

    def rests_on_few(self, reckoning: Reckoning) -> bool:
        """Whether any part of a reckoning, at any depth, is so small a number of people."""
        if id(reckoning) not in self._few:
            inner = (part for part in reckoning.parts if isinstance(part, Reckoning))
            self._few[id(reckoning)] = self.few(reckoning) or any(self.rests_on_few(part) for part in inner)
        return self._few[id(reckoning)]


def worked_from(reckoning: Reckoning) -> Iterator[tuple[Ref | Reckoning, Reckoning]]:
    """The parts of a reckoning, and of each share, change, rate or difference among them, each with what it is part of.

    Whoever knows the answer and all of these but one can work that one out.
    """
    for part in reckoning.parts:
        yield part, reckoning
        if isinstance(part, Reckoning) and part.op not in PLAIN:
            yield from worked_from(part)


def _counts_people(part: Ref | Reckoning, within: Reckoning) -> bool:
    """Whether a part of a reckoning is a number of people: by its own unit, or by the one all parts have."""
    if isinstance(part, Ref) or part.op is Op.COUNT:
        return within.part_unit == Unit.PEOPLE
    return part.op not in _PURE and Unit.PEOPLE in (part.part_unit, within.part_unit)


def is_small(value: Number | None, threshold: int) -> bool:
    """Whether a number of people is one that could point to somebody: more than none, fewer than the threshold."""
    return value is not None and value != 0 and -threshold < value < threshold


def names_few(words: str, threshold: int) -> bool:
    """Whether words say so small a number, in digits or written out: "two children", "fewer than 3"."""
    said = (COUNTED.get(name.lower()) or name for name in _NUMBER.findall(words))
    return any(is_small(int(number), threshold) for number in said)
