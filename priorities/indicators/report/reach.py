"""Which figures are read: a board may hold those of hundreds of areas, and a page or a report shows a few of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Exists, OuterRef, Q

from lscb.board.models import Area
from priorities.indicators.models import DerivedPart, Observation

MOST_COMPARED = 6
"""So many areas besides the board's own are shown, for any indicator."""
SINGLE = (Area.Kind.AUTHORITY, Area.Kind.LOCALITY)
FEWER = f"Of the areas to compare with, no more than {MOST_COMPARED} are shown: groups before single ones."
Pair = tuple[int, int]
"""Indicator and area."""


def compared_with(areas: Iterable[Area], covered: Collection[int]) -> list[int]:
    """The areas shown beside the board's own: regions, nations and groups before single places, else in its order."""
    others = [area for area in areas if area.pk not in covered]
    return [area.pk for area in sorted(others, key=lambda area: area.kind in SINGLE)][:MOST_COMPARED]


def only_wholes(wholes: Collection[int]) -> Q:
    """Figures of the whole, and of parts where no whole is held to stand for them or a computed indicator names them.

    An index answers both halves: nothing is read of parts that their whole stands for.
    """
    whole = Q(category1__in=wholes, category2__in=wholes)
    same = {column: OuterRef(column) for column in ("indicator", "period", "area")}
    held = Observation.objects.current().filter(whole, **same).order_by()
    named = DerivedPart.objects.filter(part=OuterRef("indicator"), category=OuterRef("category1")).order_by()
    return whole | ~Exists(held) | Exists(named)


def elsewhere(lost: Collection[int], periods: Collection[int], areas: Mapping[int, Area], most: int) -> set[Pair]:
    """Of indicators that have no figure for an area of the board, the first areas in its order that they are of."""
    if not lost:
        return set()
    rows = Observation.objects.current().filter(indicator__in=lost, period__in=periods).order_by()
    found: dict[int, list[int]] = {}
    for indicator, area in rows.values_list("indicator_id", "area_id").distinct():
        found.setdefault(indicator, []).append(area)
    place = {pk: at for at, pk in enumerate(areas)}
    return {(pk, area) for pk, held in found.items() for area in sorted(held, key=place.__getitem__)[:most]}
