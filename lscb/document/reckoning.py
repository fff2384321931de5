"""How a figure was reckoned: a small tree of sums and shares over stored records, as data.

A reckoning can be evaluated again at any time from the records it names, and from nothing else; that is how a test
proves every printed figure, and how a reader sees "64 + 45 + 10 + 2 = 121".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

Number = int | Decimal | Fraction


@dataclass(frozen=True, slots=True)
class Ref:
    """One value of one stored record: `model` is "app_label.modelname", `field` the column the value stands in.

    `value` is what the column held when the document was assembled, so that the reckoning can be read years later.
    """

    model: str
    pk: int
    field: str
    value: Number | None = None


class Op(StrEnum):
    """What is done with the parts."""

    VALUE = "as recorded"
    SUM = "sum"
    DIFFERENCE = "difference"
    COUNT = "count"
    MEAN = "mean"
    SHARE = "share, per cent"
    CHANGE = "change, per cent"
    RATIO = "ratio"
    PER = "rate per"
    TIMES = "multiplied"
    OVER = "divided"


@dataclass(frozen=True, slots=True)
class Reckoning:
    """An operation over parts: records' values (with the number each holds) or further reckonings.

    `constant` is the divisor of a mean over a stated number (twelve months), the base of a rate (per 10,000), or what
    a number is multiplied or divided by to stand in another unit (7 for days in weeks).
    `part_unit` is the unit of the parts (a value of `blocks.Unit`): a share of money is said in pounds, and a share of
    people is hidden where the people are few.
    """

    op: Op
    parts: tuple[Ref | Reckoning, ...]
    constant: int | None = None
    part_unit: str = ""


Lookup = Callable[[Ref], Number]


NEEDS = {Op.VALUE: 1, Op.DIFFERENCE: 1, Op.SHARE: 2, Op.CHANGE: 2, Op.RATIO: 2, Op.PER: 2, Op.TIMES: 1, Op.OVER: 1}


class CannotReckon(Exception):
    """A reckoning has no answer: a division by nought, or a part that holds no number."""


def held(reference: Ref) -> Number:
    """The value a reference carries from the time of assembly. Raises CannotReckon where it holds none."""
    if reference.value is None:
        raise CannotReckon(f"{reference.model} {reference.pk} holds no number in {reference.field}.")
    return reference.value


def reckon(reckoning: Reckoning, lookup: Lookup = held) -> Number:
    """The exact value of a reckoning, each record's value fetched by `lookup`: by default the one it carries.

    Returns an int, Decimal or Fraction, never a float. Raises CannotReckon for a division by nought, for a part that
    holds no number, and where an operation has fewer parts than it needs.
    """
    if reckoning.op is Op.COUNT:
        return len(reckoning.parts)
    if len(reckoning.parts) < NEEDS.get(reckoning.op, 0):
        raise CannotReckon(f"“{reckoning.op}” needs more parts than {len(reckoning.parts)}.")
    parts = [lookup(p) if isinstance(p, Ref) else reckon(p, lookup) for p in reckoning.parts]
    match reckoning.op:
        case Op.VALUE:
            return parts[0]
        case Op.SUM:
            return _sum(parts)
        case Op.DIFFERENCE:
            return _plain(Fraction(parts[0]) - Fraction(_sum(parts[1:])))
        case Op.MEAN:
            return _divide(Fraction(_sum(parts)), Fraction(reckoning.constant or len(parts)))
        case Op.SHARE:
            return _divide(Fraction(parts[0]) * 100, Fraction(parts[1]))
        case Op.CHANGE:
            return _divide((Fraction(parts[1]) - Fraction(parts[0])) * 100, Fraction(parts[0]))
        case Op.RATIO:
            return _divide(Fraction(parts[0]), Fraction(parts[1]))
        case Op.PER:
            return _divide(Fraction(parts[0]) * (reckoning.constant or 1), Fraction(parts[1]))
        case Op.TIMES:
            return _plain(Fraction(parts[0]) * (reckoning.constant or 1))
        case Op.OVER:
            return _divide(Fraction(parts[0]), Fraction(reckoning.constant or 1))
    raise CannotReckon(f"No such operation: {reckoning.op}")


def _sum(parts: list[Number]) -> Number:
    """The exact sum; whole numbers, which most are, need no fractions."""
    whole = [p for p in parts if isinstance(p, int)]
    if len(whole) == len(parts):
        return sum(whole)
    return _plain(sum((Fraction(p) for p in parts), Fraction(0)))


def _divide(top: Fraction, base: Fraction) -> Number:
    if base == 0:
        raise CannotReckon("A share, rate or change over nought has no value.")
    return _plain(top / base)


def _plain(value: Fraction) -> Number:
    return int(value) if value.denominator == 1 else value


def refs(reckoning: Reckoning | None) -> Iterator[Ref]:
    """Every stored value a reckoning rests on, in order, repeats included."""
    for part in reckoning.parts if reckoning else ():
        if isinstance(part, Ref):
            yield part
        else:
            yield from refs(part)


def ref_count(reckoning: Reckoning | None) -> int:
    """How many different records a reckoning rests on."""
    return len({(r.model, r.pk) for r in refs(reckoning)})
