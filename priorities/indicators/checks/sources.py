"""Where figures come from: two sources apart, and a source that cannot be found again."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from priorities.indicators.checks.doubts import Doubted, difference, key_of, told
from priorities.indicators.checks.held import Given, Held
from priorities.indicators.models import Source

LOOSE = (Source.Kind.FILE, Source.Kind.EMAIL)


def two_sources(held: Held) -> Iterator[Doubted]:
    """Sources that state one figure state it alike."""
    for key, others in sorted(held.beside.items()):
        chosen = held.cells.get(key)
        if chosen is None or chosen.value is None:
            continue
        for other in others:
            if other.value is not None and not other.span.meets(chosen.span):
                yield _apart(held, chosen, other)


def without_source(held: Held) -> Iterator[Doubted]:
    """Every figure says where it can be found again."""
    if held.indicator.operation:
        return
    if held.indicator.source_id is None:
        yield Doubted("none", None, "Usual source", "none named", "each figure needs one", "", ("no usual source",))
    for source in (held.sources[number] for number in sorted(held.used)):
        kind = source.get_kind_display().lower()
        values = (f"{source.pk}:{source.name}:{source.kind}",)
        need = "a day, an address or a note by which it can be found"
        yield Doubted(key_of(source.pk), None, f"“{source}”, {kind}", "neither day nor note", need, "", values)


def is_loose(source: Source) -> bool:
    """Whether nothing says how a file or a letter can be found again."""
    return source.kind in LOOSE and not (source.published_on or source.note.strip() or source.address)


def _apart(held: Held, chosen: Given, other: Given) -> Doubted:
    period, area = held.periods[chosen.key[0]], held.areas[chosen.key[1]]
    places = max(chosen.decimals, other.decimals)
    return Doubted(
        key_of(*chosen.key, other.source),
        period.pk,
        held.place(period, area, *chosen.key[2:]),
        f"{held.printed(chosen)} ({held.sources[chosen.source]})",
        f"{held.printed(other)} ({held.sources[other.source]})",
        difference(chosen.value or Fraction(0), other.span, held.unit, places),
        told([chosen, other]),
    )
